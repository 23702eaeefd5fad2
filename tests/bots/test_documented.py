"""The tables of simulated games in the documents are those of today's game, bots and words."""

import shlex
from itertools import chain
from pathlib import Path

import pytest
from click.testing import CliRunner

from wordsnake.bots.rows import FIRST
from wordsnake.bots.simulate import main

DOCS = Path(__file__).parents[2] / "docs"
COMMAND = "    python -m wordsnake.bots.simulate"
FOOT = "Seed "
PAGES = {"bots.md": {"levels", "rulesets"}, "rules.md": {"balance"}}
"""Where tables are, and which."""


def commands(page: str) -> list[tuple[str, str]]:
    """The arguments of each command in a document, and the last line of what it printed."""
    lines = (DOCS / page).read_text(encoding="utf-8").splitlines()
    found: list[tuple[str, str]] = []
    for place, line in enumerate(lines):
        if line.startswith(COMMAND):
            printed = chain(lines[place + 1 :], [f"{FOOT}of no table"])
            found.append((line.removeprefix(COMMAND).strip(), next(each for each in printed if each.startswith(FOOT))))
    return found


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory, lexicons: Path) -> Path:
    """A server's data directory with the real lexicons."""
    folder = tmp_path_factory.mktemp("data")
    (folder / "lexicon").symlink_to(lexicons)
    return folder


@pytest.mark.parametrize(("arguments", "foot"), [*chain.from_iterable(map(commands, PAGES))])
def test_a_documented_table_begins_as_its_command_does_today(arguments: str, foot: str, data: Path) -> None:
    """The first games of each row go as they went when the table was made, from the same word lists.

    Where this fails on purpose (other rules, bots or words), run the command and put what it prints into the document.
    """
    done = CliRunner().invoke(main, [*shlex.split(arguments), "--games", str(FIRST), "--data", str(data)])
    assert done.exit_code == 0, done.output
    assert done.stdout.splitlines()[-1] == foot


@pytest.mark.parametrize("page", PAGES)
def test_each_table_is_there_in_both_languages_that_are_always_offered(page: str) -> None:
    """Dutch and English are retuned together, or one of them is forgotten."""
    given = [shlex.split(arguments) for arguments, _ in commands(page)]
    options = [dict(zip(each[::2], each[1::2], strict=True)) for each in given]
    made = [(each.get("--table", "levels"), each.get("--language", "nl")) for each in options]
    assert sorted(made) == sorted((table, language) for table in PAGES[page] for language in ("nl", "en"))
