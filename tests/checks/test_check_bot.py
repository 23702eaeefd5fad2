"""`wordsnake check-bot`: bots that are right have no line that is wrong, others exactly the one that they should."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.checks import wrong_bots
from tests.checks.right_bot import Bot
from tests.support.match import BOTS
from wordsnake.checks.bot.run import CHECKS
from wordsnake.cli import main

Lines = dict[str, dict[str, str]]
RIGHT = (Bot.__name__, "wordsnake bot", *(bot.parent.name for bot in BOTS))
WRONG = (*wrong_bots.WRONG, *wrong_bots.ALONE)
PLAYED_S = 240


@pytest.fixture(scope="module")
def lines(lexicons: Path, tmp_path_factory: pytest.TempPathFactory) -> Lines:
    """By bot, the lines that were wrong: all bots play at once, on one server, in a process of their own."""
    words = ["-m", "tests.checks.against_bots", str(lexicons), str(tmp_path_factory.mktemp("bots"))]
    ran = subprocess.run([sys.executable, *words], capture_output=True, text=True, timeout=PLAYED_S, check=False)
    assert ran.returncode == 0, ran.stderr
    lines: Lines = json.loads(ran.stdout)
    return lines


@pytest.mark.e2e
@pytest.mark.parametrize("bot", RIGHT)
def test_a_bot_without_a_fault(lines: Lines, bot: str) -> None:
    """Nothing is wrong of it."""
    assert lines[bot] == {}


@pytest.mark.e2e
@pytest.mark.parametrize("bot", WRONG, ids=lambda bot: bot.__name__)
def test_a_bot_that_is_wrong_in_one_thing(lines: Lines, bot: type[Bot]) -> None:
    """Its line says so, and no other."""
    assert lines[bot.__name__].keys() == {bot.line}, lines[bot.__name__]


def test_every_line_can_be_wrong() -> None:
    """There is a wrong bot for each."""
    assert {check.name for check in CHECKS} == {bot.line for bot in WRONG}


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (["--", "true"], "The command needs {link}"),
        (["--server", "http://127.0.0.1:9/", "--", "true", "{url}"], "can only be given the {link} of a game"),
        (["--server", "school.lan", "--", "true", "{link}"], "is not the address of a page"),
    ],
)
def test_a_command_that_cannot_be_checked_ends_with_2(words: list[str], problem: str) -> None:
    """And a sentence."""
    result = CliRunner().invoke(main, ["check-bot", *words])
    assert (result.exit_code, problem in result.stderr) == (2, True)


def test_a_server_that_is_not_there_ends_with_1() -> None:
    """With a report all the same; the bot was never started."""
    command = ["check-bot", "--server", "http://127.0.0.1:9/", "--json", "--", "true", "{link}"]
    ran = subprocess.run(
        [sys.executable, "-m", "wordsnake.cli", *command], capture_output=True, text=True, timeout=60, check=False
    )
    report = json.loads(ran.stdout)
    assert (ran.returncode, report["subject"], ran.stderr) == (1, "true '{link}'", "")
    assert {each["status"] for each in report["checks"]} == {"unchecked"}
