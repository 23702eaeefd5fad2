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
    """`word`, as it was understood, is not permitted; `nearest` is a permitted word that it may have been meant for."""

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
    return word if isinstance(word, NotAWord) else _find(word, lexicon)


def judge(text: str, current: Word | None, ply: int, rules: Ruleset, lexicon: Lexicon) -> Legal | Refused:
    """Whether `text` may be move `ply` on `current` (None: it opens the game). The first fault found is the answer."""
    word = normalize(text, LANGUAGES[lexicon.language])
    if isinstance(word, NotAWord):
        return word
    least = shortest(rules, ply)
    if len(word.key) < least:
        return TooShort(least)
    found = _find(word, lexicon)
    return found if isinstance(found, NotInLexicon) else _link(found, current, rules)


def _find(word: Word, lexicon: Lexicon) -> Word | NotInLexicon:
    return lexicon.find(word) or NotInLexicon(word.text, lexicon.nearest(word.key))


def _link(word: Word, current: Word | None, rules: Ruleset) -> Legal | NoOverlap:
    if current is None:
        return Legal(word, overlap=0, points=0)
    shared = overlap(current.key, word.key, rules.min_overlap, rules.max_overlap)
    if not shared:
        return NoOverlap(current.text, word.text, beginnings(current.key, rules.min_overlap, rules.max_overlap))
    return Legal(word, shared, points(rules, shared))
