"""The SQLite store in trouble: what the host is told, what is lost (nothing that was acknowledged), how it recovers."""

import resource
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from tests.store.conftest import OpenSqlite, Wait
from tests.store.support import Gate, opened, said
from wordsnake.store.protocols import StoreUnavailable, Unreadable
from wordsnake.store.sqlite.connection import connect
from wordsnake.store.sqlite.schema import prepare
from wordsnake.store.sqlite.worker import Connect

LONG = "lang " * 20_000


def connect_to_full_disk(path: Path) -> sqlite3.Connection:
    """The database cannot grow any more."""
    connection = connect(path)
    connection.execute("PRAGMA max_page_count = 1")  # less than it has: SQLite takes its present size
    return connection


@contextmanager
def writes_end_at(size: int) -> Iterator[None]:
    """No file can be written beyond this many bytes: the kernel refuses with EFBIG."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def in_turn(*ways: Connect) -> Connect:
    """Connects in the first way at first, then in the next, and so on."""
    left = iter(ways)

    def connect_next(path: Path) -> sqlite3.Connection:
        return next(left)(path)

    return connect_next


def test_a_full_disk(open_sqlite: OpenSqlite, wait: Wait) -> None:
    """Appends fail and say why, nothing of them is stored, and all is well once there is room: no restart needed."""
    first = opened()
    wait(open_sqlite().append(*first))
    store = open_sqlite(connect=in_turn(connect_to_full_disk, connect_to_full_disk, connect))
    for _ in range(2):
        with pytest.raises(StoreUnavailable, match="no room left on its disk: free some space"):
            wait(store.append(*said(first, LONG)))
    assert wait(store.read(first[0])) == tuple(first[1])
    wait(store.append(*said(first, LONG)))
    assert len(wait(store.read(first[0]))) == 3


def test_a_full_disk_fails_all_that_share_the_commit(open_sqlite: OpenSqlite, wait: Wait, gate: Gate) -> None:
    """A transaction that the disk broke is over: its other appends are not acknowledged either, and can be repeated."""
    games = [opened(letter * 8) for letter in "abcdefgh"]
    before = open_sqlite()
    for game in games:
        wait(before.append(*game))
    store = open_sqlite(connect=in_turn(partial(gate.connect, then=connect_to_full_disk), connect))
    gate.hold(store)
    answers = [store.append(*said(game, LONG if game is games[4] else "kort")) for game in games]
    gate.open.set()
    for answer in answers:
        with pytest.raises(StoreUnavailable, match="no room left"):
            wait(answer)
    assert [len(wait(store.read(game))) for game, _, _ in games] == [2] * 8
    for game in games:
        wait(store.append(*said(game)))


def test_a_disk_that_refuses_to_write(open_sqlite: OpenSqlite, wait: Wait, path: Path) -> None:
    """An error of the disk itself: the same, with another advice."""
    store = open_sqlite()
    first = opened()
    wait(store.append(*first))
    log = path.with_name(path.name + "-wal")
    with writes_end_at(log.stat().st_size + 100), pytest.raises(StoreUnavailable, match="check the disk it is on"):
        wait(store.append(*said(first, LONG)))
    wait(store.append(*said(first, LONG)))
    assert len(wait(store.read(first[0]))) == 3


def test_a_database_locked_by_another_program(open_sqlite: OpenSqlite, wait: Wait, path: Path) -> None:
    """Waiting for the lock has a bound; reading goes on meanwhile, and writing when the other is done."""
    store = open_sqlite(connect=partial(connect, busy_seconds=0))
    first = opened()
    wait(store.append(*first))
    other = connect(path)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreUnavailable, match="is locked by another program"):
        wait(store.append(*said(first)))
    assert len(wait(store.read(first[0]))) == 2
    other.rollback()
    other.close()
    assert wait(store.append(*said(first))) is None


def test_a_database_that_may_not_be_written(open_sqlite: OpenSqlite, wait: Wait) -> None:
    """The host reads what to check."""

    def connect_read_only(path: Path) -> sqlite3.Connection:
        return sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, isolation_level=None)

    store = open_sqlite(connect=connect_read_only)
    with pytest.raises(StoreUnavailable, match="may not be written: check its owner"):
        wait(store.append(*opened()))


def test_a_database_that_is_gone(path: Path) -> None:
    """A server whose data directory was removed does not go on in an empty file."""
    with pytest.raises(sqlite3.OperationalError, match="unable to open"):
        connect(path)
    assert not path.exists()


def damage(path: Path, table: str) -> None:
    """Overwrite the first page of a table."""
    connection = sqlite3.connect(path)
    (page,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)).fetchone()
    connection.close()
    with path.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\x77" * 4096)


def test_damage_while_running(open_sqlite: OpenSqlite, wait: Wait, path: Path) -> None:
    """What can no longer be read is said to be damaged; the rest is still there."""
    first = opened()
    store = open_sqlite()
    wait(store.append(*first))
    wait(store.close())
    store = open_sqlite()
    damage(path, "events")
    with pytest.raises(StoreUnavailable, match="is damaged"):
        wait(store.read(first[0]))
    assert wait(store.card(first[0])) == first[2]


def test_an_event_this_version_cannot_read(open_sqlite: OpenSqlite, wait: Wait, path: Path) -> None:
    """Left behind by a newer server, or damaged inside: it is no crash."""
    first = opened()
    store = open_sqlite()
    wait(store.append(*first))
    connection = connect(path)
    connection.execute('UPDATE events SET body = CAST(\'{"v": 99, "type": "seat_taken"}\' AS BLOB) WHERE seq = 2')
    connection.close()
    with pytest.raises(Unreadable, match="The log of game game2222 cannot be read by this version"):
        wait(store.read(first[0]))


def a_file(path: Path) -> None:
    """A sound database."""
    prepare(path)


def no_database(path: Path) -> None:
    path.write_bytes(b"Dear diary, today I played Wordsnake. " * 500)


def cut_short(path: Path) -> None:
    a_file(path)
    path.write_bytes(path.read_bytes()[:6000])


def damaged_inside(path: Path) -> None:
    a_file(path)
    damage(path, "events")


def of_a_newer_version(path: Path) -> None:
    a_file(path)
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()


def of_another_program(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE recipes (title TEXT)")
    connection.close()


def a_folder(path: Path) -> None:
    path.mkdir()


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (no_database, "is damaged, or is no Wordsnake database: move it away and put back a copy"),
        (cut_short, "is damaged"),
        (damaged_inside, "is damaged"),
        (of_a_newer_version, "was written by a newer Wordsnake"),
        (of_another_program, "belongs to another program: name another place"),
        (a_folder, "could not be opened: check that it is a file, in a folder that exists and may be written"),
    ],
)
def test_a_file_that_cannot_be_used(
    make: Callable[[Path], None], message: str, open_sqlite: OpenSqlite, path: Path
) -> None:
    """Opening it fails at once, with one sentence that names the file and what to do, and changes nothing in it."""
    make(path)
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(StoreUnavailable, match=message) as trouble:
        open_sqlite()
    assert str(path) in str(trouble.value)
    assert "\n" not in str(trouble.value)
    assert (path.read_bytes() if path.is_file() else b"") == before


def test_a_folder_that_does_not_exist(path: Path) -> None:
    """The store makes a file, not the folders above it."""
    with pytest.raises(StoreUnavailable, match="could not be opened"):
        prepare(path / "nowhere" / "wordsnake.db")


def test_a_folder_that_may_not_be_written() -> None:
    """Not even by the administrator: nobody makes files in /proc."""
    with pytest.raises(StoreUnavailable, match="could not be opened"):
        prepare(Path("/proc/wordsnake.db"))


def test_opening_waits_for_no_other_program_for_long(path: Path) -> None:
    """A database that another program holds is refused at the start, not at the first move."""
    prepare(path)
    other = connect(path)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreUnavailable, match="is locked by another program"):
        prepare(path, busy_seconds=0)
    other.close()
