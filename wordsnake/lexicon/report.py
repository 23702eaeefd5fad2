"""What a host wants to know of a lexicon: whether it holds certain words, and what it is made of.

Data only; the command line decides how to show it.
"""

import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import cycle, islice
from typing import Literal

from wordsnake.lexicon.frequency import STEPS_PER_ZIPF
from wordsnake.lexicon.index import Origin
from wordsnake.lexicon.lexicon import IndexedLexicon
from wordsnake.rules.languages import LANGUAGES
from wordsnake.rules.words import NotAWord, normalize

TIMED_LOOKUPS = 20_000
"""Enough to measure by, and done in some tens of milliseconds."""


@dataclass(frozen=True, slots=True)
class WordReport:
    """What a lexicon makes of a text."""

    text: str
    normal: str | None
    """The normal form of the text; None where it is no word."""
    word: str | None
    """The permitted word in its canonical spelling, or None."""
    reason: Literal["not_a_word", "not_in_lexicon"] | None
    nearest: str | None
    zipf: float | None
    """How common the word is, to an eighth; None where it is not permitted, or nobody has counted it."""

    @property
    def valid(self) -> bool:
        """Whether the text spells a permitted word."""
        return self.word is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class LexiconReport:
    """What a lexicon is made of, and how fast it is."""

    language: str
    version: str
    words: int
    keys: int
    openings: int
    unfit: int
    """How many keys the server itself never says."""
    size: int
    """Of the index, in bytes."""
    build_seconds: float
    origins: tuple[Origin, ...]
    by_zipf: dict[int | None, int]
    """How many keys there are of each whole Zipf value, rounded down, from rare to common; None: never counted."""
    lookups_per_second: int


def check_words(lexicon: IndexedLexicon, texts: Iterable[str]) -> list[WordReport]:
    """What the lexicon makes of each text."""
    return [_check(lexicon, text) for text in texts]


def _check(lexicon: IndexedLexicon, text: str) -> WordReport:
    word = normalize(text, LANGUAGES[lexicon.language])
    if isinstance(word, NotAWord):
        return WordReport(text, None, None, "not_a_word", None, None)
    found = lexicon.find(word)
    if found is None:
        return WordReport(text, word.text, None, "not_in_lexicon", lexicon.nearest(word.key), None)
    level = lexicon.level(found.key)
    return WordReport(text, word.text, found.text, None, None, level / STEPS_PER_ZIPF if level else None)


def describe(lexicon: IndexedLexicon) -> LexiconReport:
    """What there is to say of a lexicon. Measures for a moment how fast it answers."""
    header = lexicon.header
    return LexiconReport(
        language=header.language,
        version=lexicon.version,
        words=header.words,
        keys=header.keys,
        openings=lexicon.openings(),
        unfit=lexicon.unfit(),
        size=lexicon.size,
        build_seconds=header.build_seconds,
        origins=header.origins,
        by_zipf=dict(_by_zipf(lexicon.levels())),
        lookups_per_second=_lookups_per_second(lexicon),
    )


def _by_zipf(levels: bytes) -> Iterator[tuple[int | None, int]]:
    counted = Counter(level // STEPS_PER_ZIPF if level else -1 for level in levels)
    return ((None if zipf < 0 else zipf, counted[zipf]) for zipf in sorted(counted))


def _lookups_per_second(lexicon: IndexedLexicon) -> int:
    """How many words a second `find` finds, half of them in the lexicon and half not."""
    known = [lexicon.opening(draw) for draw in range(lexicon.openings())]
    unknown = [type(word)(word.text[::-1] + "q", word.key[::-1] + "q") for word in known]
    words = list(islice(cycle([*known, *unknown]), TIMED_LOOKUPS))
    began = time.perf_counter()
    for word in words:
        lexicon.find(word)
    return round(TIMED_LOOKUPS / (time.perf_counter() - began))
