"""A display that is told by webhook, of games that end while the relay runs and while it does not; and an archive."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.match import EXAMPLES
from tests.support.node import free_port
from tests.support.playing import LONG_TURNS, Table
from tests.support.running import Running
from tests.support.server import Server
from tests.support.wamp import WAIT

pytestmark = pytest.mark.e2e


def ended(server: Server, first: str, second: str, *, private: bool = False) -> str:
    """A game that its first player has left."""
    table = Table(server, first, second, ruleset=LONG_TURNS, private=private).start().play(2)
    table.give_up(first)
    table.leave()
    return table.game


def test_every_public_game_is_told_to_a_receiver_and_kept_in_a_file(server: Server, tmp_path: Path) -> None:
    """In order, each once, though the relay is killed and games end without it; private ones to nobody."""
    port, archive = free_port(), tmp_path / "games.jsonl"
    relay = server.command(
        "relay", "--url", f"{server.url}/", "--webhook", f"http://127.0.0.1:{port}/", "--jsonl", str(archive),
        "--state", str(tmp_path), "--all-games",
    )  # fmt: skip
    (tmp_path / "webhook.secret").write_text("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n")
    receiver = [sys.executable, str(EXAMPLES / "webhook" / "receiver.py"), str(tmp_path / "webhook.secret"), str(port)]
    games = [ended(server, "Wh-Anna", "Wh-Bram")]
    with Running(*receiver) as display:
        with Running(*relay):
            told = [display.line() for _ in range(archived_by(server))]
            assert told[-1].startswith(f"{games[0]} (classic) won by Wh-Bram: ")
            private = ended(server, "Wh-Anna", "Wh-Bram", private=True)
            games.append(ended(server, "Wh-Bram", "Wh-Anna"))
            assert display.line().startswith(games[1])
        games.append(ended(server, "Wh-Anna", "Wh-Bram"))
        with archive.open("ab") as file:
            file.write(b'{"cursor":"9')  # as a power cut leaves it
        with Running(*relay) as again:
            assert display.line().startswith(games[2])
            games.append(ended(server, "Wh-Anna", "Wh-Bram"))
            assert display.line().startswith(games[3])
            follow(archive, games[3])
            assert again.end(signal.SIGTERM) == 0
    kept = [json.loads(line) for line in archive.read_text(encoding="utf-8").splitlines()]
    assert [line["game"]["game"] for line in kept][-4:] == games
    assert private not in archive.read_text(encoding="utf-8")
    assert len({line["cursor"] for line in kept}) == len(kept)
    with server.connect("Wh-Anna") as anna:
        assert kept[-1]["events"] == anna.call("wordsnake.get_events", games[3])["events"]


def archived_by(server: Server) -> int:
    """How many public games have ended on a server that other tests have used."""
    with server.connect("Wh-Anna") as anna:
        return len(anna.call("wordsnake.get_results", None, 100)["results"])


def follow(file: Path, text: str) -> None:
    """Wait until a file has this in it, without a pause of our own: by a program that does."""
    with Running("tail", "-n", "+1", "-f", str(file)) as tail:
        while text not in tail.line():
            pass


def test_a_receiver_believes_no_stranger(tmp_path: Path) -> None:
    """What is not signed is refused, and not shown."""
    port = free_port()
    (tmp_path / "webhook.secret").write_text("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n")
    program = EXAMPLES / "webhook" / "receiver.py"
    with Running(sys.executable, str(program), str(tmp_path / "webhook.secret"), str(port)):
        forged = ["-H", "webhook-id: a", "-H", "webhook-timestamp: 1", "-H", "webhook-signature: v1,AAAA"]
        asked = subprocess.run(
            ["curl", "--silent", "--retry", "20", "--retry-connrefused", "--retry-delay", "1", "--max-time", str(WAIT),
             "-o", os.devnull, "-w", "%{http_code}", "-d", "{}", *forged, f"http://127.0.0.1:{port}/"],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
    assert asked.stdout == "401"
