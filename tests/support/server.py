"""A whole server for tests: `wordsnake up` on a free port of loopback, with a data directory of its own."""

import contextlib
import os
import queue
import re
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any, Self

from tests.support.node import free_port
from tests.support.wamp import Client, connect, seed
from wordsnake.paths import DataDir
from wordsnake.supervisor.orphans import orphans, sweep

READY_SECONDS = 120.0
STOP_SECONDS = 30.0
BYTECODE = Path(tempfile.gettempdir()) / f"wordsnake-bytecode-{os.getuid()}"
"""Shared by the servers of all tests where bytecode may not go into the source tree: else each compiles everything."""
READY = re.compile(r"^Wordsnake is ready: (https?://\S+/)$")


def environment() -> dict[str, str]:
    """The environment of a server."""
    if os.environ.get("PYTHONDONTWRITEBYTECODE"):
        return {"PYTHONPYCACHEPREFIX": str(BYTECODE), **os.environ}
    return dict(os.environ)


class Server:
    """Starts a server on entering, waits for its ready line, and ends it with all of its processes on leaving.

    `lexicons`: a folder of built lexicons to copy, without which the first start builds them. `options`: further ones
    of `wordsnake up`; `bots` of each level play. `program`: the words that start wordsnake. The data directory has a
    short name under `folder` (default: the system's temporary one), for the sake of the socket in it; it is kept from
    one start to the next, and removed on leaving.
    """

    def __init__(
        self,
        *options: str,
        lexicons: Path | None = None,
        bots: int = 0,
        folder: Path | None = None,
        program: tuple[str, ...] = (sys.executable, "-m", "wordsnake.cli"),
    ) -> None:
        self.data = DataDir(Path(tempfile.mkdtemp(prefix="wordsnake-", dir=folder)))
        self.port = free_port()
        self.output: list[str] = []
        self._options = ("--bots", str(bots), *options)
        self._program = program
        self._lines: queue.Queue[str | None] = queue.Queue()
        self._process: subprocess.Popen[str] | None = None
        if lexicons:
            shutil.copytree(lexicons, self.data.lexicons)

    @property
    def url(self) -> str:
        """Where the page is, without a slash at the end."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def ws(self) -> str:
        """Where WAMP is."""
        return f"ws://127.0.0.1:{self.port}/ws"

    @property
    def log(self) -> str:
        """What all starts have written to standard error."""
        return (self.data.root / "up.log").read_text(errors="replace")

    @property
    def pid(self) -> int:
        """Of `up` itself."""
        return self._running().pid

    @property
    def node_pid(self) -> int:
        """Of the node's controller."""
        return self._child("crossbar")

    @property
    def router_pid(self) -> int:
        """Of the node's worker, which carries the messages."""
        return self._child("", of=self.node_pid)

    @property
    def engine_pid(self) -> int:
        """Of the engine."""
        return self._child("engine")

    @property
    def bots_pid(self) -> int:
        """Of the pool of bots."""
        return self._child("bots")

    def children(self) -> set[int]:
        """The ids of all processes of this server except `up`, orphans included."""
        return set(orphans(self.data)) - ({self._process.pid} if self._process else set())

    def connect(self, name: str, **hello: Any) -> Client:
        """Join as the player with the key `seed(name)`."""
        return connect(self.ws, seed=seed(name), **hello)

    def health(self) -> int | None:
        """What /health answers now; None if nobody answers."""
        try:
            with urllib.request.urlopen(f"{self.url}/health", timeout=5) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            with error:
                return error.code
        except OSError:
            return None

    def command(self, *arguments: str) -> list[str]:
        """A command line of `wordsnake` on this server's data."""
        return [*self._program, *arguments, "--data", str(self.data.root)]

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a command of `wordsnake` on this server's data to its end."""
        return subprocess.run(self.command(*arguments), capture_output=True, text=True, timeout=60, check=False)

    def start(self) -> str:
        """Start, and wait for the ready line; returns the address in it."""
        with (self.data.root / "up.log").open("a") as log:
            self._process = subprocess.Popen(
                self.command("up", "--port", str(self.port), *self._options),
                env=environment(),
                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=log, text=True,
            )  # fmt: skip
        self._lines = queue.Queue()
        threading.Thread(target=self._read, args=(self._process, self._lines), daemon=True).start()
        return self._wait_until_ready()

    def stop(self, how: int = signal.SIGTERM) -> int:
        """Have it stop, and wait until it has; its exit code."""
        process = self._running()
        process.send_signal(how)
        return process.wait(STOP_SECONDS)

    def kill9(self) -> None:
        """Kill `up` alone; what becomes of its children is up to them."""
        self.stop(signal.SIGKILL)

    def kill_everything(self) -> None:
        """Kill `up` and all of its processes at once, as a power cut does."""
        for pid in [self.pid, *self.children()]:
            _kill(pid)
        self._running().wait(STOP_SECONDS)

    def __enter__(self) -> Self:
        try:
            self.start()
        except BaseException as problem:
            self.__exit__(problem)
            raise
        return self

    def __exit__(self, *problem: object) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait(STOP_SECONDS)
        sweep(self.data, STOP_SECONDS)
        if any(problem):
            sys.stderr.write(self.log)  # pytest shows it with the failure
        shutil.rmtree(self.data.root)

    def _running(self) -> "subprocess.Popen[str]":
        assert self._process is not None, "the server was not started"
        return self._process

    def _read(self, process: "subprocess.Popen[str]", lines: "queue.Queue[str | None]") -> None:
        assert process.stdout is not None
        with process.stdout:
            for line in process.stdout:
                self.output.append(line.rstrip("\n"))
                lines.put(line.rstrip("\n"))
        lines.put(None)

    def _wait_until_ready(self) -> str:
        while True:
            try:
                line = self._lines.get(timeout=READY_SECONDS)
            except queue.Empty:
                raise TimeoutError(f"no ready line; the log:\n{self.log}") from None
            if line is None:
                raise RuntimeError(f"the server ended with {self._running().wait(STOP_SECONDS)}; the log:\n{self.log}")
            if match := READY.match(line):
                return match[1]

    def _child(self, word: str, of: int | None = None) -> int:
        """The child of `up`, or of another process, whose command line holds this word."""
        for pid in sorted(self.children()):
            with contextlib.suppress(OSError):
                status = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
                arguments = Path(f"/proc/{pid}/cmdline").read_bytes().decode().split("\0")
                if int(status[1]) == (of or self.pid) and any(word in argument for argument in arguments):
                    return pid
        raise LookupError(f"no process of {word} among the children of {of or 'up'}")


def _kill(pid: int) -> None:
    """Kill a process, not necessarily a child of ours, and wait until it is gone."""
    with contextlib.suppress(ProcessLookupError):
        handle = os.pidfd_open(pid)
        try:
            signal.pidfd_send_signal(handle, signal.SIGKILL)
            select.select([handle], [], [], STOP_SECONDS)
        finally:
            os.close(handle)
