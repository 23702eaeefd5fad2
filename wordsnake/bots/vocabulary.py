"""The words a bot knows: the common and decent ones of a lexicon, in alphabetical order, to be found by beginning."""

from bisect import bisect_left
from collections.abc import Iterable
from typing import Protocol, Self

from wordsnake.bots.levels import LEVELS, Level
from wordsnake.lexicon.frequency import level as frequency_level

AFTER_ALL = "\U0010ffff"
"""Sorts after every letter."""


class Words(Protocol):
    """What is asked of a lexicon (`wordsnake.lexicon.lexicon.IndexedLexicon`)."""

    def __len__(self) -> int:
        """The number of keys."""

    def following(self, prefix: str, limit: int) -> list[str]:
        """At most `limit` keys that begin with `prefix`."""

    def level(self, key: str) -> int:
        """How common a word is, as `wordsnake.lexicon.frequency.level` counts."""

    def fit(self, key: str) -> bool:
        """Whether the word is one to say: it is not offensive."""


class Vocabulary:
    """Keys in alphabetical order. Each lookup is a bisection, so that a move costs well under a millisecond."""

    def __init__(self, keys: Iterable[str]) -> None:
        self._keys = sorted(keys)

    @classmethod
    def of(cls, lexicon: Words, level: Level) -> Self:
        """What a bot of this level knows of a lexicon: no offensive word, however common it is."""
        least = frequency_level(level.zipf)
        keys = lexicon.following("", len(lexicon))
        return cls(key for key in keys if lexicon.level(key) >= least and lexicon.fit(key))

    def __len__(self) -> int:
        """The number of keys."""
        return len(self._keys)

    def __contains__(self, key: str) -> bool:
        at = bisect_left(self._keys, key)
        return at < len(self._keys) and self._keys[at] == key

    def __getitem__(self, place: int) -> str:
        return self._keys[place]

    def beginning_with(self, letters: str) -> range:
        """The places of all keys that begin with these letters."""
        return range(bisect_left(self._keys, letters), bisect_left(self._keys, letters + AFTER_ALL))


def vocabularies(lexicon: Words) -> dict[int, Vocabulary]:
    """What every level knows of a lexicon."""
    largest = min(LEVELS.values(), key=lambda level: level.zipf)
    known = _Known(Vocabulary.of(lexicon, largest), lexicon)
    return {number: Vocabulary.of(known, level) for number, level in LEVELS.items()}


class _Known:
    """The words of a vocabulary, as a lexicon: what the lesser levels know is among them."""

    def __init__(self, vocabulary: Vocabulary, lexicon: Words) -> None:
        self._keys = [vocabulary[place] for place in vocabulary.beginning_with("")]
        self.level = lexicon.level
        self.fit = lexicon.fit

    def __len__(self) -> int:
        return len(self._keys)

    def following(self, _prefix: str, _limit: int) -> list[str]:
        """All of them."""
        return self._keys
