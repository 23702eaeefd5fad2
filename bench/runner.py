"""Every scenario on every contestant, by turns, so that what the machine does besides hits all of them."""

import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import msgspec

from bench.contestants import NO_LIMITS, Places, Running, peer, stock, wordsnake
from bench.load.spec import Result, Spec
from bench.peers.programs import PEERS
from bench.plan import Plan
from tests.support.longgame import LongGame

BASE = "websockets"
OURS = "wordsnake"
STOCK = "stock"
IN_MEMORY = "in memory"
MEMORY = Path("/dev/shm")  # noqa: S108 - a folder without a disk, in which each server makes one of its own
LONGEST = 300.0
"""Seconds that a scenario may take."""

Results = dict[str, dict[str, list[float]]]
"""By contestant and figure: the value of each repeat."""
Start = Callable[[Places], AbstractContextManager[Running]]


class ScenarioError(Exception):
    """A scenario came to nothing; the text says why."""


@dataclass(frozen=True, slots=True)
class Heat:
    """A scenario, how often, and the servers that take part."""

    scenario: str
    repeats: int
    starts: tuple[Start, ...]
    program: str = "bench.load"
    """Measures: it is run as a module with a Spec, and answers a Result."""


def heats(plan: Plan) -> list[Heat]:
    """All of them. Limits on rates are on where they are what is measured, and off where they would be in the way."""
    fast = partial(wordsnake, kind=OURS, options=(NO_LIMITS,))
    slow = partial(wordsnake, kind=STOCK, options=(NO_LIMITS, *stock()))
    limited = partial(wordsnake, kind=OURS)
    base = partial(peer, kind=BASE)
    return [
        Heat("watched", plan.repeats, (fast, slow, base)),
        Heat("moves", plan.repeats, (fast, slow, base)),
        Heat("flood", plan.repeats, (limited, base)),
        Heat("readers", 1, (fast, slow, base)),
        Heat("memory", 1, (fast, slow, base)),
        Heat("crowd", 1, (fast,)),
        Heat("page", 1, (partial(fast, prepare=LongGame().store),), "bench.page"),
    ]


def everybody(plan: Plan) -> list[Heat]:
    """The same work on all servers that were weighed when the project began, and on Wordsnake without a disk."""
    ours = partial(wordsnake, kind=OURS, options=(NO_LIMITS,))
    in_memory = partial(wordsnake, kind=IN_MEMORY, options=(NO_LIMITS,), folder=MEMORY)
    slow = partial(wordsnake, kind=STOCK, options=(NO_LIMITS, *stock()))
    peers = {kind: partial(peer, kind=kind) for kind in PEERS}
    told = (ours, in_memory, slow, *(start for kind, start in peers.items() if kind != "polling"))
    return [
        Heat("watched", plan.repeats, told),
        Heat("moves", plan.repeats, told),
        Heat("usual", plan.repeats, (*told, peers["polling"])),
        Heat("memory", 1, tuple(start for start in told if start is not in_memory)),
        Heat("crowd", 1, (ours,)),
    ]


class Runner:
    """Runs heats. `said` is told what is done next."""

    def __init__(self, plan: Plan, places: Places, core: int, chain: str, said: Callable[[str], None]) -> None:
        self.results: Results = defaultdict(lambda: defaultdict(list))
        self.places = places
        self.said = said
        self._plan = plan
        self._core = core
        self._chain = chain

    def run(self, heat: Heat) -> None:
        """Start the servers of a heat, and run its scenario on them by turns. Raises ScenarioError."""
        with ExitStack() as started:
            self.said(f"{heat.scenario}: starting {len(heat.starts)} servers")
            servers = [started.enter_context(start(self.places)) for start in heat.starts]
            for repeat, server in _turns(heat.repeats, servers):
                self.said(f"{heat.scenario}: {server.kind}, {repeat + 1} of {heat.repeats}")
                self._keep(server, self.ask(server, heat.scenario, self._plan, repeat, heat.program))

    def ask(self, server: Running, scenario: str, plan: Plan, turn: int = 0, program: str = "bench.load") -> Result:
        """Run a scenario on a server; no two turns of it have the same players. Raises ScenarioError."""
        spec = Spec(
            scenario=scenario,
            dialect=server.dialect,
            port=server.port,
            pids=list(server.pids),
            engine=server.engine,
            core=self._core,
            words=self._chain,
            salt=f"{scenario} {turn}",
            source=f"127.0.0.{10 + turn}",
            flood_source=f"127.0.0.{100 + turn}",
            plan=plan,
        )
        command = [sys.executable, "-m", program, msgspec.json.encode(spec).decode()]
        done = subprocess.run(command, capture_output=True, timeout=LONGEST, check=False)  # noqa: S603 - a program of ours
        if done.returncode:
            raise ScenarioError(f"{scenario} on {server.kind}: {done.stderr.decode()}")
        return msgspec.json.decode(done.stdout, type=Result)

    def _keep(self, server: Running, result: Result) -> None:
        for name, value in result.items():
            self.results[server.kind][name].append(value)


def _turns(repeats: int, servers: Sequence[Running]) -> Iterator[tuple[int, Running]]:
    return ((repeat, server) for repeat in range(repeats) for server in servers)


def steps(heats: Sequence[Heat]) -> int:
    """How often `said` is called for them."""
    return sum(1 + heat.repeats * len(heat.starts) for heat in heats)
