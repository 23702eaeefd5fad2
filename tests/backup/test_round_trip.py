"""What is backed up is put back, all of it and nothing else."""

import sqlite3
import stat
import tarfile
import threading
from pathlib import Path

import pytest

from tests.backup.conftest import Run
from tests.support.stored import kept_files
from wordsnake.paths import DataDir
from wordsnake.store.sqlite.schema import STEPS, prepare
from wordsnake.supervisor.preflight import claim


def dump(data: DataDir) -> list[str]:
    """The whole content of a database."""
    connection = sqlite3.connect(data.database)
    lines = list(connection.iterdump())
    connection.close()
    return lines


def test_a_backup_restored_elsewhere_is_the_same(run: Run, data: DataDir, other: DataDir, backup: Path) -> None:
    """Database, keys and lists, each for its owner alone; the word lists are built anew."""
    result = run("restore", backup, on=other)
    assert result.exit_code == 0, result.output
    assert dump(other) == dump(data)
    assert kept_files(other) == kept_files(data)
    assert {"engine.key", "bots/snakebot-1.key", "banned.json"} <= kept_files(other).keys()
    files = [path for path in other.root.rglob("*") if path.is_file() and path != other.lock]
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}
    assert sorted(path.name for path in other.root.iterdir()) == [
        "banned.json", "bots", "engine.key", "lock", "wordsnake.db",
    ]  # fmt: skip
    assert run("verify", on=other).exit_code == 0


def test_a_backup_is_its_owners_alone_and_any_tar_program_reads_it(backup: Path) -> None:
    """It holds keys."""
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    with tarfile.open(backup) as tar:
        names = tar.getnames()
    assert (names[0], names[-1]) == ("manifest.json", "wordsnake.db")


def test_a_backup_while_a_server_writes_is_of_one_moment(run: Run, data: DataDir, tmp_path: Path) -> None:
    """Games of which each has as many events as its card says, and the writer is never told that it is locked."""
    stop = threading.Event()
    trouble: list[Exception] = []

    def write() -> None:
        connection = sqlite3.connect(data.database, isolation_level=None, timeout=0)
        try:
            while not stop.is_set():
                connection.execute("BEGIN IMMEDIATE")
                connection.execute("UPDATE players SET created_at = created_at + 1")
                connection.execute("COMMIT")
        except sqlite3.Error as error:
            trouble.append(error)
        connection.close()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(5):
            assert run("backup", tmp_path / "live").exit_code == 0
            to = DataDir(tmp_path / f"to{number}")
            assert run("restore", tmp_path / "live", on=to).exit_code == 0
            connection = sqlite3.connect(to.database)
            assert connection.execute("SELECT count(DISTINCT created_at) FROM players").fetchone() == (1,)
            connection.close()
    finally:
        stop.set()
        writer.join()
    assert not trouble


def test_what_was_forgotten_is_not_in_it(run: Run, data: DataDir, tmp_path: Path) -> None:
    """Not even in the free pages of the copy."""
    connection = sqlite3.connect(data.database)
    connection.execute("PRAGMA secure_delete = OFF")
    connection.execute("UPDATE players SET name = 'Geheim', name_key = 'geheim' WHERE player = 'anna'")
    connection.execute("UPDATE chat SET text = 'Geheim'")
    connection.commit()
    connection.execute("UPDATE players SET name = 'Anna', name_key = 'anna' WHERE player = 'anna'")
    connection.execute("DELETE FROM chat")
    connection.commit()
    connection.close()
    run("backup", tmp_path / "later")
    assert b"Geheim" not in (tmp_path / "later").read_bytes()


def test_an_older_backup_is_replaced_whole(run: Run, data: DataDir, backup: Path) -> None:
    """Nothing else lies about afterwards."""
    before = backup.read_bytes()
    (data.root / "trusted_keys.json").write_text("{}")
    assert run("backup", backup).exit_code == 0
    assert backup.read_bytes() != before
    assert {path.name for path in backup.parent.iterdir()} == {"data", "wordsnake.backup"}


