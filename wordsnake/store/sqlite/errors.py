"""SQLite's errors, told to the person who runs the server."""

import sqlite3
from pathlib import Path

from wordsnake.store.protocols import StoreUnavailable

_DAMAGED = "is damaged, or is no Wordsnake database: move it away and put back a copy"
_NOT_WRITABLE = "may not be written: check its owner, its permissions and those of its folder"
_LOCKED = "is locked by another program: end that program, and play goes on"

_ADVICE = {
    sqlite3.SQLITE_FULL: "has no room left on its disk: free some space, and play goes on",
    sqlite3.SQLITE_IOERR: "could not be read or written: check the disk it is on",
    sqlite3.SQLITE_BUSY: _LOCKED,
    sqlite3.SQLITE_LOCKED: _LOCKED,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
    sqlite3.SQLITE_READONLY: _NOT_WRITABLE,
    sqlite3.SQLITE_PERM: _NOT_WRITABLE,
    sqlite3.SQLITE_CANTOPEN: "could not be opened: check that it is a file, in a folder that exists and may be written",
}

# These say that a statement was wrong, not that the file is in trouble: they are bugs, and stay what they are.
_BUGS = (sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.InterfaceError, sqlite3.DataError)


def is_trouble(error: BaseException) -> bool:
    """Whether the file or its disk is in trouble, so that nothing of a transaction can be relied on."""
    return isinstance(error, sqlite3.Error) and not isinstance(error, _BUGS)


def explain(error: sqlite3.Error, path: Path) -> StoreUnavailable:
    """One sentence for the host: which file, what is wrong, what to do."""
    code = getattr(error, "sqlite_errorcode", 0)
    advice = _ADVICE.get(code & 0xFF, "could not be used")  # the low byte is the primary code
    return StoreUnavailable(f"The database {path} {advice} ({error}).")
