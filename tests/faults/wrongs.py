"""What can go wrong: each fault is done to a server or to the lines of some players, and undone.

A fault is a coroutine that ends when the fault does: from then on everything must mend by itself.
"""

import asyncio
import os
import random
import resource
import signal
import sqlite3
import struct
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tests.faults.players import Player
from tests.faults.proxy import Pair, Proxy
from tests.support.server import Server

HOUR_S = 3600.0
BENT_DISK = Path(__file__).parent / "inject" / "bent_disk.py"


@dataclass
class Scene:
    """What a fault is done to: a server, the file that bends its time and its disk, and the proxy before it."""

    server: Server
    control: Path
    proxy: Proxy
    chance: random.Random
    ended: float | None = None
    """When the fault itself was over, where that is before what it takes to undo it; in seconds since 1970."""
    lost: float | None = None
    """For how long nobody can have moved, in seconds; None where that is not known."""

    def set(self, *, clock: float = 0.0, slow: float = 0.0, full: bool = False, broken: bool = False) -> None:
        """How far the time of day is off, and how long a sync takes besides, both in seconds; how the disk is."""
        with self.control.open("r+b") as file:
            file.write(struct.pack("4d", clock, slow, full, broken))


Wrong = Callable[[Scene, Sequence[Player]], Awaitable[None]]


def _pairs(scene: Scene, players: Sequence[Player]) -> list[Pair]:
    ports = [player.session.port for player in players if player.session is not None]
    return [pair for port in ports if (pair := scene.proxy.pair(port)) is not None]


# The lines of some players.


async def cut(scene: Scene, players: Sequence[Player]) -> None:
    """A reset."""
    for pair in _pairs(scene, players):
        pair.cut()


async def delayed(scene: Scene, players: Sequence[Player]) -> None:
    """Nothing gets through for up to two seconds, then all of it."""
    seconds = scene.chance.uniform(0.2, 2)
    for pair in _pairs(scene, players):
        pair.up.held_until = pair.down.held_until = asyncio.get_running_loop().time() + seconds
    await asyncio.sleep(seconds)


async def half_closed(scene: Scene, players: Sequence[Player]) -> None:
    """One of the two directions ends."""
    for pair in _pairs(scene, players):
        scene.chance.choice([pair.up, pair.down]).half_close()


async def swallowed(scene: Scene, players: Sequence[Player]) -> None:
    """What the server answers is lost for a second, and then the line is: a move may be stored and nobody told."""
    pairs = _pairs(scene, players)
    for pair in pairs:
        pair.down.swallowing = True
    await asyncio.sleep(scene.chance.uniform(0.1, 1))
    for pair in pairs:
        pair.cut()


async def duplicated(scene: Scene, players: Sequence[Player]) -> None:
    """Some bytes arrive twice."""
    for pair in _pairs(scene, players):
        scene.chance.choice([pair.up, pair.down]).duplicating = True
    await asyncio.sleep(0.5)


async def reordered(scene: Scene, players: Sequence[Player]) -> None:
    """Some bytes arrive before others that were sent first."""
    for pair in _pairs(scene, players):
        scene.chance.choice([pair.up, pair.down]).reordering = True
    await asyncio.sleep(0.5)


# The processes.


async def engine_killed(scene: Scene, _: Sequence[Player]) -> None:
    """SIGKILL."""
    os.kill(scene.server.engine_pid, signal.SIGKILL)


async def router_killed(scene: Scene, _: Sequence[Player]) -> None:
    """SIGKILL to the worker that carries the messages."""
    os.kill(scene.server.router_pid, signal.SIGKILL)


async def node_killed(scene: Scene, _: Sequence[Player]) -> None:
    """SIGKILL to the controller of the node."""
    os.kill(scene.server.node_pid, signal.SIGKILL)


async def everything_killed(scene: Scene, _: Sequence[Player]) -> None:
    """SIGKILL to all processes at once, as when the power fails; then it is started again."""
    await _killed(scene, scene.server.kill_everything)


async def up_killed(scene: Scene, _: Sequence[Player]) -> None:
    """SIGKILL to `wordsnake up` alone; then it is started again."""
    await _killed(scene, scene.server.kill9)


