"""What is counted while games are played, without a socket."""

import math
from collections import deque
from itertools import repeat
from typing import Any, cast

from bench.load.crowd import Crowd
from bench.load.spec import Spec
from bench.load.stage import Match, Stage
from bench.plan import QUICK

PLAYERS, AUDIENCE = 2, 3
SPEC = Spec(
    scenario="moves",
    dialect="plain",
    port=0,
    pids=[],
    engine=0,
    core=0,
    words="",
    salt="",
    source="",
    flood_source="",
    plan=QUICK,
)


class Player:
    """Remembers what it played."""

    def __init__(self, log: list[tuple[str, int]]) -> None:
        self._log = log

    def play(self, game: str, word: str, ply: int) -> None:
        del game
        self._log.append((word, ply))


class Echo:
    """A crowd whose server answers each move at once, and delivers it to the whole audience. See `Crowd`."""

    def __init__(self, log: list[tuple[str, int]]) -> None:
        self.event_bytes = 0
        self._log = log
        self._answered = 0

    def turn(self, listener: Any, wait: float) -> None:
        del wait
        for _ in self._log[self._answered :]:
            listener.ack(0, math.inf)
            for client in range(AUDIENCE):
                self.event_bytes += 100
                listener.event(client, math.inf)
        self._answered = len(self._log)

    def pace(self, listener: Any, idle: deque[Any], go: Any, rate: float, more: Any) -> None:
        del more
        for _ in range(5):
            go(idle.popleft())
            self.turn(listener, rate)


def stage() -> tuple[Stage, list[tuple[str, int]]]:
    log: list[tuple[str, int]] = []
    players: list[Any] = [Player(log) for _ in range(PLAYERS)]
    match = Match("g", players, range(AUDIENCE), repeat("word"))
    return Stage(cast("Crowd", Echo(log)), [match], SPEC), log


def test_every_move_and_every_delivery_is_counted() -> None:
    """Five moves to an audience of three."""
    measured = stage()[0].play(1.0, math.inf, 0.0)
    assert (len(measured.acks), len(measured.deliveries), len(measured.last)) == (5, 15, 5)
    assert measured.event_bytes == 1500


def test_the_warm_up_does_not_count_but_goes_on() -> None:
    """Its moves are made, and those after it have the next numbers."""
    played, log = stage()
    measured = played.play(1.0, math.inf, 0.0)
    assert [ply for _, ply in log] == list(range(10))
    assert len(measured.acks) == 5
