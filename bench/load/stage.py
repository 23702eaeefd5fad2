"""Games that are played while somebody watches the clock."""

import math
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from time import perf_counter, process_time

import msgspec

from bench.load.client import Client
from bench.load.connection import LoadError
from bench.load.crowd import Crowd
from bench.load.spec import Spec
from bench.machine import cpu_seconds

AT_ONCE = math.inf
END_SECONDS = 30.0
"""How long the last delivery may take when a window is over."""
SETTLE_SECONDS = 0.3


class Window:
    """What server and load generator have spent since it was made."""

    def __init__(self, spec: Spec) -> None:
        self._spec = spec
        self._cpu, self._engine = cpu_seconds(spec.pids), cpu_seconds([spec.engine])
        self._own, self._began = process_time(), perf_counter()

    @property
    def cpu(self) -> float:
        """CPU seconds of the server's processes."""
        return cpu_seconds(self._spec.pids) - self._cpu

    @property
    def engine(self) -> float:
        """CPU seconds of the engine among them."""
        return cpu_seconds([self._spec.engine]) - self._engine

    @property
    def seconds(self) -> float:
        """That have passed."""
        return perf_counter() - self._began

    @property
    def load(self) -> float:
        """The share of its core that this process has used."""
        return (process_time() - self._own) / self.seconds


class Measured(msgspec.Struct, kw_only=True):
    """A window of play. Times in seconds; `acks`, `deliveries` and `last` are waits, from the sending of a move on."""

    seconds: float
    cpu: float
    engine: float
    load: float
    acks: list[float]
    deliveries: list[float]
    last: list[float]
    """Until all of the audience had it."""
    event_bytes: int


class Match:
    """One game. `audience`: the numbers of the clients that are told, the players among them."""

    def __init__(self, game: str, players: Sequence[Client], audience: Sequence[int], words: Iterator[str]) -> None:
        self.game = game
        self.players = players
        self.audience = audience
        self.forget()
        self._words = words
        self.ply = 0

    def forget(self) -> None:
        """Count anew."""
        self.sent: list[float] = []
        self.missing: list[int] = []
        self.heard: Counter[int] = Counter()

    def move(self) -> None:
        """Have whose turn it is play the next word."""
        player = self.players[self.ply % len(self.players)]
        self.missing.append(len(self.audience))
        self.sent.append(perf_counter())
        player.play(self.game, next(self._words), self.ply)
        self.ply += 1


class Stage:
    """Some matches that are played at a time; no client is in the audience of two of them. A `Listener`."""

    def __init__(self, crowd: Crowd, matches: Iterable[Match], spec: Spec) -> None:
        self._crowd = crowd
        self._spec = spec
        self._match = {number: match for match in matches for number in match.audience}
        self._matches = list(matches)
        self._idle = deque(self._matches)
        self._forget()

    def event(self, client: int, now: float) -> None:
        """One of the audience hears of the next move: events of a game arrive in order."""
        match = self._match[client]
        at = match.heard[client]
        match.heard[client] = at + 1
        wait = now - match.sent[at]
        self._deliveries.append(wait)
        match.missing[at] -= 1
        if not match.missing[at]:
            self._last.append(wait)

    def ack(self, client: int, now: float) -> None:
        """A move was accepted."""
        match = self._match[client]
        self._acks.append(now - match.sent[-1])
        self._idle.append(match)

    def play(self, seconds: float, rate: float, warm_up: float) -> Measured:
        """Play so long, at `rate` moves a second, after a warm-up. Raises LoadError if deliveries are missing."""
        self._play(warm_up, rate)
        self._forget()
        before, window = self._crowd.event_bytes, Window(self._spec)
        self._play(seconds, rate)
        return Measured(
            seconds=window.seconds,
            load=window.load,
            cpu=window.cpu,
            engine=window.engine,
            acks=self._acks,
            deliveries=self._deliveries,
            last=self._last,
            event_bytes=self._crowd.event_bytes - before,
        )

    def rest(self, seconds: float) -> float:
        """Do nothing but hear so long; the share of a core that the server needs for it."""
        window = Window(self._spec)
        self._crowd.pace(self, deque(), Match.move, AT_ONCE, lambda _now: window.seconds < seconds)
        return window.cpu / window.seconds

    def advance(self, words: int, rate: float) -> None:
        """Play until that many words have been laid in each match. Raises LoadError as `play`."""
        self._crowd.pace(self, self._idle, Match.move, rate, lambda _now: any(it.ply < words for it in self._matches))
        self._complete()

    def _play(self, seconds: float, rate: float) -> None:
        until = perf_counter() + seconds
        self._crowd.pace(self, self._idle, Match.move, rate, lambda now: now < until)
        self._complete()

    def _complete(self) -> None:
        over = perf_counter() + END_SECONDS
        while not self._is_complete():
            if perf_counter() > over:
                raise LoadError("not everybody was told of every move")
            self._crowd.turn(self, 1.0)

    def _is_complete(self) -> bool:
        return len(self._idle) == len(self._matches) and not any(any(match.missing) for match in self._matches)

    def _forget(self) -> None:
        self._acks: list[float] = []
        self._deliveries: list[float] = []
        self._last: list[float] = []
        for match in self._matches:
            match.forget()


class Deaf:
    """A listener that ignores everything: what still comes before anything is measured."""

    def event(self, client: int, now: float) -> None:
        """Ignore it."""

    def ack(self, client: int, now: float) -> None:
        """Ignore it."""


def settle(crowd: Crowd) -> None:
    """Let pass what is still said about the preparations."""
    until = perf_counter() + SETTLE_SECONDS
    while perf_counter() < until:
        crowd.turn(Deaf(), SETTLE_SECONDS)
