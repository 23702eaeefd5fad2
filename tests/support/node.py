"""A real router node on loopback, for tests; no engine is started."""

import contextlib
import itertools
import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Self

from tests.support.links import CONNECT_SECONDS, LinkClosedError, WebSocketLink
from tests.support.wamp import Client, connect, connect_engine, public_key, seed
from wordsnake.paths import DataDir, node_root
from wordsnake.supervisor.nodeconfig import NodeSettings, effective_config, node_command, node_environment

START_SECONDS = 120.0
STOP_SECONDS = 15.0
ENGINE_SEED = seed("the engine")
EVERY_LINE = [1000, 1000]
"""The rate at which what clients do wrong is logged: tests read it."""
MARKS = itertools.count(1000)
"""Types of messages that WAMP does not have."""

WITHOUT = "WORDSNAKE_TESTS_WITHOUT"
"""Names of repairs that no node has: do the tests notice? See `tests.router.defences`."""

Change = Callable[[dict[str, Any]], None]


def free_port() -> int:
    """A TCP port of 127.0.0.1 that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def without_guard(config: dict[str, Any]) -> None:
    """A change of the configuration: stock Crossbar.io, with none of our repairs."""
    worker = config["workers"][0]
    worker["components"] = [each for each in worker["components"] if each["id"] != "guard"]


class RouterNode:
    """Starts a node on entering and stops it, with its worker, on leaving.

    `root`: a node root whose page is served (default: the checkout's). `without`: names of repairs to leave out.
    `change` alters the effective configuration.
    The data directory has a name of its own under the system's temporary folder: a Unix socket's path has to be short.
    """

    def __init__(
        self,
        *,
        root: Path | None = None,
        allow_origins: tuple[str, ...] = (),
        without: tuple[str, ...] = (),
        change: Change | None = None,
    ) -> None:
        self.data = DataDir(Path(tempfile.mkdtemp(prefix="wordsnake-")))
        self.port = free_port()
        self.settings = NodeSettings(
            host="127.0.0.1",
            port=self.port,
            root=root or node_root(),
            data=self.data,
            engine_pubkey=public_key(ENGINE_SEED),
            allow_origins=allow_origins,
            repairs_off=(*without, *os.environ.get(WITHOUT, "").split()),
        )
        self._change = change
        self._process: subprocess.Popen[bytes] | None = None

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
        """All that the node has printed."""
        return (self.data.root / "node.log").read_text(errors="replace")

    def log_until(self, text: str) -> str:
        """The log, once `text` stands in it: what a node prints comes a moment after what it does."""
        for _ in range(int(START_SECONDS / 0.05)):
            if text in (log := self.log):
                return log
            time.sleep(0.05)
        raise TimeoutError(f"{text!r} is not in the log:\n{log}")

    def log_by_now(self) -> str:
        """All that it has logged until this moment: the line of a last, harmless mistake comes after it."""
        mark = next(MARKS)
        link = WebSocketLink(self.ws)
        with contextlib.suppress(LinkClosedError):
            link.send([mark])
            link.receive(CONNECT_SECONDS)
        link.close()
        return self.log_until(f"invalid WAMP message type {mark})")

    @property
    def pid(self) -> int:
        """The process id of the node's controller."""
        assert self._process is not None
        return self._process.pid

    def connect(self, name: str, **hello: Any) -> Client:
        """Join as the player with the key `seed(name)`."""
        return connect(self.ws, seed=seed(name), **hello)

    def connect_engine(self) -> Client:
        """Join as the engine does."""
        return connect_engine(str(self.data.engine_socket), seed=ENGINE_SEED)

    def __enter__(self) -> Self:
        try:
            self.start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *problem: object) -> None:
        self.stop()
        shutil.rmtree(self.data.root)

    def start(self) -> None:
        """Start, and wait until everything listens: the engine's transport is the last to start."""
        template = json.loads((node_root() / ".crossbar" / "config.json").read_text())
        config = effective_config(template, self.settings)
        config["workers"][0]["components"][0]["extra"]["limits"] = {"log_lines": EVERY_LINE}
        if self._change:
            self._change(config)
        self.data.node.mkdir(exist_ok=True)
        (self.data.node / "config.json").write_text(json.dumps(config))
        with (self.data.root / "node.log").open("ab") as log:
            self._process = subprocess.Popen(
                node_command(self.settings),
                env=node_environment(self.settings, os.environ),
                cwd=self.data.node,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self._wait_until_ready()

    def stop(self, how: int = signal.SIGINT) -> int | None:
        """Stop the node; its exit code. Whatever is left of its process group is killed."""
        if self._process is None:
            return None
        process, self._process = self._process, None
        if process.poll() is None:
            process.send_signal(how)
        try:
            return process.wait(STOP_SECONDS)
        finally:
            _kill_group(process.pid)
            process.wait()

    def _wait_until_ready(self) -> None:
        assert self._process is not None
        for _ in range(int(START_SECONDS / 0.05)):
            if self._listens():
                return
            try:
                code = self._process.wait(0.05)
            except subprocess.TimeoutExpired:
                continue
            raise RuntimeError(f"the node ended with {code}:\n{self.log}")
        raise TimeoutError(f"the node did not start:\n{self.log}")

    def _listens(self) -> bool:
        with socket.socket(socket.AF_UNIX) as probe:
            return probe.connect_ex(str(self.data.engine_socket)) == 0


def _kill_group(leader: int) -> None:
    with contextlib.suppress(ProcessLookupError):  # all have ended, as they should
        os.killpg(leader, signal.SIGKILL)
