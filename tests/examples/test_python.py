"""Bots in Python, with other libraries than the kit."""

import sys
from pathlib import Path

import pytest

from tests.support.match import EXAMPLES, Match, Program
from tests.support.server import Server

pytestmark = pytest.mark.e2e


@pytest.mark.parametrize("example", ["autobahn-twisted", "autobahn-asyncio", "websockets", "tornado"])
def test_a_bot_plays_a_whole_game(server: Server, tmp_path: Path, example: str) -> None:
    """It sits down at a link, makes points, sees the end and leaves."""
    bot = EXAMPLES / example / "bot.py"
    with Match(server, f"Py-{example[-8:]}") as match, Program([sys.executable, str(bot), match.link], tmp_path) as run:
        view = match.play()
        assert run.end() == 0, run.output
    [seat] = [seat for seat in view["seats"] if seat["player"] != match.name]
    assert (view["outcome"]["why"], seat["score"] > 0, seat["misses"]) == ("goal", True, 0)
    assert f"{seat['player']} is done: " in run.output
