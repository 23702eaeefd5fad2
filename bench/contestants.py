"""The servers that are compared, each in processes of its own on one core."""

import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from time import perf_counter

from bench.load.spec import Dialect
from bench.machine import pin
from bench.peers.programs import PEERS
from tests.support.node import free_port
from tests.support.server import Server
from wordsnake.paths import DataDir
from wordsnake.supervisor import unused

READY_SECONDS = 30.0
NO_LIMITS = "--no-rate-limits"


@dataclass(frozen=True, slots=True)
class Running:
    """A server that is ready, after so many seconds.

    `kind` names the contestant; `engine` is one of `pids`, or 0 where there is none.
    """

    kind: str
    dialect: Dialect
    port: int
    pids: tuple[int, ...]
    engine: int = 0
    start_seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Places:
    """What servers are started with: a folder of built lexicons, a file of all words, the core for servers."""

    lexicons: Path
    words: Path
    core: int


def stock() -> tuple[str, ...]:
    """The options without which Wordsnake's router is no faster than Crossbar.io's."""
    unused.hide()
    from router.guard import REPAIRS  # it brings Crossbar.io, which takes seconds
    from router.repair import Kind

    names = [repair.name for repair in REPAIRS if repair.kind is Kind.PERFORMANCE]
    return tuple(part for name in names for part in ("--without", name))


@contextmanager
def wordsnake(
    places: Places,
    kind: str,
    options: tuple[str, ...] = (),
    prepare: Callable[[DataDir], None] = lambda _data: None,
    folder: Path | None = None,
) -> Iterator[Running]:
    """A whole server: router, engine, supervisor. `prepare` may put something into its store before it starts.

    The store is on disk, or in `folder`.
    """
    server = Server(*options, lexicons=places.lexicons, folder=folder)
    prepare(server.data)
    began = perf_counter()
    with server:
        seconds = perf_counter() - began
        pids = (server.pid, *sorted(server.children()))
        pin(pids, places.core)
        yield Running(kind, "wamp", server.port, pids, server.engine_pid, seconds)


@contextmanager
def peer(places: Places, kind: str) -> Iterator[Running]:
    """One of `bench.peers`, by its name."""
    port, program = free_port(), PEERS[kind]
    command = [*program.command(), str(port), str(places.words)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:  # noqa: S603 - a program of ours
        try:
            if not (process.stdout and process.stdout.readline()):
                raise RuntimeError(f"the server of {kind} did not start")
            pin([process.pid], places.core)
            yield Running(kind, program.dialect, port, (process.pid,))
        finally:
            process.kill()


def versions() -> dict[str, str]:
    """Of the packages that are compared."""
    return {name: metadata.version(name) for name in ("wordsnake", "crossbar", "autobahn", "twisted", "websockets")}
