"""The lexicons of a server as its host has ruled, now and at any time before."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Protocol, cast

from wordsnake.lexicon.ruled import RuledLexicon, Searchable
from wordsnake.rules.lexicon import Lexicon
from wordsnake.rules.rulings import Ruling, rulings_in

KEPT = 64
"""So many versions are kept; another one is put together again from the index, which costs nothing but its rulings."""


class Built(Protocol):
    """The lexicons as they were built: a `Shelf`."""

    @property
    def languages(self) -> tuple[str, ...]:
        """The codes of all of them, ready or not."""

    def get(self, language: str) -> Lexicon | None:
        """One of them, or None while it is not ready."""


class RuledShelf:
    """The lexicons of `built` with the rulings there are. What is ruled holds at once, for what begins afterwards."""

    def __init__(self, built: Built, rulings: Iterable[Ruling] = ()) -> None:
        self._built = built
        self._rulings: defaultdict[str, list[Ruling]] = defaultdict(list)
        self._versions: dict[tuple[str, int], RuledLexicon] = {}
        for ruling in rulings:
            self.add(ruling)

    @property
    def languages(self) -> tuple[str, ...]:
        """As Built."""
        return tuple(self._built.languages)

    def add(self, ruling: Ruling) -> None:
        """The host has ruled; rulings of a language come in the order of their numbers."""
        self._rulings[ruling.language].append(ruling)

    def ruling(self, language: str, key: str) -> Ruling | None:
        """The one that holds for a key."""
        return next((ruling for ruling in reversed(self._rulings[language]) if ruling.key == key), None)

    def get(self, language: str, version: str | None = None) -> Lexicon | None:
        """The lexicon of a language as it is now, or with the rulings of an earlier version of it.

        Where the index itself has been built anew since, the rulings are put on that: its words are not here any more.
        """
        base = self._built.get(language)
        rulings = self._rulings[language]
        number = rulings_in(version)[1] if version else rulings[-1].number if rulings else 0
        if base is None or not number:
            return base
        kept = self._versions.get((language, number))
        if kept is None or kept.base is not base:
            if len(self._versions) >= KEPT:
                del self._versions[next(iter(self._versions))]
            kept = RuledLexicon(cast("Searchable", base), (each for each in rulings if each.number <= number))
            self._versions[language, number] = kept
        return kept
