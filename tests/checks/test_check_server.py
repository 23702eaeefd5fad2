"""`wordsnake check-server`, as people and programs run it."""

import json
import socket
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from threading import Thread

import pytest
from click.testing import CliRunner

from tests.support.server import Server
from wordsnake.checks.report import Report, Row
from wordsnake.checks.server import CHECKS
from wordsnake.checks.server.declared import NOT_CALLED
from wordsnake.cli import main

NO_BOT = "No bot of level 1 can come now. Try again in a moment, or another level."
ASK = """
import asyncio, sys
from wordsnake.checks.on_asyncio import AsyncioNet
asyncio.run(AsyncioNet(sys.argv[1]).ask("/health"))
"""


def row(status: str) -> Row:
    return Row("order of events", "api.md#topics", "a topic carries every event", status, "seq: [1, 3]")


def test_a_line_that_is_wrong_says_what_was_expected_and_seen_and_where_it_stands() -> None:
    """Four lines; one that is right is one."""
    assert row("broken").lines == [
        "  WRONG  order of events",
        "           expected  a topic carries every event",
        "           seen      seq: [1, 3]",
        "           see       docs/api.md#topics",
    ]
    assert row("kept").lines == ["  ok     order of events"]
    assert row("unchecked").lines == ["  -      order of events: not checked: seq: [1, 3]"]


def test_a_report_is_summed_up() -> None:
    """Nothing looked at is nothing kept."""
    report = Report("http://school.lan", [row("kept"), row("broken"), row("unchecked")])
    assert (report.kept, report.summary) == (False, "3 checks: 1 as promised, 1 not, 1 not made.")
    assert Report("http://school.lan", [row("kept"), row("unchecked")]).kept
    assert not Report("http://school.lan", [row("unchecked")]).kept


@pytest.mark.parametrize("url", ["school.lan", "ftp://school.lan/", "http:///g"])
def test_an_address_that_is_none_ends_with_2(url: str) -> None:
    """And a sentence."""
    result = CliRunner().invoke(main, ["check-server", url])
    assert (result.exit_code, "is not the address of a page" in result.stderr) == (2, True)


def wordsnake(*arguments: str) -> subprocess.CompletedProcess[str]:
    """In a process of its own: it runs on asyncio, and Autobahn is for one loop in a process."""
    command = [sys.executable, "-m", "wordsnake.cli", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


def test_a_server_that_is_not_there_fails() -> None:
    """With a report all the same."""
    ran = wordsnake("check-server", "http://127.0.0.1:9/", "--json")
    report = json.loads(ran.stdout)
    assert (ran.returncode, report["kept"], ran.stderr) == (1, False, "")
    wrong = {each["name"] for each in report["checks"] if each["status"] == "broken"}
    assert wrong == {"health", "sign-in", "POST /call", "POST /call refusals"}


def test_what_is_no_http_is_told_apart() -> None:
    """As an SSH server, which speaks first."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        Thread(target=_greet, args=[listening], daemon=True).start()
        url = f"http://127.0.0.1:{listening.getsockname()[1]}/"
        ran = subprocess.run([sys.executable, "-c", ASK, url], capture_output=True, text=True, timeout=60, check=False)
    assert ran.stderr.splitlines()[-1].startswith("OSError: what answers is no HTTP")


def _greet(listening: socket.socket) -> None:
    with suppress(OSError):  # the test is over
        while True:
            with listening.accept()[0] as line:
                line.sendall(b"SSH-2.0-OpenSSH_9.2\r\n")
                line.recv(4096)


@pytest.mark.e2e
def test_a_real_server_keeps_all_promises(server: Server, tmp_path: Path) -> None:
    """Line by line, over a real network."""
    ran = wordsnake("check-server", server.url, "--key", str(tmp_path / "own.key"))
    *lines, _blank, summary = ran.stdout.splitlines()
    assert [line for line in lines if not line.startswith("  ok ")] == [
        f"  -      add_bot: not checked: no bot is here: {NO_BOT}",
        "  -      answers of add_bot: not checked: it was answered nowhere",
        f"  -      answers of appeal_word: not checked: {NOT_CALLED['appeal_word']}",
    ]
    assert (len(lines), summary.endswith("as promised, 0 not, 3 not made.")) == (len(CHECKS), True)
    assert (ran.returncode, ran.stderr) == (0, "")