def test_another_file_is_not_replaced(run: Run, data: DataDir, tmp_path: Path) -> None:
    """Least of all the database itself."""
    (tmp_path / "letter.txt").write_text("Dear diary")
    for file in (tmp_path / "letter.txt", data.database):
        before = file.read_bytes()
        result = run("backup", file)
        assert (result.exit_code, file.read_bytes()) == (1, before)
        assert result.output == f"Error: {file} is something else than a backup: name another file\n"


@pytest.mark.parametrize("place", ["nowhere/backup", "/proc/backup"])
def test_a_place_that_cannot_be_written(run: Run, tmp_path: Path, place: str) -> None:
    """One line, and 2."""
    result = run("backup", tmp_path / place)
    assert result.exit_code == 2
    assert len(result.output.splitlines()) == 1


def test_no_server_has_been_there(run: Run, other: DataDir, tmp_path: Path) -> None:
    """A wrong --data is found out."""
    result = run("backup", tmp_path / "file", on=other)
    assert result.exit_code == 1
    assert result.output == f"Error: There is no database {other.database}.\n"


def test_a_servers_data_is_not_replaced_unasked(run: Run, data: DataDir, backup: Path) -> None:
    """With --force it is, and what was there is kept beside."""
    before = dump(data)
    connection = sqlite3.connect(data.database)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("UPDATE players SET bot = 1")
    connection.commit()
    refused = run("restore", backup)
    assert refused.exit_code == 1
    assert "--force replaces it" in refused.output
    forced = run("restore", backup, "--force")
    connection.close()
    assert forced.exit_code == 0
    assert dump(data) == before
    (kept,) = data.root.glob("replaced-*")
    assert f"What was there is in {kept}" in forced.output
    connection = sqlite3.connect(kept / "wordsnake.db")
    assert connection.execute("SELECT min(bot) FROM players").fetchone() == (1,)
    connection.close()
    assert kept_files(DataDir(kept)) == kept_files(data)


def test_nothing_is_restored_under_a_running_server(run: Run, data: DataDir, backup: Path) -> None:
    """Not even with --force."""
    before = data.database.read_bytes()
    lock = claim(data)
    result = run("restore", backup, "--force")
    lock.release()
    assert result.exit_code == 2
    assert "another Wordsnake server uses" in result.output
    assert data.database.read_bytes() == before


def test_a_backup_is_verified(run: Run, other: DataDir, backup: Path) -> None:
    """Without a server's data."""
    result = run("verify", backup, on=other)
    assert result.exit_code == 0
    first, *rest = result.output.splitlines()
    assert first.startswith("A backup of 20")
    assert rest[0] == "30 games with 220 events, 3 players with 3 keys and 0 ratings."
    assert rest[-1] == "All is well."


def test_a_backup_of_an_older_version_is_restored(run: Run, tmp_path: Path, other: DataDir) -> None:
    """It is made before the new version runs for the first time, and becomes one of this version."""
    older = DataDir(tmp_path / "older")
    older.root.mkdir()
    prepare(older.database, steps=STEPS[:2])
    connection = sqlite3.connect(older.database)
    connection.execute("INSERT INTO players (player, created_at) VALUES ('anna', 5)")
    connection.commit()
    connection.close()
    assert "is of an older Wordsnake: start this one on it once" in run("verify", on=older).output
    assert run("backup", tmp_path / "file", on=older).exit_code == 0
    assert "0 games with 0 events, 1 players" in run("verify", tmp_path / "file").output
    assert run("restore", tmp_path / "file", on=other).exit_code == 0
    assert run("verify", on=other).exit_code == 0


def test_it_gives_way_to_the_server(run: Run, data: DataDir) -> None:
    """Verifying changes no byte of the database."""
    before = data.database.read_bytes()
    assert run("verify").exit_code == 0
    assert data.database.read_bytes() == before
