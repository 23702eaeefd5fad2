"""Bots in JavaScript."""

from pathlib import Path

import pytest

from tests.support.match import EXAMPLES, Match, Program
from tests.support.nodejs import nodejs
from tests.support.server import Server

pytestmark = pytest.mark.e2e


@pytest.fixture(scope="module")
def node() -> str:
    """The Node with which the page is built."""
    return nodejs()


@pytest.mark.parametrize("example", ["autobahn-js", "wampy"])
def test_a_bot_plays_a_whole_game(server: Server, node: str, tmp_path: Path, example: str) -> None:
    """It sits down at a link, makes points, sees the end and leaves. `make` installs its packages."""
    bot = EXAMPLES / example / "bot.mjs"
    with Match(server, f"Js-{example}") as match, Program([node, str(bot), match.link], tmp_path) as run:
        view = match.play()
        assert run.end() == 0, run.output
    [seat] = [seat for seat in view["seats"] if seat["player"] != match.name]
    assert (view["outcome"]["why"], seat["score"] > 0, seat["misses"]) == ("goal", True, 0)
    assert f"{seat['player']} is done: " in run.output
