"""The scoreboard beside a server that is killed and started again."""

import json
import os
import pty
import select
import signal
import subprocess
from typing import Any

import pytest

from tests.support.playing import LONG_TURNS, Table
from tests.support.running import Running
from tests.support.server import Server, environment
from tests.support.wamp import WAIT
from wordsnake.keys import Key

pytestmark = pytest.mark.e2e


class Scoreboard(Running):
    """`wordsnake scoreboard --json` on a server that trusts it while it waits."""

    def __init__(self, server: Server) -> None:
        super().__init__(*server.command("scoreboard", "--json", "--url", f"{server.url}/"), stderr=subprocess.PIPE)
        assert self.process.stderr is not None
        assert self.process.stderr.readline().startswith("Waiting until the host")
        assert trust(server).returncode == 0

    def until(self, kind: str) -> list[Any]:
        """The events up to the next one of a kind."""
        events = []
        while not events or events[-1]["type"] != kind:
            events.append(json.loads(self.line()))
        return events


def trust(server: Server) -> "subprocess.CompletedProcess[str]":
    key = Key.load(server.data.scoreboard_key)
    told = ("--role", "component", "--fingerprint", key.fingerprint, "--label", "scoreboard")
    return server.run("keys", "add", key.public, *told)


def test_every_event_is_told_once_though_the_server_is_killed_in_the_middle(server: Server) -> None:
    """In order; of private games nothing; and it ends with 0 when it is told to."""
    table = Table(server, "Bo-Anna", "Bo-Bram", ruleset=LONG_TURNS).start().play(2)
    with Scoreboard(server) as scoreboard:
        told = scoreboard.until("word_played") + scoreboard.until("word_played")
        Table(server, "Bo-Dirk", "Bo-Eva", private=True).start().play(2)
        table.play()
        told += scoreboard.until("word_played")
        server.kill_everything()
        server.start()
        table = Table.of(server, table.path, "Bo-Anna", "Bo-Bram").play()
        table.give_up("Bo-Anna")
        told += scoreboard.until("game_finished")
        client = next(iter(table.clients.values()))
        assert told == client.call("wordsnake.get_events", table.game)["events"]
        assert scoreboard.end(signal.SIGTERM) == 0


def test_on_a_terminal_it_is_a_screen_and_leaves_the_terminal_as_it_was(server: Server) -> None:
    """It takes the other screen, shows a game, and gives it back at Ctrl-C."""
    Key.load(server.data.scoreboard_key)
    trust(server)
    Table(server, "Tv-Anna", "Tv-Bram", ruleset=LONG_TURNS).start().play(2)
    ours, theirs = pty.openpty()
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # a test run in the background ignores it
    process = subprocess.Popen(
        server.command("scoreboard", "--url", f"{server.url}/"),
        env={**environment(), "TERM": "xterm", "COLUMNS": "80", "LINES": "24"},
        stdin=theirs, stdout=theirs, stderr=subprocess.PIPE,
    )  # fmt: skip
    signal.signal(signal.SIGINT, before)
    os.close(theirs)
    try:
        shown = _read_until(ours, b"vuur")
        assert b"\x1b[?1049h" in shown
        assert b"Tv-Anna" in shown + _read_until(ours, b"Tv-Bram")
        process.send_signal(signal.SIGINT)
        assert b"\x1b[?25h" in _read_until(ours, b"\x1b[?1049l") + _rest(ours)
        assert process.wait(WAIT) == 0
        assert process.stderr is not None
        assert process.stderr.read() == b""
    finally:
        process.kill()
        process.communicate()
        os.close(ours)


def _read_until(terminal: int, text: bytes) -> bytes:
    shown = b""
    while text not in shown:
        shown += _read(terminal)
    return shown


def _read(terminal: int) -> bytes:
    assert select.select([terminal], [], [], WAIT)[0], "nothing is written"
    return os.read(terminal, 65_536)


def _rest(terminal: int) -> bytes:
    """What is still written, until the program has ended."""
    shown = b""
    try:
        while part := _read(terminal):
            shown += part
    except OSError:
        pass  # as Linux tells of a terminal that nobody has any more
    return shown
