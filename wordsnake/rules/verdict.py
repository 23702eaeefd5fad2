"""Whether a text may be laid on a word. What was played before is the game's to know (`already_played`)."""

from dataclasses import dataclass
from typing import ClassVar

from wordsnake.rules.languages import LANGUAGES
from wordsnake.rules.lexicon import Lexicon
from wordsnake.rules.link import beginnings, overlap
from wordsnake.rules.refused import Refused
from wordsnake.rules.ruleset import Ruleset
from wordsnake.rules.scoring import points, shortest
from wordsnake.rules.words import NotAWord, Word, normalize


@dataclass(frozen=True, slots=True)
class Legal:
    """The word in its canonical spelling, how many letters it shares with the current one, and what that scores."""

    word: Word
    overlap: int
    points: int


@dataclass(frozen=True, slots=True)
class TooShort(Refused):
    """The word has fewer than `min` letters."""

    reason: ClassVar[str] = "too_short"
    says: ClassVar[str] = "The word must have at least {min} letters."

    min: int


@dataclass(frozen=True, slots=True)
class NotInLexicon(Refused):
    """`word`, as it was understood, is not permitted; `nearest` is a permitted word that it may have been meant for.

    It is never one that could be laid here, lest a refusal give a move away.
    """

    reason: ClassVar[str] = "not_in_lexicon"
    says: ClassVar[str] = '"{word}" is not in the lexicon.'

    word: str
    nearest: str | None


@dataclass(frozen=True, slots=True)
class NoOverlap(Refused):
    """`word` does not begin with the end of `current`; `beginnings` are those that would do, the longest first."""

    reason: ClassVar[str] = "no_overlap"
    says: ClassVar[str] = '"{word}" does not begin with the last letters of "{current}".'

    current: str
    word: str
    beginnings: tuple[str, ...]


def look_up(text: str, lexicon: Lexicon) -> Word | NotAWord | NotInLexicon:
    """The permitted word that `text` spells, in its canonical spelling."""
    word = normalize(text, LANGUAGES[lexicon.language])
    if isinstance(word, NotAWord):
        return word
    return lexicon.find(word) or NotInLexicon(word.text, lexicon.nearest(word.key))


def judge(text: str, current: Word | None, ply: int, rules: Ruleset, lexicon: Lexicon) -> Legal | Refused:
    """Whether `text` may be move `ply` on `current` (None: it opens the game). The first fault found is the answer."""
    word = normalize(text, LANGUAGES[lexicon.language])
    if isinstance(word, NotAWord):
        return word
    least = shortest(rules, ply)
    if len(word.key) < least:
        return TooShort(least)
    found = lexicon.find(word)
    if found is None:
        return NotInLexicon(word.text, _harmless(word, current, rules, lexicon))
    return _link(found, current, rules)


def _harmless(word: Word, current: Word | None, rules: Ruleset, lexicon: Lexicon) -> str | None:
    """The word nearest to one that is not permitted, unless it links. Whether it is long enough makes no difference."""
    near = lexicon.nearest(word.key)
    meant = None if near is None else normalize(near, LANGUAGES[lexicon.language])
    return near if isinstance(meant, Word) and isinstance(_link(meant, current, rules), NoOverlap) else None


def _link(word: Word, current: Word | None, rules: Ruleset) -> Legal | NoOverlap:
    if current is None:
        return Legal(word, overlap=0, points=0)
    shared = overlap(current.key, word.key, rules.min_overlap, rules.max_overlap)
    if not shared:
        return NoOverlap(current.text, word.text, beginnings(current.key, rules.min_overlap, rules.max_overlap))
    return Legal(word, shared, points(rules, shared))
