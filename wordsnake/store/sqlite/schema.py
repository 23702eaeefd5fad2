"""The database's schema, and how a file of an older version becomes one of this version.

The schema is the sum of its steps, `schema_<version>_<name>.sql`. `PRAGMA user_version` counts the steps that a file
has taken; each is one transaction, so a file is always at some version, whenever the power fails. Steps that have been
released are never edited: a change is a new step.
"""

import sqlite3
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from wordsnake.store.protocols import StoreUnavailable
from wordsnake.store.sqlite.connection import BUSY_SECONDS, close_quietly, configure, open_file, require_library
from wordsnake.store.sqlite.errors import explain

STEPS = (
    "schema_1_log.sql",
    "schema_2_lists.sql",
    "schema_3_chat.sql",
    "schema_4_results.sql",
    "schema_5_days.sql",
    "schema_6_words.sql",
    "schema_7_openings.sql",
    "schema_8_languages.sql",
)
"""Step n (from 1) leads from version n - 1 to version n."""

APPLICATION_ID = 0x576F7264
"""`PRAGMA application_id` of our files: "Word" in ASCII. No stranger's database is ever changed."""

CHECKED_WHOLE = 64 * 1024 * 1024
"""Bytes up to which a file is checked page by page when it is opened (some 0.2 s); damage in a larger one shows when
the page is read."""


def prepare(path: Path, *, steps: tuple[str, ...] = STEPS, busy_seconds: float = BUSY_SECONDS) -> None:
    """Make the file if there is none, refuse what is not ours or not sound, and bring it to the latest of `steps`.

    Fails with StoreUnavailable.
    """
    require_library()
    try:
        connection = open_file(path, create=True, busy_seconds=busy_seconds)
        try:
            refuse_strangers(connection, path, len(steps))
            configure(connection, path)
            _check(connection, path)
            _migrate(connection, steps)
        finally:
            close_quietly(connection)
    except sqlite3.Error as error:
        raise explain(error, path) from error


def refuse_strangers(connection: sqlite3.Connection, path: Path, latest: int) -> None:
    """Raise StoreUnavailable for the file of another program, or of a server that knows more steps than `latest`."""
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if tables and _pragma(connection, "application_id") != APPLICATION_ID:
        raise StoreUnavailable(f"The database {path} belongs to another program: name another place.")
    if version_of(connection) > latest:
        raise StoreUnavailable(f"The database {path} was written by a newer Wordsnake: start that one, or a new file.")


def version_of(connection: sqlite3.Connection) -> int:
    """The version of the schema: how many steps the file has taken."""
    return _pragma(connection, "user_version")


def _check(connection: sqlite3.Connection, path: Path) -> None:
    if path.stat().st_size > CHECKED_WHOLE:
        return
    (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if verdict != "ok":
        raise StoreUnavailable(
            f"The database {path} is damaged: move it away and put back a copy ({' '.join(verdict.split())})."
        )


def _migrate(connection: sqlite3.Connection, steps: tuple[str, ...]) -> None:
    version = -1
    while version < len(steps):
        connection.execute("BEGIN IMMEDIATE")  # also where there is no step to take: may the file be written at all?
        version = version_of(connection)  # under the lock: another process may be doing the same
        if version < len(steps):
            _take(connection, steps[version], version + 1)
        connection.execute("COMMIT")


def _take(connection: sqlite3.Connection, step: str, version: int) -> None:
    for statement in _statements(files(__package__).joinpath(step).read_text(encoding="utf-8")):
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {version}")


def _statements(script: str) -> Iterator[str]:
    """The statements one by one: sqlite3's executescript would commit between them."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    (value,) = connection.execute(f"PRAGMA {name}").fetchone()
    return int(value)
