"""A campaign: fifty players in twenty games, faults drawn by a seed, and a look at everything after each of them."""

import asyncio
import contextlib
import os
import random
import time
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.faults import wrongs
from tests.faults.fold import digest, seen_in
from tests.faults.ledger import Extension, Ledger, Log, balance
from tests.faults.party import Party
from tests.faults.players import Player, Words
from tests.faults.proxy import Proxy
from tests.faults.report import Mended, Report, calm
from tests.faults.vitals import Vitals, vitals
from tests.support.server import Server

SIZES = (2, 3) * 10
"""Players of each of twenty parties: fifty in all."""
AT_A_TIME = 8
"""Faults of lines that are done at once."""
BOUND_S = 60.0
"""A player who is not in step so long after a fault has ended never will be."""
FEWEST, MOST = 1, 6
"""Players whose lines a fault takes."""


class Wrong(AssertionError):  # noqa: N818 - it is what the campaign is looking for
    """Something is not as it should be after a fault."""


FAIR_S = 2.0
"""No turn may be shorter than this by what was lost of it. A second is the engine's to notice; the other one is for us,
who see that it answers again later than it does."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of the plan. `among`: the seed of whatever chance it takes."""

    number: int
    wrong: wrongs.Wrong
    among: int

    @property
    def name(self) -> str:
        """As the table calls it."""
        return self.wrong.__name__


def bent(folder: Path, setenv: Callable[[str, str], None]) -> Path:
    """Have servers that are started from now on read clock and disk through a file in `folder`; that file."""
    control = folder / "bent"
    control.write_bytes(bytes(32))
    setenv("WORDSNAKE_FAULTS", str(control))
    before = os.environ.get("PYTHONPATH", "")
    setenv("PYTHONPATH", os.pathsep.join(filter(None, [str(Path(__file__).parent / "inject"), before])))
    return control


def plan(faults: int, seed: int, whole: int) -> list[Fault]:
    """So many faults, `whole` of them of the whole server, each kind as often as any other, in an order by chance."""
    chance = random.Random(seed)
    possible = wrongs.possible()
    kinds = [possible[number % len(possible)] for number in range(whole)]
    kinds += [wrongs.LINES[number % len(wrongs.LINES)] for number in range(faults - whole)]
    chance.shuffle(kinds)
    return [Fault(number, kind, chance.getrandbits(64)) for number, kind in enumerate(kinds)]


