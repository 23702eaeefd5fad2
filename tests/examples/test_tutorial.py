"""The tutorial, as a newcomer follows it: each program saved, each command typed, until what it shows is seen."""

import contextlib
import os
import re
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple, Self

import pytest

from tests.support.node import free_port
from tests.support.server import environment
from tests.support.wamp import Client, connect, seed
from wordsnake.paths import PACKAGE, DataDir
from wordsnake.supervisor.orphans import sweep

pytestmark = pytest.mark.e2e

CHECKOUT = PACKAGE.parent
TUTORIAL = CHECKOUT / "docs" / "tutorial.md"
PORT = "8080"
"""The one thing that is not typed as it stands: on this machine it may be taken."""
FENCED = re.compile(r"^```(\w+)(?: terminal=([\d,]+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SHOWN_S = 120.0
"""How long anything that the tutorial shows may take on a busy machine."""


class Block(NamedTuple):
    """A fenced block: a program (python), commands (sh), or what a terminal shows (text)."""

    kind: str
    terminals: list[str]
    content: str


def blocks(tutorial: str) -> list[Block]:
    """In the order in which they are read."""
    return [Block(kind, terminals.split(","), content) for kind, terminals, content in FENCED.findall(tutorial)]


class Terminal:
    """A shell in the folder of the checkout, into which somebody types."""

    def __init__(self, home: Path) -> None:
        self._shown: list[str] = []
        self._seen = 0
        self._grown = threading.Condition()
        hidden = ("MAKE", "MFLAGS", "VIRTUAL_ENV", "PYTEST")
        kept = {name: value for name, value in environment().items() if not name.startswith(hidden)}
        self._shell = subprocess.Popen(
            ["bash"], cwd=CHECKOUT, env={**kept, "HOME": str(home), "PYTHONUNBUFFERED": "1"}, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def type(self, commands: str) -> None:
        assert self._shell.stdin is not None
        self._shell.stdin.write(commands)
        self._shell.stdin.flush()

    def shows(self, expected: str) -> None:
        """Wait for these lines, in order, with anything between; `...` stands for anything within one."""
        for line in expected.splitlines():
            pattern = re.compile(".*".join(map(re.escape, line.split("..."))))
            until = time.monotonic() + SHOWN_S
            with self._grown:
                while not self._passes(pattern):
                    left = until - time.monotonic()
                    assert left > 0, f"{line!r} was not shown after:\n{self.output}"
                    self._grown.wait(left)

    @property
    def output(self) -> str:
        """All that it has shown."""
        return "\n".join(self._shown)

    def leave(self) -> str:
        """Wait until everything typed is done; all that it has shown."""
        assert self._shell.stdin is not None
        self._shell.stdin.close()
        assert self._shell.wait(SHOWN_S) is not None
        self._reader.join(SHOWN_S)
        return self.output

    def close(self) -> None:
        """End everything that was started in it."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._shell.pid, signal.SIGKILL)
        self._shell.wait(SHOWN_S)
        self._reader.join(SHOWN_S)

    def _passes(self, pattern: re.Pattern[str]) -> bool:
        for place, line in enumerate(self._shown[self._seen :], self._seen + 1):
            if pattern.fullmatch(line):
                self._seen = place
                return True
        return False

    def _read(self) -> None:
        assert self._shell.stdout is not None
        with self._shell.stdout as shown:
            for line in shown:
                with self._grown:
                    self._shown.append(line.rstrip("\n"))
                    self._grown.notify_all()


class Newcomer:
    """Follows the tutorial in a home of its own; the folder `first-bot` in it is where it works."""

    def __init__(self, home: Path) -> None:
        self.port = free_port()
        self.folder = home / "first-bot"
        self.terminals = {name: Terminal(home) for name in "123"}

    def follow(self, block: Block) -> None:
        """Save a program, type commands, or wait for what is to be seen."""
        content = block.content.replace(PORT, str(self.port))
        if block.kind == "python":
            name = content.partition("\n")[0].removeprefix("# ")
            (self.folder / name).write_text(content, encoding="utf-8")
            return
        for terminal in block.terminals:
            act = {"sh": Terminal.type, "text": Terminal.shows}[block.kind]
            act(self.terminals[terminal], content)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *problem: object) -> None:
        for terminal in self.terminals.values():
            terminal.close()
        sweep(DataDir(self.folder / "server"), 30)


@pytest.fixture
def home(lexicons: Path) -> Iterator[Path]:
    """Of somebody whose server finds the word lists built; its path is short, for the sake of the server's socket."""
    with tempfile.TemporaryDirectory(prefix="ws-") as folder:
        shutil.copytree(lexicons, DataDir(Path(folder, "first-bot", "server")).lexicons)
        yield Path(folder)


def test_a_newcomer_who_follows_the_tutorial_has_a_bot_that_plays_rated_games(home: Path) -> None:
    """Word by word: both games of the bot count, and in one of them the server was restarted."""
    *before, stop = blocks(TUTORIAL.read_text(encoding="utf-8"))
    with Newcomer(home) as newcomer:
        for block in before:
            newcomer.follow(block)
        with contextlib.closing(connect(f"ws://127.0.0.1:{newcomer.port}/ws", seed=seed("reader"))) as reader:
            last, first = reader.call("wordsnake.get_history", "longlink")["games"]
            assert [played["rating"] is None for played in (first, last)] == [False, False]
            assert ["clock_extended" in events_of(reader, played) for played in (first, last)] == [False, True]
        newcomer.follow(stop)
        for terminal in newcomer.terminals.values():
            assert "Traceback" not in terminal.leave()


def events_of(reader: Client, played: dict[str, Any]) -> set[str]:
    """What kinds of things happened in a game."""
    events = reader.call("wordsnake.get_events", played["game"]["game"], 0, 500)["events"]
    return {event["type"] for event in events}


def test_nothing_on_the_page_is_left_out() -> None:
    """Whatever stands in a fence is a program with its name, or belongs to a terminal."""
    tutorial = TUTORIAL.read_text(encoding="utf-8")
    found = blocks(tutorial)
    assert len(found) == tutorial.count("```") / 2
    for kind, terminals, content in found:
        assert (kind, content.startswith("# ")) == ("python", True) or set(terminals) <= {"1", "2", "3"}, content
