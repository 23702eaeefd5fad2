"""What is told of a game that is over, by a whole server with the real words."""

import subprocess
import sys

import pytest

from tests.support.playing import Table
from tests.support.server import Server

pytestmark = pytest.mark.e2e


def test_a_finished_game_is_analysed_exported_and_verified(server: Server) -> None:
    """Its analysis names words that could have been played; its export passes `wordsnake replay`."""
    table = Table(server, "Noor", "Otto").start().finish()
    words = table.played()
    try:
        stranger = server.connect("Pim")
        with stranger:
            analysis = stranger.call("wordsnake.get_analysis", table.game)
            exported = stranger.call("wordsnake.export_game", table.game)
            lines = stranger.call("wordsnake.export_game", table.game, format="jsonl")["text"].splitlines()
    finally:
        table.leave()
    assert [move["word"] for move in analysis["moves"]] == words
    assert analysis["moves"][1]["best"] == {
        "overlap": 5,
        "points": 10,
        "words": ["haarden", "haardhout", "haardos"],
    }
    assert analysis["moves"][0]["left"] == 500
    assert analysis["lexicon"].startswith("nl-")
    assert len(lines) > len(words)
    command = [sys.executable, "-m", "wordsnake.cli", "replay", "-"]
    shown = subprocess.run(command, input=exported["text"], capture_output=True, text=True, timeout=60, check=False)
    assert (shown.returncode, shown.stderr) == (0, "")
    assert "haardvuur  +10" in shown.stdout
