"""A lexicon as the host has ruled: the words of an index, some permitted besides, some banned."""

from collections.abc import Callable, Iterable
from itertools import islice
from typing import Protocol

from wordsnake.rules.languages import LANGUAGES
from wordsnake.rules.lexicon import Lexicon
from wordsnake.rules.rulings import Ruling, with_rulings
from wordsnake.rules.words import Word


class Searchable(Lexicon, Protocol):
    """What an `IndexedLexicon` is."""

    def level(self, key: str) -> int:
        """How common a word is; 0 if nobody has counted it."""

    def fit(self, key: str) -> bool:
        """Whether the server itself may say the word."""

    def following(self, prefix: str, limit: int) -> list[str]:
        """At most `limit` keys that begin with `prefix`."""


class RuledLexicon:
    """`base` with the rulings 1, 2, 3 ... of its language.

    What the host has permitted may be played; the server itself says only what its word list has, and nothing banned.
    """

    def __init__(self, base: Searchable, rulings: Iterable[Ruling]) -> None:
        self.base = base
        latest = {ruling.key: ruling for ruling in rulings}
        self._number = max((ruling.number for ruling in latest.values()), default=0)
        self._banned = frozenset(key for key, ruling in latest.items() if not ruling.permitted)
        self._permitted = {key: Word(ruling.word, key) for key, ruling in latest.items() if ruling.permitted}

    @property
    def language(self) -> str:
        """The code of the language."""
        return self.base.language

    @property
    def version(self) -> str:
        """That of the index, and how many rulings there are."""
        return with_rulings(self.base.version, self._number)

    def find(self, word: Word) -> Word | None:
        """As Lexicon."""
        if word.key in self._banned:
            return None
        return self.base.find(word) or self._permitted.get(word.key)

    def nearest(self, key: str) -> str | None:
        """As Lexicon; a banned word is nobody's nearest."""
        near = self.base.nearest(key)
        return None if near is None or LANGUAGES[self.language].fold(near) in self._banned else near

    def follower(self, key: str, shortest: int, longest: int, allowed: Callable[[str], bool]) -> str | None:
        """As Lexicon; from the word list, and not banned."""
        return self.base.follower(key, shortest, longest, lambda other: other not in self._banned and allowed(other))

    def opening(self, draw: int) -> Word:
        """As Lexicon. Where the host has banned an opening the next one is taken."""
        drawn = (self.base.opening(draw + more) for more in range(len(self._banned) + 1))
        return next((word for word in drawn if word.key not in self._banned), self.base.opening(draw))

    def level(self, key: str) -> int:
        """How common a word is; 0 if nobody has counted it."""
        return self.base.level(key)

    def fit(self, key: str) -> bool:
        """Whether the server itself may say the word."""
        return self.base.fit(key) and self.base.find(Word(key, key)) is not None

    def following(self, prefix: str, limit: int) -> list[str]:
        """At most `limit` permitted keys that begin with `prefix`."""
        listed = (key for key in self.base.following(prefix, limit + len(self._banned)) if key not in self._banned)
        found = dict.fromkeys(listed)
        found.update(dict.fromkeys(key for key in self._permitted if key.startswith(prefix)))
        return list(islice(found, limit))
