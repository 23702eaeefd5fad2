"""What players sent and were told, against what is stored: nothing lost, nothing doubled, nothing that nobody sent."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple


class Move(NamedTuple):
    """A move as a player makes it."""

    game: str
    player: str
    ply: int
    word: str


class Stored(NamedTuple):
    """A move as it is stored."""

    game: str
    seq: int
    ply: int
    word: str
    points: int
    score: int


class Late(NamedTuple):
    """A turn that ended by its deadline: when, and how long after it and its grace; both in seconds."""

    at: float
    by: float


class Extension(NamedTuple):
    """A clock that was put right: what it gained, what is left of the turn, and what a whole one has; in seconds."""

    game: str
    gained: float
    left: float
    whole: float

    def short_of(self, lost: float) -> float:
        """By how much whoever is to move has less than before so much was lost; nobody gets more than a whole turn."""
        return max(min(lost - self.gained, self.whole - self.left), 0.0)


GRACE_S = 0.3


@dataclass
class Ledger:
    """Moves by their ids: sent, acknowledged (with the answer), refused (with the reason)."""

    sent: dict[str, Move] = field(default_factory=dict)
    acknowledged: dict[str, dict[str, Any]] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)


class Log:
    """The event log in the database of a server, read from outside, as far as it was read.

    `late`: of missed turns; `extensions`: of clocks that were put right.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seqs: dict[str, int] = {}
        self._deadlines: dict[str, int | None] = {}
        self.moves: dict[str, list[Stored]] = defaultdict(list)
        self.late: list[Late] = []
        self.extensions: list[Extension] = []
        self._turns: dict[str, float] = {}

    def read(self) -> None:
        """Read what has come since, as of one moment."""
        connection = sqlite3.connect(f"{self._path.as_uri()}?mode=ro", uri=True, isolation_level=None)
        try:
            connection.execute("BEGIN")
            for game, last in connection.execute("SELECT game, seq FROM games").fetchall():
                if last > self._seqs.get(game, 0):
                    self._read_game(connection, game)
        finally:
            connection.close()

    def _read_game(self, connection: sqlite3.Connection, game: str) -> None:
        rows = connection.execute(
            "SELECT seq, body FROM events WHERE game = ? AND seq > ? ORDER BY seq", (game, self._seqs.get(game, 0))
        )
        for seq, body in rows:
            assert seq == self._seqs.get(game, 0) + 1, f"game {game} has no event before {seq}"
            self._seqs[game] = seq
            self._take(game, json.loads(body))

    def _take(self, game: str, event: dict[str, Any]) -> None:
        if event["type"] == "word_played":
            fields = ("seq", "ply", "word", "points", "score")
            self.moves[str(event["move_id"])].append(Stored(game, *(event[field] for field in fields)))
        deadline = self._deadlines.get(game)
        if event["type"] == "turn_missed" and event["why"] == "timeout" and deadline is not None:
            self.late.append(Late(event["at"] / 1000, (event["at"] - deadline) / 1000 - GRACE_S))
        if event["type"] == "game_created":
            self._turns[game] = event["ruleset"]["turn_seconds"]
        if event["type"] == "clock_extended" and deadline is not None:
            gained, left = event["deadline"] - deadline, event["deadline"] - event["at"]
            self.extensions.append(Extension(game, gained / 1000, left / 1000, self._turns[game]))
        if "deadline" in event:
            self._deadlines[game] = event["deadline"]


@dataclass
class Balance:
    """What is wrong: ids of moves."""

    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    never_sent: list[str] = field(default_factory=list)
    refused_and_stored: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.lost or self.doubled or self.never_sent or self.refused_and_stored)


def balance(ledger: Ledger, log: Log) -> Balance:
    """Compare; the log must have been read after the last acknowledgement."""
    return Balance(
        lost=list(_lost(ledger, log)),
        doubled=[move_id for move_id, moves in log.moves.items() if len(moves) > 1],
        never_sent=[move_id for move_id, moves in log.moves.items() if not _was_sent(ledger, move_id, moves[0])],
        refused_and_stored=[move_id for move_id in ledger.refused if move_id in log.moves],
    )


def _lost(ledger: Ledger, log: Log) -> Iterator[str]:
    for move_id, answer in ledger.acknowledged.items():
        stored = log.moves.get(move_id)
        if not stored or any(getattr(stored[0], field) != answer[field] for field in Stored._fields if field != "game"):
            yield move_id


def _was_sent(ledger: Ledger, move_id: str, stored: Stored) -> bool:
    move = ledger.sent.get(move_id)
    return move is not None and (move.game, move.ply) == (stored.game, stored.ply)
