"""The watcher that polls."""

import shutil
import sys
from pathlib import Path

import pytest

from tests.support.match import EXAMPLES, Match, Program
from tests.support.server import Server

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(not (shutil.which("curl") and shutil.which("jq")), reason="needs curl and jq"),
]


def test_a_game_is_watched_with_curl_alone(server: Server, tmp_path: Path) -> None:
    """Every word of it, in order, and how it ended."""
    bot = [sys.executable, str(EXAMPLES / "websockets" / "bot.py")]
    with (
        Match(server, "Curl-Anna") as match,
        Program([str(EXAMPLES / "curl" / "watch.sh"), match.link], tmp_path) as watch,
        Program([*bot, match.link], tmp_path),
    ):
        view = match.play()
        assert watch.end() == 0
    told = watch.output.splitlines()
    assert [line.split()[2].strip(":") for line in told[:-1]] == [link["word"] for link in view["snake"]]
    assert told[-1].startswith("over: ")


def test_a_game_that_is_none_is_said_in_a_sentence(server: Server, tmp_path: Path) -> None:
    """The server's own."""
    with Program([str(EXAMPLES / "curl" / "watch.sh"), f"{server.url}/g/aaaaaaaa"], tmp_path) as watch:
        assert watch.end() == 1
    assert watch.output == "There is no such game.\n"