async def _killed(scene: Scene, kill: Callable[[], object]) -> None:
    began = time.monotonic()
    await asyncio.to_thread(kill)
    scene.ended = time.time()
    await asyncio.to_thread(scene.server.start)
    scene.lost = time.monotonic() - began


async def _stopped(scene: Scene, pid: int, seconds: float) -> None:
    began = time.monotonic()
    os.kill(pid, signal.SIGSTOP)
    try:
        await asyncio.sleep(seconds)
    finally:
        scene.lost = time.monotonic() - began
        os.kill(pid, signal.SIGCONT)


async def engine_stopped(scene: Scene, _: Sequence[Player]) -> None:
    """SIGSTOP for up to three seconds."""
    await _stopped(scene, scene.server.engine_pid, scene.chance.uniform(0.5, 3))


async def router_stopped(scene: Scene, _: Sequence[Player]) -> None:
    """The same to the router's worker."""
    await _stopped(scene, scene.server.router_pid, scene.chance.uniform(0.5, 3))


# The disk, and the clock.


async def locked(scene: Scene, _: Sequence[Player]) -> None:
    """Another process holds the lock of the database, for longer than a commit waits."""
    connection = sqlite3.connect(scene.server.data.database, timeout=10, isolation_level=None, check_same_thread=False)
    try:
        await asyncio.to_thread(connection.execute, "BEGIN IMMEDIATE")
        await asyncio.sleep(scene.chance.uniform(0.5, 4))
    finally:
        connection.close()


async def limited(scene: Scene, _: Sequence[Player]) -> None:
    """No file of the engine may grow: the kernel refuses its writes by a limit."""
    pid = scene.server.engine_pid
    _soft, hard = resource.prlimit(pid, resource.RLIMIT_FSIZE)
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (4096, hard))
    try:
        await asyncio.sleep(scene.chance.uniform(0.5, 2))
    finally:
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (hard, hard))


async def full(scene: Scene, _: Sequence[Player]) -> None:
    """No write of the engine finds space on the disk (ENOSPC)."""
    await _bent(scene, scene.chance.uniform(0.5, 2), full=True)


async def broken(scene: Scene, _: Sequence[Player]) -> None:
    """Each fsync of the engine fails (EIO): what was written may be on disk or not."""
    await _bent(scene, scene.chance.uniform(0.5, 2), broken=True)


async def slow(scene: Scene, _: Sequence[Player]) -> None:
    """Each fsync of the engine takes up to half a second longer."""
    await _bent(scene, 2, slow=scene.chance.uniform(0.1, 0.5))


async def _bent(scene: Scene, seconds: float, **disk: Any) -> None:
    scene.set(**disk)
    try:
        await asyncio.sleep(seconds)
    finally:
        scene.set()


async def clock_ahead(scene: Scene, _: Sequence[Player]) -> None:
    """Somebody sets the clock an hour ahead, and back."""
    scene.set(clock=HOUR_S)
    await asyncio.sleep(scene.chance.uniform(0.5, 2))
    scene.set()


async def clock_behind(scene: Scene, _: Sequence[Player]) -> None:
    """Somebody sets the clock an hour back, and ahead again."""
    scene.set(clock=-HOUR_S)
    await asyncio.sleep(scene.chance.uniform(0.5, 2))
    scene.set()


LINES: tuple[Wrong, ...] = (cut, delayed, half_closed, swallowed, duplicated, reordered)
"""Done to some players while others play on; several at a time."""

WHOLE: tuple[Wrong, ...] = (
    engine_killed,
    router_killed,
    node_killed,
    up_killed,
    everything_killed,
    engine_stopped,
    router_stopped,
    locked,
    limited,
    full,
    broken,
    slow,
    clock_ahead,
    clock_behind,
)
"""Done to the server: one at a time, and every player is affected."""


@cache
def possible() -> tuple[Wrong, ...]:
    """Those of WHOLE that can be done here: a container may forbid what bends a disk."""
    bends = subprocess.run([sys.executable, str(BENT_DISK)], timeout=30, check=False).returncode == 0
    return tuple(wrong for wrong in WHOLE if bends or wrong not in {full, broken, slow})
