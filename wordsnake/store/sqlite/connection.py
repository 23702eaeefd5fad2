"""One connection to the database file: how it is opened, and what it promises."""

import sqlite3
from contextlib import suppress
from pathlib import Path

from wordsnake.store.protocols import StoreUnavailable

BUSY_SECONDS = 2.0
"""The longest a statement waits for another process (the host's commands) to finish writing."""

_PRAGMAS = (
    "PRAGMA synchronous = FULL",  # a commit is on the disk before it is acknowledged: power may fail a moment later
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",  # what is forgotten is overwritten, not just unlinked
    "PRAGMA trusted_schema = OFF",
    "PRAGMA journal_size_limit = 16777216",  # after a burst the -wal file shrinks to 16 MB
)


def open_file(path: Path, *, create: bool = False, busy_seconds: float = BUSY_SECONDS) -> sqlite3.Connection:
    """Open the file and change nothing in it; transactions are begun and ended by hand. Fails with sqlite3.Error.

    Without `create` a missing file is an error: a server whose data directory was removed must not go on in an empty
    one.
    """
    mode = "rwc" if create else "rw"
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    return sqlite3.connect(uri, uri=True, timeout=busy_seconds, isolation_level=None)


def configure(connection: sqlite3.Connection, path: Path) -> None:
    """Make it keep what this module promises. Fails with sqlite3.Error or StoreUnavailable."""
    (journal,) = connection.execute("PRAGMA journal_mode = WAL").fetchone()
    if journal != "wal":
        raise StoreUnavailable(f"The database {path} is on a file system without shared memory: use a local disk.")
    for pragma in _PRAGMAS:
        connection.execute(pragma)


def connect(path: Path, *, busy_seconds: float = BUSY_SECONDS) -> sqlite3.Connection:
    """A connection that writes. Fails with sqlite3.Error or StoreUnavailable."""
    connection = open_file(path, busy_seconds=busy_seconds)
    try:
        configure(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def connect_for_reading(path: Path) -> sqlite3.Connection:
    """As `connect`, for a connection that never writes."""
    connection = connect(path)
    connection.execute("PRAGMA query_only = ON")
    return connection


def close_quietly(connection: sqlite3.Connection) -> None:
    """Close, rolling back what is open; a file in trouble may refuse even that, and nothing is lost by it."""
    with suppress(sqlite3.Error):
        connection.close()


def require_library() -> None:
    """STRICT tables came with SQLite 3.37 (2021)."""
    if sqlite3.sqlite_version_info < (3, 37):
        raise StoreUnavailable(f"Wordsnake needs SQLite 3.37 or newer; this Python has {sqlite3.sqlite_version}.")