class Campaign:
    """Everything it takes. `say` is told of each fault that is over."""

    def __init__(self, server: Server, control: Path, words: Words, seed: int, say: Any = lambda _: None) -> None:
        self.report = Report()
        self.ledger = Ledger()
        self._server = server
        self._control = control
        self._words = words
        self._chance = random.Random(seed)
        self._say = say
        self._log = Log(server.data.database)
        self._looking = asyncio.Semaphore(1)
        self._era: dict[str, Vitals] = {}

    async def run(self, faults: Sequence[Fault]) -> Report:
        """Do all of them. Raises Wrong at the first that does not mend; the report tells of those before it."""
        began = time.monotonic()
        try:
            await self._do_all(faults)
        finally:
            self._settle()
            self.report.seconds = time.monotonic() - began
        return self.report

    async def _do_all(self, faults: Sequence[Fault]) -> None:
        async with Proxy(self._server.port) as self._proxy, self._playing():
            await self._everybody_in_step()
            lines: set[asyncio.Task[None]] = set()
            for fault in faults:
                if fault.wrong in wrongs.WHOLE:
                    await _all(lines)
                    await self._whole(fault)
                else:
                    while len(lines) >= AT_A_TIME:
                        done, lines = await asyncio.wait(lines, return_when=asyncio.FIRST_COMPLETED)
                        await _all(done)
                    lines.add(asyncio.create_task(self._of_lines(fault)))
            await _all(lines)
            await self._end_era()

    # The players.

    @contextlib.asynccontextmanager
    async def _playing(self) -> AsyncIterator[None]:
        def line() -> str:
            return f"ws://127.0.0.1:{self._proxy.port}/ws"

        self._observer = Player("observer", lambda: self._server.ws, self._words, self.ledger, self._chance)
        self.parties = []
        for number, size in enumerate(SIZES):
            chance = random.Random(self._chance.getrandbits(64))
            names = [f"p{number:02}-{seat}" for seat in range(size)]
            players = [Player(name, line, self._words, self.ledger, chance) for name in names]
            self.parties.append(Party(players, chance))
        self.players = [player for party in self.parties for player in party.players]
        work = [self._observer.live(), *(player.live() for player in self.players)]
        work += [player.play() for player in self.players]
        work += [party.keep_playing() for party in self.parties]
        tasks = [asyncio.create_task(each) for each in work]
        watch = asyncio.create_task(_fail_with(tasks, asyncio.current_task()))
        try:
            yield
        finally:
            await _cancelled([watch, *tasks])

    # One fault.

    async def _of_lines(self, fault: Fault) -> None:
        chance = random.Random(fault.among)
        players = chance.sample(self.players, chance.randint(FEWEST, MOST))
        await self._do(fault, players, chance)

    async def _whole(self, fault: Fault) -> None:
        kills = fault.name.endswith("_killed")
        if kills:
            await self._end_era()
        await self._do(fault, self.players, random.Random(fault.among))
        if kills:
            self._era = {}
        if not self._era:
            await self._begin_era()

    async def _do(self, fault: Fault, players: Sequence[Player], chance: random.Random) -> None:
        scene = wrongs.Scene(self._server, self._control, self._proxy, chance)
        before = await self._extensions() if fault.wrong in wrongs.WHOLE else 0
        began = time.time()
        await fault.wrong(scene, players)
        ended = scene.ended or time.time()
        await self._in_step(fault, players, moving=fault.wrong in wrongs.WHOLE)
        mended = Mended(fault.name, began, time.time(), time.time() - ended)
        await self._look(fault)
        if scene.lost is not None:
            self._be_fair(fault, scene.lost, self._log.extensions[before:])
        self.report.mended.append(mended)
        self._say(f"{fault.number + 1:5} {fault.name:18} {mended.recovery:6.2f} s")

    async def _everybody_in_step(self) -> None:
        await self._in_step(Fault(-1, wrongs.cut, 0), self.players, moving=True)
        await self._begin_era()

    async def _in_step(self, fault: Fault, players: Sequence[Player], *, moving: bool) -> None:
        """Wait until all of these see their games as the server does; and until somebody moves, if `moving`."""
        waiting = ""
        moves = len(self.ledger.acknowledged)
        try:
            async with asyncio.timeout(BOUND_S):
                for player in players:
                    waiting = f"{player.name} is not in step"
                    await self._one_in_step(player)
                waiting = "nobody moves"
                while moving and len(self.ledger.acknowledged) == moves:  # noqa: ASYNC110 - whoever moves
                    await asyncio.sleep(0.02)
        except TimeoutError:
            raise Wrong(f"{fault.name} (fault {fault.number}): {waiting} after {BOUND_S:.0f} s") from None

    async def _one_in_step(self, player: Player) -> None:
        await player.answered()
        fold = player.fold
        assert fold is not None
        view = await self._observer.ask("get_game", fold.game)
        await player.until(lambda: player.fold is not fold or fold.seq >= view["seq"])
        if player.fold is fold and fold.digests.get(view["seq"]) != digest(seen_in(view)):
            raise Wrong(
                f"{player.name} sees {fold.seen()} in game {fold.game} at {fold.seq}; the server {seen_in(view)}"
            )

    async def _look(self, fault: Fault) -> None:
        """Everything acknowledged is in the log, once; nothing else is; nobody was told anything strange."""
        acknowledged = dict(self.ledger.acknowledged)
        async with self._looking:
            await asyncio.to_thread(self._log.read)
        wrong = balance(Ledger(self.ledger.sent, acknowledged, dict(self.ledger.refused)), self._log)
        problems = [problem for party in self.parties for problem in party.problems]
        problems += [problem for player in self.players for problem in player.problems]
        if wrong or problems:
            raise Wrong(f"{fault.name} (fault {fault.number}): {wrong} {problems}")

    async def _extensions(self) -> int:
        """How many clocks were put right by now."""
        async with self._looking:
            await asyncio.to_thread(self._log.read)
            return len(self._log.extensions)

    def _be_fair(self, fault: Fault, lost: float, extensions: Sequence[Extension]) -> None:
        """No turn is shorter for what was lost of it."""
        for extension in extensions:
            short = extension.short_of(lost)
            if short > FAIR_S:
                raise Wrong(f"{fault.name} (fault {fault.number}): {lost:.1f} s were lost, and {extension}")
            self.report.short.append(short)

    # Between two kills.

    async def _begin_era(self) -> None:
        self._era = await self._vitals()

    async def _end_era(self) -> None:
        if self._era:
            await self._in_step(Fault(-1, wrongs.cut, 0), self.players, moving=False)
            after = await self._vitals()
            for name, before in self._era.items():
                if after[name].pid == before.pid:
                    self.report.eras.append((name, before, after[name]))
        self._era = {}

    async def _vitals(self) -> dict[str, Vitals]:
        pids = {"engine": self._server.engine_pid, "router": self._server.router_pid}
        return {name: await vitals(pid, self._control) for name, pid in pids.items()}

    def _settle(self) -> None:
        self._log.read()
        report = self.report
        report.wrong = balance(self.ledger, self._log)
        report.acknowledged, report.refused = len(self.ledger.acknowledged), len(self.ledger.refused)
        report.stored = len(self._log.moves)
        report.games = sum(len(party.games) for party in self.parties)
        report.late = [late.by for late in self._log.late]
        report.calm = calm(self._log.late, report.mended)


async def _all(tasks: set[asyncio.Task[None]]) -> None:
    for task in list(tasks):
        await task
    tasks.clear()


async def _cancelled(tasks: Sequence[asyncio.Task[Any]]) -> None:
    """End all of these. Until Python 3.12 `wait_for` may swallow it, if what it waits for comes at that moment."""
    left = set(tasks)
    while left:
        for task in left:
            task.cancel()
        _, left = await asyncio.wait(left, timeout=1)


async def _fail_with(tasks: list[asyncio.Task[None]], campaign: "asyncio.Task[Any] | None") -> None:
    """A player or a party that ends has failed: the campaign ends with it."""
    done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in done:
        problem = task.exception()
        if campaign is not None and problem is not None:
            campaign.get_loop().call_exception_handler({"message": "a player failed", "exception": problem})
            campaign.cancel(f"a player failed: {problem!r}")
