"""A lexicon that answers from its index."""

from bisect import bisect_left
from collections.abc import Callable
from itertools import islice
from string import ascii_lowercase

import marisa_trie

from wordsnake.lexicon.edits import edits
from wordsnake.lexicon.index import Header, Index
from wordsnake.rules.languages import LANGUAGES
from wordsnake.rules.words import Word

SHORTEST_TO_MEND = 5
"""A shorter key is one edit away from too many words for any of them to be what was meant."""
MOST_FOLLOWERS = 100
"""How many words are looked at for each way in which a follower could begin."""


class IndexedLexicon:
    """The permitted words of one language, as `wordsnake.rules.lexicon.Lexicon` asks for them.

    Every method reads mapped memory only, takes a millisecond at the very most, and may be called from any thread.
    """

    def __init__(self, index: Index) -> None:
        self._index = index
        self._trie = marisa_trie.Trie()
        self._trie.map(index.sections["trie"])
        self._levels = index.sections["levels"]
        self._spelled = index.sections["spelled"].cast("I")
        self._ends = index.sections["ends"].cast("I")
        self._openings = index.sections["openings"].cast("I")
        self._unfit = index.sections["unfit"].cast("I")
        self._letters = "".join(sorted(LANGUAGES[self.language].own.union(ascii_lowercase)))

    @property
    def language(self) -> str:
        """The code of the language."""
        return self.header.language

    @property
    def version(self) -> str:
        """The language and the fingerprint of builder and sources: equal versions hold equal words."""
        return f"{self.language}-{self.header.fingerprint[:12]}"

    @property
    def header(self) -> Header:
        """What the index says of itself."""
        return self._index.header

    @property
    def size(self) -> int:
        """Of the index, in bytes."""
        return self._index.size

    def __len__(self) -> int:
        """The number of keys."""
        return len(self._trie)

    def find(self, word: Word) -> Word | None:
        """The permitted word with this key, spelled as `word` if that is permitted, else as is most common."""
        number = self._trie.get(word.key)
        if number is None:
            return None
        spellings = self._spellings(number, word.key)
        return word if word.text in spellings else Word(spellings[0], word.key)

    def level(self, key: str) -> int:
        """How common the word with this key is (`wordsnake.lexicon.frequency.level`); 0 if nobody has counted it."""
        number = self._trie.get(key)
        return 0 if number is None else self._levels[number]

    def fit(self, key: str) -> bool:
        """Whether the server itself may say the word with this key: it is not offensive. Players may say any."""
        number = self._trie.get(key, -1)
        return not _holds(self._unfit, number)

    def unfit(self) -> int:
        """How many words the server does not say."""
        return len(self._unfit)

    def levels(self) -> bytes:
        """The level of every key, in no order that means anything."""
        return bytes(self._levels)

    def following(self, prefix: str, limit: int) -> list[str]:
        """At most `limit` keys that begin with `prefix`, which may be one of them, in no order that means anything."""
        return list(islice(self._trie.iterkeys(prefix), limit))

    def nearest(self, key: str) -> str | None:
        """The most common fit word one edit away from a key of five letters or more, in its usual spelling, or None."""
        if len(key) < SHORTEST_TO_MEND:
            return None
        found = {other for other in edits(key, self._letters, self._reach(key)) if other in self._trie and other != key}
        near = sorted(filter(self.fit, found))
        return self._spelling(max(near, key=self.level)) if near else None

    def follower(self, key: str, shortest: int, longest: int, allowed: Callable[[str], bool]) -> str | None:
        """The most common fit one of some words that may follow `key`, in its canonical spelling, or None.

        It overlaps in `longest`..`shortest` letters, in as many as it can, does not begin with `key` whole, and
        `allowed` says yes to its key. For each length at most 100 words are looked at.
        """
        for length in range(min(longest, len(key) - 1), max(shortest, 1) - 1, -1):
            found = [
                other
                for other in self.following(key[-length:], MOST_FOLLOWERS)
                if len(other) > length and not other.startswith(key) and allowed(other) and self.fit(other)
            ]
            if found:
                return self._spelling(max(found, key=self.level))
        return None

    def opening(self, draw: int) -> Word:
        """A common word with many continuations, chosen by the non-negative number `draw`."""
        key = self._trie.restore_key(self._openings[draw % len(self._openings)])
        return Word(self._spelling(key), key)

    def openings(self) -> int:
        """How many words there are to open a game with."""
        return len(self._openings)

    def _reach(self, key: str) -> int:
        """How many of the first letters of `key` some permitted key begins with."""
        for length in range(1, len(key) + 1):
            if not self.following(key[:length], 1):
                return length - 1
        return len(key)

    def _spelling(self, key: str) -> str:
        return self._spellings(self._trie[key], key)[0]

    def _spellings(self, number: int, key: str) -> list[str]:
        """The permitted spellings of a key with its id, the most common first."""
        if not _holds(self._spelled, number):
            return [key]
        at = bisect_left(self._spelled, number)
        start = self._ends[at - 1] if at else 0
        return bytes(self._index.sections["spellings"][start : self._ends[at]]).decode().split("\n")


def _holds(ascending: memoryview, number: int) -> bool:
    at = bisect_left(ascending, number)
    return at < len(ascending) and ascending[at] == number
