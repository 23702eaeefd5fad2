"""A position of a game: a current word, what was played before it, and what may follow."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from wordsnake.analysis.words import Words
from wordsnake.game.events import Link
from wordsnake.game.ledger import Ledger
from wordsnake.rules.link import beginnings, overlap
from wordsnake.rules.ruleset import Ruleset
from wordsnake.rules.scoring import shortest


@dataclass(frozen=True, slots=True)
class Position:
    """Before move `ply`, which has to follow the word with the key `current`.

    Of the `snake` of the whole game the first `played` words have been played here, and `current` besides.
    """

    current: str
    ply: int
    rules: Ruleset
    snake: Ledger[str, Link]
    played: int

    def after(self, key: str) -> "Position":
        """Where the word with this key leads, whatever was played in the game."""
        return replace(self, current=key, ply=self.ply + 1)

    def candidates(self, words: Words, looks: int) -> Iterator[tuple[int, str]]:
        """Overlap and key of words that may be played, the longest overlap first.

        For each overlap `looks` words of the lexicon are looked at: where more begin so, the others are left out.
        """
        for beginning in beginnings(self.current, self.rules.min_overlap, self.rules.max_overlap):
            for key in words.following(beginning, looks):
                if self.overlap(key) == len(beginning):
                    yield len(beginning), key

    def continuations(self, words: Words, most: int) -> int:
        """How many words may be played, counted up to `most`."""
        # So many of those looked at can be played already; each word is counted at its longest overlap alone.
        return sum(1 for _ in islice(self.candidates(words, most + self.played + 1), most))

    def overlap(self, key: str) -> int:
        """The overlap of a permitted word that may be played here; 0 if it may not."""
        if len(key) < shortest(self.rules, self.ply) or key == self.current:
            return 0
        link = self.snake.get(key)
        if link is not None and link.ply < self.played:
            return 0
        return overlap(self.current, key, self.rules.min_overlap, self.rules.max_overlap)
