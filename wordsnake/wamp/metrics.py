"""What an engine counts, for whoever watches it: families of samples as JSON, which the router writes down.

A family is `{"name", "kind", "help", "samples"}`, its kind counter, gauge or histogram, a sample
`[suffix, labels, value]`.
"""

import os
import re
import resource
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from wordsnake.game.card import GameCard
from wordsnake.game.events import Event, GameId
from wordsnake.game.state import GameState
from wordsnake.table.ports import Announce, Journal

Json = dict[str, Any]
Seconds = Callable[[], float]

BOUNDS = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)
"""Upper ends of the classes of a histogram, in seconds."""

PHASES = ("waiting", "playing", "finished", "closed")


class Histogram:
    """How long something took, in classes."""

    def __init__(self) -> None:
        self._classes = [0] * (len(BOUNDS) + 1)
        self._sum = 0.0

    def observe(self, seconds: float) -> None:
        """It took so long."""
        self._classes[bisect_left(BOUNDS, seconds)] += 1
        self._sum += seconds

    def samples(self) -> list[list[Any]]:
        """Each class counts those below it as well."""
        found: list[list[Any]] = []
        total = 0
        for bound, count in zip((*map(str, BOUNDS), "+Inf"), self._classes, strict=True):
            total += count
            found.append(["_bucket", {"le": bound}, total])
        return [*found, ["_sum", {}, self._sum], ["_count", {}, total]]


class Metrics:
    """The counts of one engine. `seconds` is a clock that never goes back, `began` when it began, in Unix seconds."""

    def __init__(self, seconds: Seconds, began: float) -> None:
        self._seconds = seconds
        self._began = began
        self._calls: Counter[tuple[str, str]] = Counter()
        self._events: Counter[str] = Counter()
        self._commits = Histogram()
        self._publishing = Histogram()

    def called(self, procedure: str, outcome: str) -> None:
        """A call was answered: `outcome` is "ok" or the last part of the error's URI."""
        self._calls[procedure.rpartition(".")[2], outcome.rpartition(".")[2]] += 1

    def timed(self, journal: Journal) -> Journal:
        """The journal; how long it takes to store events is counted."""
        return _TimedJournal(journal, self._commits, self._seconds)

    def counted(self, announce: Announce) -> Announce:
        """`announce`; what is announced, and how long it takes, is counted."""

        async def counting(before: GameState, events: tuple[Event, ...], after: GameState) -> None:
            for event in events:
                self._events[_name(type(event).__name__)] += 1
            begun = self._seconds()
            await announce(before, events, after)
            self._publishing.observe(self._seconds() - begun)

        return counting

    def families(self, phases: Iterable[str]) -> list[Json]:
        """Everything counted so far; `phases` are those of the games in memory."""
        games = {**dict.fromkeys(PHASES, 0), **Counter(phases)}
        calls = [["", {"procedure": name, "outcome": outcome}, count] for (name, outcome), count in self._calls.items()]
        events = [["", {"type": kind}, count] for kind, count in self._events.items()]
        began = [["", {}, self._began]]
        return [
            _family("games", "gauge", "Games in memory, by phase.", [["", {"phase": p}, n] for p, n in games.items()]),
            _family("calls_total", "counter", "Calls answered, by procedure and outcome.", calls),
            _family("events_total", "counter", "Events stored and announced, by type.", events),
            _family("commit_seconds", "histogram", "Storing the events of one command.", self._commits.samples()),
            _family("publish_seconds", "histogram", "From stored to sent.", self._publishing.samples()),
            _family("engine_start_time_seconds", "gauge", "When the engine began, in Unix time.", began),
            *_process(),
        ]


class _TimedJournal:
    def __init__(self, journal: Journal, took: Histogram, seconds: Seconds) -> None:
        self._journal = journal
        self._took = took
        self._seconds = seconds
        self.read = journal.read
        self.unfinished = journal.unfinished
        self.over_since = journal.over_since

    async def append(self, game: GameId, events: Sequence[Event], card: GameCard) -> None:
        begun = self._seconds()
        await self._journal.append(game, events, card)
        self._took.observe(self._seconds() - begun)


@cache
def _name(kind: str) -> str:
    """An event's as in the public API."""
    return re.sub("(?<!^)(?=[A-Z])", "_", kind).lower()


def _process() -> list[Json]:
    used = resource.getrusage(resource.RUSAGE_SELF)
    resident = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
    cpu = [["", {}, used.ru_utime + used.ru_stime]]
    return [
        _family("engine_cpu_seconds_total", "counter", "CPU time.", cpu),
        _family("engine_resident_bytes", "gauge", "Memory.", [["", {}, resident]]),
    ]


def _family(name: str, kind: str, meaning: str, samples: list[list[Any]]) -> Json:
    return {"name": name, "kind": kind, "help": meaning, "samples": samples}
