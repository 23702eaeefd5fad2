"""`wordsnake ratings recompute`, as a host sees it."""

import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.store.support import BRAM, Append, Pump, finished, joined, opened
from wordsnake.cli import main
from wordsnake.paths import DataDir
from wordsnake.store.sqlite.store import SqliteStore
from wordsnake.supervisor.preflight import claim


@pytest.fixture
def data(tmp_path: Path) -> DataDir:
    """Of a server on which two games finished."""
    data = DataDir(tmp_path)
    pump = Pump()
    store = SqliteStore(data.database, pump.call_from_thread)
    for game in ("aaaa2222", "bbbb2222"):
        for step in whole_game(game):
            pump.wait(store.append(*step))
    pump.wait(store.close())
    return data


def whole_game(game: str) -> tuple[Append, Append, Append]:
    first = opened(game, rated=True)
    second = joined(first, BRAM)
    return first, second, finished(second)


def recompute(data: DataDir) -> Result:
    return CliRunner().invoke(main, ["ratings", "recompute", "--data", str(data.root)])


def execute(data: DataDir, statement: str) -> None:
    connection = sqlite3.connect(data.database)
    with connection:
        connection.execute(statement)
    connection.close()


def test_it_tells_that_nothing_changed(data: DataDir) -> None:
    """What it computes is what was there."""
    result = recompute(data)
    assert (result.exit_code, result.stdout) == (0, "2 games gone through; 2 ratings, none of them changed.\n")


def test_it_tells_what_changed_and_what_could_not_be_read(data: DataDir) -> None:
    """A rating that was tampered with, a log that is damaged."""
    execute(data, "UPDATE ratings SET mean = 99")
    execute(data, "UPDATE events SET body = x'78' WHERE game = 'aaaa2222' AND seq = 1")
    result = recompute(data)
    assert result.exit_code == 0
    assert result.stdout == (
        "1 game gone through; 2 ratings, 2 of them changed.\n"
        "The log of game aaaa2222 cannot be read: it was left out.\n"
    )


def test_it_refuses_while_a_server_uses_the_data(data: DataDir) -> None:
    """Every move would wait for it."""
    lock = claim(data)
    result = recompute(data)
    lock.release()
    assert result.exit_code == 1
    assert result.stderr == "Error: A server is using this data: it would stand still meanwhile. Stop it first.\n"


def test_it_needs_data(tmp_path: Path) -> None:
    """A wrong --data is found out, and nothing is made there."""
    result = recompute(DataDir(tmp_path / "nowhere"))
    assert result.exit_code == 1
    assert "No server has used" in result.stderr
    assert not (tmp_path / "nowhere").exists()


def test_a_damaged_file_is_a_sentence(data: DataDir) -> None:
    """Which says what to do."""
    data.database.write_bytes(b"no database at all" * 100)
    result = recompute(data)
    assert result.exit_code == 1
    assert "move it away and put back a copy" in result.stderr
