"""Putting a backup back."""

import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from wordsnake.audit.game import Lexicons
from wordsnake.backup.archive import DATABASE, Archive, BadBackup, carve, opened
from wordsnake.backup.salvage import Saved, salvage
from wordsnake.durable import sync
from wordsnake.paths import DataDir
from wordsnake.store.protocols import StoreUnavailable
from wordsnake.store.sqlite.connection import close_quietly
from wordsnake.store.sqlite.inspection import inspect, verdict
from wordsnake.store.sqlite.schema import prepare

_BESIDE = ("", "-wal", "-shm", "-journal")
"""What a database consists of, by the ends of the names of its files."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back: the keys and lists by name, what was `saved` of a damaged backup (None: it was sound).

    `missing` are keys and lists that could not be read. `replaced` is the folder with what was there before.
    """

    files: tuple[str, ...]
    missing: tuple[str, ...]
    saved: Saved | None
    replaced: Path | None


def restore(data: DataDir, source: Path, *, force: bool, lexicons: Lexicons | None = None) -> Restored:
    """Put the backup `source` in the place of a server's data. Only for who holds the lock of `data`.

    With `lexicons` whatever is left of a damaged backup, or of a bare database, is salvaged. What was there before
    stays, in a folder beside it, and is only replaced with `force`.

    Raises BadBackup, StoreUnavailable and OSError; then nothing was changed.
    """
    if data.database.exists() and not force:
        raise BadBackup(f"{data.root} holds a server's data already; --force replaces it, and keeps it beside")
    if source.is_file() and source.samefile(data.database) if data.database.exists() else False:
        raise BadBackup(f"{source} is in its place already: move it elsewhere first")
    with tempfile.TemporaryDirectory(prefix=".restoring-", dir=data.root) as folder:
        draft = Path(folder)
        saved, missing = _unpack(source, draft, lexicons)
        files = [DATABASE, *(str(file.relative_to(draft)) for file in DataDir(draft).kept)]
        replaced = _install(data, draft, files)
    return Restored(tuple(name for name in files if name != DATABASE), tuple(missing), saved, replaced)


def unpack_database(source: Path, to: Path) -> str:
    """Write the database of a backup to `to`, and bring it to this version; when the backup was made.

    Raises BadBackup, StoreUnavailable.
    """
    with opened(source) as archive:
        archive.extract(DATABASE, to)
    prepare(to)
    return archive.made_at


def _unpack(source: Path, draft: Path, lexicons: Lexicons | None) -> tuple[Saved | None, list[str]]:
    if lexicons is None:
        with opened(source) as archive:
            for name in archive.entries:
                _extract(archive, name, draft)
        _require_sound(draft / DATABASE)
        return None, []
    missing = _what_is_left(source, draft)
    whole = draft / DATABASE
    saved = None
    if missing or not _is_sound(whole):
        saved = salvage(whole.rename(draft / "remains") if whole.exists() else source, whole, lexicons)
    return saved, [name for name in missing if name != DATABASE]


def _what_is_left(source: Path, draft: Path) -> list[str]:
    """Extract what can be read; the names of the files that are not whole."""
    missing: list[str] = []
    try:
        with opened(source) as archive:
            for name in archive.entries:
                try:
                    _extract(archive, name, draft)
                except BadBackup:
                    missing.append(name)
                    if name != DATABASE:
                        (draft / name).unlink(missing_ok=True)
    except BadBackup:
        carve(source, draft / DATABASE)
        missing.append(DATABASE)
    return missing


def _extract(archive: Archive, name: str, draft: Path) -> None:
    to = draft / name
    to.parent.mkdir(mode=0o700, exist_ok=True)
    archive.extract(name, to)


def _require_sound(database: Path) -> None:
    prepare(database)
    connection = inspect(database)
    try:
        if problems := verdict(connection):
            raise BadBackup(f"the database in it is damaged ({problems[0]}); --salvage saves what is left")
    finally:
        close_quietly(connection)


def _is_sound(database: Path) -> bool:
    try:
        _require_sound(database)
    except (BadBackup, StoreUnavailable):
        return False
    return True


def _install(data: DataDir, draft: Path, files: list[str]) -> Path | None:
    """Move the files into place, the database last; the folder that what was there has gone to."""
    for name in files:
        sync(draft / name)
    there = [data.database.name + end for end in _BESIDE] + [name for name in files if name != DATABASE]
    there = [name for name in there if (data.root / name).exists()]
    aside = Path(tempfile.mkdtemp(prefix=time.strftime("replaced-%Y%m%d-%H%M%S-"), dir=data.root))
    try:
        _move(there, data.root, aside)
        _move([*files[1:], DATABASE], draft, data.root)
    except BaseException:
        _move([name for name in there if (aside / name).exists()], aside, data.root)
        raise
    if there:
        return aside
    aside.rmdir()
    return None


def _move(names: Iterable[str], source: Path, to: Path) -> None:
    for name in names:
        (to / name).parent.mkdir(mode=0o700, exist_ok=True)
        (source / name).replace(to / name)
    for folder in {(to / name).parent for name in names}:
        sync(folder)
