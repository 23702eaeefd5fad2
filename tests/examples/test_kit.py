"""The bot of the kit, on either loop."""

import signal
import sys
from pathlib import Path

import pytest

from tests.support.match import EXAMPLES, Match, Program
from tests.support.server import Server

pytestmark = pytest.mark.e2e

BOT = EXAMPLES / "kit" / "bot.py"


def outcome(server: Server, host: str, bot: Path, folder: Path) -> str:
    """A whole game against the bot, and how many points it made; it goes on until it is told to stop."""
    with Match(server, host) as match, Program([sys.executable, str(bot), match.link], folder) as program:
        view = match.play()
        assert program.end(signal.SIGINT) == 0
        assert program.output == ""
    [seat] = [seat for seat in view["seats"] if seat["player"] != host]
    assert (view["outcome"]["why"], seat["score"] > 0, seat["misses"]) == ("goal", True, 0)
    return str(seat["player"])


def test_the_bot_plays_a_whole_game_on_asyncio(server: Server, tmp_path: Path) -> None:
    """And is the same player the next time: its key is in a file."""
    first = outcome(server, "Kit-Anna", BOT, tmp_path)
    assert outcome(server, "Kit-Bram", BOT, tmp_path) == first


def test_the_bot_plays_a_whole_game_on_twisted(server: Server, tmp_path: Path) -> None:
    """With another line of imports and nothing else."""
    source = BOT.read_text(encoding="utf-8").replace(".on_asyncio", ".on_twisted")
    (tmp_path / "kit").mkdir()
    (tmp_path / "words.txt").write_bytes((EXAMPLES / "words.txt").read_bytes())
    (tmp_path / "kit" / "bot.py").write_text(source)
    outcome(server, "Kit-Caro", tmp_path / "kit" / "bot.py", tmp_path)


def test_the_bot_is_as_short_as_is_said() -> None:
    """30 lines of code, and what makes them readable."""
    lines = [line for line in BOT.read_text(encoding="utf-8").splitlines() if line.strip()]
    assert len(lines) <= 40
