"""The game as a small server would have it: no storage, no clocks, no refusals but the plain ones."""

from dataclasses import dataclass, field
from typing import Any


class RefusedError(Exception):
    """It may not be played."""


@dataclass
class Game:
    """Who plays, and what was played."""

    id: str
    players: list[str] = field(default_factory=list)
    scores: dict[str, int] = field(default_factory=dict)
    played: set[str] = field(default_factory=set)
    current: str = ""
    ply: int = 0
    seq: int = 0

    def join(self, player: str) -> None:
        """Take a seat; turns go round in the order of joining."""
        self.players.append(player)
        self.scores[player] = 0

    def play(self, player: str, word: str, ply: int, words: frozenset[str]) -> dict[str, Any]:
        """Lay a word; what happened. Raises RefusedError."""
        overlap = self._judge(player, word, ply, words)
        self.played.add(word)
        self.current = word
        self.ply += 1
        self.scores[player] += 2 * overlap
        turn = self.players[self.ply % len(self.players)]
        return self.tell(
            player=player, word=word, overlap=overlap, points=2 * overlap, score=self.scores[player], ply=ply, turn=turn
        )

    def tell(self, **what: Any) -> dict[str, Any]:
        """An event."""
        self.seq += 1
        return {"type": "event", "game": self.id, "seq": self.seq, **what}

    def _judge(self, player: str, word: str, ply: int, words: frozenset[str]) -> int:
        if ply != self.ply or player != self.players[ply % len(self.players)]:
            raise RefusedError("not your turn")
        if word not in words:
            raise RefusedError("not a word")
        if word in self.played:
            raise RefusedError("already played")
        overlap = _overlap(self.current, word)
        if self.current and not overlap:
            raise RefusedError("no overlap")
        return overlap


def _overlap(current: str, word: str) -> int:
    for size in range(min(len(current), len(word)) - 1, 0, -1):
        if word.startswith(current[-size:]):
            return size
    return 0
