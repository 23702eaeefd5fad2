"""A game between a test and a program that somebody else might have written."""

import os
import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Self

from tests.support.server import Server
from tests.support.wamp import WAIT
from wordsnake.paths import PACKAGE

EXAMPLES = PACKAGE.parent / "examples"
BOTS = sorted(EXAMPLES.glob("*/bot.*"))
"""The programs among them that play."""
WORDS = (EXAMPLES / "words.txt").read_text(encoding="utf-8").split()
START_S = 60.0
"""How long a program may take to sit down: it loads its libraries on a busy machine."""


def overlap(current: str, word: str) -> int:
    """The longest proper one."""
    lengths = range(min(len(current), len(word)) - 1, 0, -1)
    return next((length for length in lengths if word.startswith(current[-length:])), 0)


class Match:
    """A sprint, opened by the player `host`, that waits for somebody else."""

    def __init__(self, server: Server, host: str) -> None:
        self.client = server.connect(host)
        self.client.call("wordsnake.set_name", host)
        self.name = host
        self.game = str(self.client.call("wordsnake.create_game", "sprint", "nl")["game"])
        self.link = f"{server.url}/g/{self.game}"
        self.events = self.client.subscribe(f"wordsnake.game.{self.game}")

    def play(self, wait: float = START_S) -> dict[str, Any]:
        """Start when somebody has sat down, and play to the end; the game as it is then."""
        while self._next(wait)["type"] != "seat_taken":
            pass
        self.client.call("wordsnake.start_game", self.game)
        while True:
            view = self.client.call("wordsnake.get_game", self.game)
            if view["phase"] == "finished":
                return view
            if view["turn"] == self.name:
                self._move(view)
            else:
                self._next(WAIT)

    def _move(self, view: dict[str, Any]) -> None:
        played = {link["word"] for link in view["snake"]}
        links = {word: overlap(view["current"], word) if view["current"] else 1 for word in WORDS if word not in played}
        best = max(links, key=lambda word: links[word])
        if links[best]:
            self.client.call("wordsnake.play_word", self.game, best, view["ply"])
        else:
            self.client.call("wordsnake.pass_turn", self.game, view["ply"])

    def _next(self, wait: float) -> dict[str, Any]:
        event: dict[str, Any] = self.events.next(wait).kwargs
        return event

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *problem: object) -> None:
        self.client.close()


class Program:
    """An example that runs, in a folder of its own. What it printed is in `output` once it has ended."""

    def __init__(self, command: Sequence[str], folder: Path) -> None:
        self.output = ""
        self._log = (folder / f"{Path(command[-2]).stem}.txt").open("w+")
        # A test run in the background ignores SIGINT, and so would what it starts.
        before = signal.signal(signal.SIGINT, signal.default_int_handler)
        self._process = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.DEVNULL, stdout=self._log, stderr=self._log, env=dict(os.environ)
        )
        signal.signal(signal.SIGINT, before)

    def end(self, how: int | None = None) -> int:
        """Wait until it ends, sent a signal or by itself; its exit code."""
        if how is not None:
            self._process.send_signal(how)
        code = self._process.wait(WAIT)
        self._log.seek(0)
        self.output = self._log.read()
        return code

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *problem: object) -> None:
        self._process.kill()
        self._process.wait()
        self._log.close()
