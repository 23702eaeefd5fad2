"""Making a backup, whether or not a server runs."""

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from wordsnake.backup.archive import DATABASE, BadBackup, is_backup, write
from wordsnake.durable import sync
from wordsnake.paths import DataDir
from wordsnake.store.sqlite.connection import close_quietly
from wordsnake.store.sqlite.errors import explain
from wordsnake.store.sqlite.inspection import inspect


def make(data: DataDir, to: Path) -> int:
    """Write a backup of a server's data to the file `to` (0600), whole or not at all; answers its size in bytes.

    The database is copied as it is at one moment. The copy reads while the server writes: nothing waits for it, and
    what is written meanwhile stays in the -wal file until it is done. Space that was freed is not copied, so that what
    was forgotten is not in it.

    Raises BadBackup, StoreUnavailable, and OSError for a place that cannot be written.
    """
    if to.exists() and not is_backup(to):
        raise BadBackup(f"{to} is something else than a backup: name another file")
    with tempfile.TemporaryDirectory(prefix=".wordsnake-backup-", dir=to.parent) as folder:
        copy = Path(folder) / DATABASE
        _copy(data.database, copy)
        files = {str(kept.relative_to(data.root)): kept for kept in data.kept} | {DATABASE: copy}
        with _appearing(to, Path(folder) / "backup") as fd, os.fdopen(fd, "wb", closefd=False) as out:
            write(out, files)
    return to.stat().st_size


def _copy(database: Path, to: Path) -> None:
    connection = inspect(database, older=True)
    try:
        connection.execute("VACUUM INTO ?", (str(to),))
    except sqlite3.Error as error:
        raise explain(error, database) from error
    finally:
        close_quietly(connection)


@contextmanager
def _appearing(path: Path, draft: Path) -> Iterator[int]:
    """The descriptor of a draft (0600) that takes the place of `path` when it is written and on the disk."""
    fd = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        yield fd
        os.fsync(fd)
    finally:
        os.close(fd)
    draft.replace(path)
    sync(path.parent)
