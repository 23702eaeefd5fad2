"""Running `wordsnake backup`, `restore` and `verify`: what they do, and what they say line by line."""

import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from wordsnake.audit.findings import Finding, Tally
from wordsnake.audit.store import audit
from wordsnake.backup import make, restore
from wordsnake.backup.archive import DATABASE, is_backup
from wordsnake.backup.restore import Restored, unpack_database
from wordsnake.lexicon.ruled_shelf import RuledShelf
from wordsnake.lexicon.shelf import Shelf
from wordsnake.paths import DataDir
from wordsnake.rules.rulings import Ruling
from wordsnake.store.sqlite.connection import close_quietly
from wordsnake.store.sqlite.inspection import inspect
from wordsnake.store.sqlite.words import rulings
from wordsnake.supervisor.preflight import claim

MOST_LINES = 100
"""Of findings: a file that is damaged all over needs no longer list."""


def backup(data: DataDir, to: Path) -> None:
    """Make a backup. Raises BadBackup, StoreUnavailable, OSError."""
    size = make.make(data, to)
    click.echo(f"Backed up {data.root} to {to} ({size / 1e6:.1f} MB). It holds keys: keep it as safe as the folder.")


def put_back(data: DataDir, source: Path, *, force: bool, salvage: bool) -> bool:
    """Restore a backup; whether all of it was there. Raises BadBackup, StoreUnavailable, UnfitError, OSError."""
    lock = claim(data)
    try:
        lexicons = RuledShelf(Shelf(data.lexicons)).get if salvage else None
        restored = restore.restore(data, source, force=force, lexicons=lexicons)
    finally:
        lock.release()
    for line in _told(data, source, restored):
        click.echo(line)
    return not restored.missing and (restored.saved is None or not restored.saved.lost)


def verify(data: DataDir, source: Path | None) -> bool:
    """Look through the server's data, or a backup or a database; whether all is well.

    Raises BadBackup, StoreUnavailable, OSError.
    """
    with _database(data, source) as path:
        connection = inspect(path)
        tally = Tally()
        try:
            number = _print(_audited(connection, Shelf(data.lexicons), tally))
        finally:
            close_quietly(connection)
    for line in _counted(tally):
        click.echo(line)
    click.echo("All is well." if not number else f"{number} things are wrong." if number > 1 else "One thing is wrong.")
    return not number


@contextmanager
def _database(data: DataDir, source: Path | None) -> Iterator[Path]:
    """The database to look at: unpacked, if it is in a backup."""
    if source is None or not is_backup(source):
        yield source or data.database
        return
    with tempfile.TemporaryDirectory(prefix="wordsnake-verify-") as folder:
        path = Path(folder) / DATABASE
        made_at = unpack_database(source, path)
        click.echo(f"A backup of {made_at}, whole.")
        yield path


def _audited(connection: sqlite3.Connection, shelf: Shelf, tally: Tally) -> list[Finding]:
    hidden = not sys.stderr.isatty()
    with click.progressbar(
        length=_games(connection), label="Playing every game again", file=sys.stderr, hidden=hidden
    ) as bar:
        ruled = RuledShelf(shelf, _rulings(connection))
        return list(audit(connection, ruled.get, tally, lambda: bar.update(1)))


def _rulings(connection: sqlite3.Connection) -> tuple[Ruling, ...]:
    try:
        return rulings(connection)
    except sqlite3.DatabaseError:  # damaged: words of games played with rulings are taken on trust
        return ()


def _games(connection: sqlite3.Connection) -> int:
    try:
        return int(connection.execute("SELECT count(*) FROM games").fetchone()[0])
    except sqlite3.DatabaseError:  # damaged: the audit says so
        return 0


def _print(found: list[Finding]) -> int:
    for finding in found[:MOST_LINES]:
        click.echo(f"{finding.where}: {finding.problem}")
    if len(found) > MOST_LINES:
        click.echo(f"... and {len(found) - MOST_LINES} more")
    return len(found)


def _counted(tally: Tally) -> Iterator[str]:
    yield (
        f"{tally.games} games with {tally.events} events, {tally.players} players with {tally.keys} keys "
        f"and {tally.ratings} ratings."
    )
    if tally.trusted:
        yield (
            f"{tally.judged} words were looked up; {tally.trusted} are of word lists that are no longer here, "
            "and taken on trust."
        )


def _told(data: DataDir, source: Path, restored: Restored) -> Iterator[str]:
    if restored.saved is not None:
        yield from restored.saved.lost[:MOST_LINES]
        saved = restored.saved
        yield f"Saved {saved.games} games with {saved.events} events, {saved.players} players."
    yield from (f"{name}: lost" for name in restored.missing)
    if not restored.files:
        yield "No keys were in it; those in the folder stay."
    yield f"{data.root} is as {source} has it."
    if restored.replaced is not None:
        yield f"What was there is in {restored.replaced}: remove it when all is well."
