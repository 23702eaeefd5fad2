"""What the rules need to know of a lexicon; `wordsnake.lexicon` satisfies it, tests use a small set."""

from collections.abc import Callable
from typing import Protocol

from wordsnake.rules.words import Word


class Lexicon(Protocol):
    """The permitted words of one language, looked up by key."""

    @property
    def language(self) -> str:
        """The code of the language, as in `wordsnake.rules.languages`."""

    @property
    def version(self) -> str:
        """Names sources and builder; equal versions hold equal words."""

    def find(self, word: Word) -> Word | None:
        """The permitted word with this key, in its canonical spelling, or None.

        Where several permitted words share the key, the one spelled as `word.text` wins, else the most common.
        """

    def nearest(self, key: str) -> str | None:
        """One permitted word at edit distance 1 of `key` for a key of five letters or more, else None."""

    def follower(self, key: str, shortest: int, longest: int, allowed: Callable[[str], bool]) -> str | None:
        """A permitted word that begins with the last `longest`..`shortest` letters of `key`, trying the longest first.

        It adds at least one letter, does not hold `key` whole, and its key satisfies `allowed`. The search is bounded;
        None means that none was found.
        """

    def opening(self, draw: int) -> Word:
        """A common word with many continuations, chosen by the non-negative number `draw`."""
