"""Damaged files: what is said of them, and what of them is saved."""

import re
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.backup.conftest import Run
from tests.support.stored import kept_files, overwrite
from wordsnake.paths import DataDir

PAGE = 4096


def database_in(backup: Path) -> int:
    """Where the database begins in a backup."""
    return backup.read_bytes().index(b"SQLite format 3\0")


def page_of(path: Path, table: str, at: int = 0) -> int:
    """Where a page of a table begins in a database: the root, or a leaf below."""
    connection = sqlite3.connect(path)
    pages = connection.execute("SELECT pageno FROM dbstat WHERE name = ? ORDER BY pageno", (table,)).fetchall()
    connection.close()
    return (int(pages[at][0]) - 1) * PAGE


def saved(output: str) -> tuple[int, int, int]:
    """Of the line that says so: games, events, players."""
    match = re.search(r"Saved (\d+) games with (\d+) events, (\d+) players", output)
    assert match is not None, output
    games, events, players = match.groups()
    return int(games), int(events), int(players)


def test_one_flipped_byte_is_noticed(run: Run, other: DataDir, backup: Path) -> None:
    """Wherever it is in the database, also where the database itself has no way to tell."""
    at = backup.read_bytes().index(b"Anna")
    overwrite(backup, at, b"X")
    for command in ("verify", "restore"):
        result = run(command, backup, on=other)
        assert result.exit_code == 1
        assert result.output == f"Error: {backup} is damaged: wordsnake.db is not what was backed up\n"
    assert not other.database.exists()


def test_a_flipped_byte_in_a_key_costs_that_key(run: Run, data: DataDir, other: DataDir, backup: Path) -> None:
    """It is said which; all else is saved, and the command ends with 1."""
    overwrite(backup, backup.read_bytes().index(data.engine_key.read_bytes()), b"X")
    assert "engine.key is not what was backed up" in run("restore", backup, on=other).output
    result = run("restore", backup, "--salvage", on=other)
    assert result.exit_code == 1
    assert "engine.key: lost" in result.output.splitlines()
    assert kept_files(other).keys() == kept_files(data).keys() - {"engine.key"}
    assert saved(result.output) == (30, 220, 3)
    assert run("verify", on=other).exit_code == 0


@pytest.mark.parametrize("left", [0.9, 0.8, 0.75])
def test_a_truncated_backup(run: Run, other: DataDir, backup: Path, left: float) -> None:
    """What is before the cut is saved: all keys, and the games that are whole; the rest is named.

    The pages that tell of the tables are the first 31 of 44 here; without them nothing can be saved.
    """
    start = database_in(backup)
    with backup.open("r+b") as file:
        file.truncate(start + int((backup.stat().st_size - start) * left))
    said = run("verify", backup, on=other)
    assert said.exit_code == 1
    assert re.fullmatch(rf"Error: {backup} is cut short: \d+ of the \d+ bytes of wordsnake.db are left\n", said.output)
    result = run("restore", backup, "--salvage", on=other)
    assert result.exit_code == 1
    assert "engine.key" in kept_files(other)
    lines = result.output.splitlines()
    games, events, _players = saved(result.output)
    assert games + sum(": 0 of " in line for line in lines) >= games
    assert (games, events) <= (30, 220)
    verified = run("verify", on=other)
    assert f"{games} games with {events} events" in verified.output


