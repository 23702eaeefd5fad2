"""What the analysis asks of a lexicon, and which of its words may be shown as examples."""

from typing import Protocol

from wordsnake.rules.lexicon import Lexicon
from wordsnake.rules.words import Word


class Words(Lexicon, Protocol):
    """A lexicon that can be searched by prefix; `wordsnake.lexicon.lexicon.IndexedLexicon` is one."""

    def level(self, key: str) -> int:
        """How common a word is: the more common, the higher; 0 if nobody has counted it."""

    def following(self, prefix: str, limit: int) -> list[str]:
        """At most `limit` keys that begin with `prefix`, which may be one of them."""

    def fit(self, key: str) -> bool:
        """Whether the server itself may say the word."""


class Examples:
    """Chooses words to show: common ones first, and none that the server itself would not say."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def fit(self, key: str) -> bool:
        """Whether the word may be shown."""
        return self._words.fit(key)

    def commonest_first(self, key: str) -> tuple[int, str]:
        """By what keys are sorted."""
        return -self._words.level(key), key

    def choose(self, keys: list[str], most: int) -> tuple[str, ...]:
        """The most common of these that may be shown, at most `most` of them, spelled as usual."""
        chosen = sorted(filter(self.fit, keys), key=self.commonest_first)[:most]
        return tuple(self.spelled(key) for key in chosen)

    def spelled(self, key: str) -> str:
        """The usual spelling of a permitted word."""
        word = self._words.find(Word(key, key))
        if word is None:
            raise KeyError(key)
        return word.text
