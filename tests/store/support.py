"""What the tests of stores share: a reactor thread they drive themselves, and small games to store."""

import sqlite3
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from queue import SimpleQueue
from typing import Any, TypeVar

from twisted.internet.defer import Deferred
from twisted.python.failure import Failure

from wordsnake.game.card import GameCard
from wordsnake.game.events import Event, GameCreated, GameFinished, GameId, Outcome, PlayerId, Said, SeatLeft, SeatTaken
from wordsnake.rules.ruleset import PRESETS
from wordsnake.store.protocols import Store
from wordsnake.store.sqlite.connection import connect
from wordsnake.store.sqlite.worker import Connect

T = TypeVar("T")

ANNE, BRAM, CARO = PlayerId("anne"), PlayerId("bram"), PlayerId("caro")
NOON = 1_767_268_800_000
DAY = 24 * 60 * 60 * 1000


class Pump:
    """Stands for the reactor: what threads hand over is run here, by whoever waits."""

    def __init__(self) -> None:
        self._calls: SimpleQueue[tuple[Callable[..., object], tuple[Any, ...]]] = SimpleQueue()

    def call_from_thread(self, function: Callable[..., object], *args: Any) -> None:
        """As `reactor.callFromThread`."""
        self._calls.put((function, args))

    def run_one(self) -> None:
        """Wait for a call from a thread and make it."""
        function, args = self._calls.get(timeout=60)
        function(*args)

    def wait(self, answer: Deferred[T]) -> T:
        """The result of `answer`; raises what it failed with. A thread that never answers fails the test."""
        results: list[T | Failure] = []
        answer.addBoth(results.append)
        while not results:
            self.run_one()
        (result,) = results
        if isinstance(result, Failure):
            result.raiseException()
        return result


class Gate:
    """Holds up a store's writer where it opens its connection, and keeps what that connection is told to do."""

    def __init__(self) -> None:
        self.open = threading.Event()
        self.statements: list[str] = []
        self._reached = threading.Event()

    def connect(self, path: Path, *, then: Connect = connect) -> sqlite3.Connection:
        """Opens a connection, by `then`, once the gate is open: what a store gets as `connect`."""
        self._reached.set()
        assert self.open.wait(timeout=60)
        connection = then(path)
        connection.set_trace_callback(self.statements.append)
        return connection

    def hold(self, store: Store) -> None:
        """Send the writer to the gate with a call of no consequence: whatever is asked from here on waits together."""
        store.prune_chat(0)
        assert self._reached.wait(timeout=60)


Append = tuple[GameId, list[Event], GameCard]
"""The arguments of `EventLog.append`."""


def opened(
    game: str = "game2222", *, at: int = NOON, host: PlayerId = ANNE, rated: bool = False, **card: Any
) -> Append:
    """The first append of a game: its host created it and sat down."""
    first = GameCreated(
        seq=1, at=at, ruleset=PRESETS["sprint"], language="nl", lexicon="nl-1", private=False, host=host, rated=rated
    )
    summary = GameCard(
        game=GameId(game),
        seq=2,
        phase="waiting",
        ruleset="sprint",
        language="nl",
        private=False,
        host=host,
        seats=(host,),
        scores=(0,),
        seats_max=8,
        words=0,
        opened_at=at,
        changed_at=at,
        outcome=None,
    )
    return GameId(game), [first, SeatTaken(seq=2, at=at, player=host)], replace(summary, **card)


def after(before: Append, *events: Event, **card: Any) -> Append:
    """The append that follows `before`: `events`, numbered here, and the card with these fields changed."""
    game, _, summary = before
    numbered = [replace(event, seq=summary.seq + place) for place, event in enumerate(events, start=1)]
    last = numbered[-1]
    return game, numbered, replace(summary, **{"seq": last.seq, "changed_at": last.at} | card)


def joined(before: Append, player: PlayerId, *, at: int = NOON) -> Append:
    """`player` sits down."""
    card = before[2]
    taken = SeatTaken(seq=0, at=at, player=player)
    return after(before, taken, seats=(*card.seats, player), scores=(*card.scores, 0))


def left(before: Append, player: PlayerId, *, at: int = NOON) -> Append:
    """`player` stands up again."""
    seats = tuple(seat for seat in before[2].seats if seat != player)
    return after(before, SeatLeft(seq=0, at=at, player=player), seats=seats, scores=(0,) * len(seats))


def said(before: Append, text: str | None = "hallo", *, at: int = NOON, player: PlayerId = ANNE) -> Append:
    """`player` says something."""
    return after(before, Said(seq=0, at=at, player=player, text=text))


def finished(before: Append, *, at: int = NOON) -> Append:
    """The game ends, won by all its seats."""
    seats = before[2].seats
    outcome = Outcome(winners=seats, why="goal", scores=tuple((player, 26) for player in seats))
    end = GameFinished(seq=0, at=at, outcome=outcome)
    return after(before, end, phase="finished", outcome=outcome, scores=(26,) * len(seats))