def test_a_page_of_events_is_overwritten(run: Run, data: DataDir, other: DataDir, tmp_path: Path) -> None:
    """The games on other pages are saved whole; those on it up to it; `verify` names the page and the games."""
    pages = sqlite3.connect(data.database)
    (leaves,) = pages.execute("SELECT count(*) FROM dbstat WHERE name = 'events'").fetchone()
    pages.close()
    assert leaves > 8
    overwrite(data.database, page_of(data.database, "events", 4), b"\x77" * PAGE)
    result = run("verify")
    assert result.exit_code == 1
    assert re.search(r"^file: ", result.output, re.MULTILINE)
    assert re.search(r"^game gamea.zz: cannot be read: database disk image is malformed$", result.output, re.MULTILINE)
    moved = data.database.rename(tmp_path / "damaged.db")
    refused = run("restore", moved, on=other)
    assert (refused.exit_code, other.database.exists()) == (1, False)
    result = run("restore", moved, "--salvage", on=other)
    games, events, players = saved(result.output)
    assert 24 <= games <= 30
    assert 170 < events < 220
    assert players == 3
    lost = re.findall(r"^game (\w+): (\d+) of (\d+) events are left$", result.output, re.MULTILINE)
    assert 1 <= len(lost) <= 6
    # A game of which the end is lost may now be one that goes on, so players have finished fewer than was counted.
    verified = run("verify", on=other)
    assert all(line.startswith("players: ") for line in verified.output.splitlines()[:-3])


def test_the_page_of_players_is_overwritten(run: Run, data: DataDir, other: DataDir, tmp_path: Path) -> None:
    """Every game is saved; who played them is not known any more, and that is said."""
    overwrite(data.database, page_of(data.database, "players"), b"\x77" * PAGE)
    moved = data.database.rename(tmp_path / "damaged.db")
    result = run("restore", moved, "--salvage", on=other)
    assert result.exit_code == 1
    assert "the table players: some of its rows cannot be read" in result.output
    assert saved(result.output) == (30, 220, 0)


def test_one_event_is_changed(run: Run, data: DataDir, other: DataDir, tmp_path: Path) -> None:
    """The game is saved up to it, as the rules have it."""
    connection = sqlite3.connect(data.database)
    connection.execute(
        "UPDATE events SET body = CAST(replace(CAST(body AS TEXT), '\"points\":10', '\"points\":99') AS BLOB)"
        " WHERE game = 'gameaazz'"
    )
    connection.commit()
    connection.close()
    assert "game gameaazz: event 7 has points 99; by the rules 10" in run("verify").output
    moved = data.database.rename(tmp_path / "damaged.db")
    result = run("restore", moved, "--salvage", on=other)
    assert result.exit_code == 1
    assert result.output.splitlines()[0] == "game gameaazz: 6 of 12 events are left"
    assert "event" not in "".join(run("verify", on=other).output.splitlines()[:-3])


def garbage(path: Path) -> None:
    path.write_bytes(b"Dear diary, today I played Wordsnake. " * 500)


def empty(path: Path) -> None:
    path.write_bytes(b"")


def of_another_program(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE recipes (title TEXT)")
    connection.close()


def of_a_newer_version(path: Path) -> None:
    of_another_program(path)
    connection = sqlite3.connect(path)
    connection.executescript("PRAGMA application_id = 0x576F7264; PRAGMA user_version = 99")
    connection.close()


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (garbage, "is damaged, or is no Wordsnake database"),
        (empty, "is of an older Wordsnake"),
        (of_another_program, "belongs to another program"),
        (of_a_newer_version, "was written by a newer Wordsnake"),
    ],
)
def test_files_that_are_something_else(
    run: Run, other: DataDir, tmp_path: Path, make: Callable[[Path], None], said: str
) -> None:
    """One sentence, nothing is made, and nothing can be saved."""
    file = tmp_path / "file"
    make(file)
    result = run("verify", file, on=other)
    assert result.exit_code == 1
    assert said in result.output
    for options in ((), ("--salvage",)):
        result = run("restore", file, *options, on=other)
        assert (result.exit_code, len(result.output.splitlines())) == (1, 1)
        assert not other.database.exists()


def test_the_beginning_of_a_backup_is_gone(run: Run, data: DataDir, other: DataDir, backup: Path) -> None:
    """The database is found by what it begins with; the keys are lost, and those in the folder stay."""
    overwrite(backup, 0, b"\x77" * 1024)
    assert run("restore", backup, on=other).output.endswith("or its beginning is damaged\n")
    result = run("restore", backup, "--salvage", on=other)
    assert saved(result.output) == (30, 220, 3)
    assert "No keys were in it" in result.output
    assert run("verify", on=other).exit_code == 0
    assert data.database.exists()
