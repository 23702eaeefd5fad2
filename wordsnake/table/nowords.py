"""A lexicon without words, for what can be done to a game whose own is not ready."""

from collections.abc import Callable

from wordsnake.rules.lexicon import Lexicon
from wordsnake.rules.words import Word


class NoWords:
    """Permits nothing."""

    language = ""
    version = ""

    def find(self, word: Word) -> None:
        """As Lexicon."""

    def nearest(self, key: str) -> None:
        """As Lexicon."""

    def follower(self, key: str, shortest: int, longest: int, allowed: Callable[[str], bool]) -> None:
        """As Lexicon."""

    def opening(self, draw: int) -> Word:
        """There is none: a LookupError."""
        raise LookupError(f"no opening to draw by {draw}")


NO_WORDS: Lexicon = NoWords()
