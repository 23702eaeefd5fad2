"""A new database out of what can still be read of a damaged one.

Of each game the events from the first one on that can be read, follow each other and are as the rules have them; its
card, its seats, what was said in it and what it came to are made anew from these. Of every other table the rows on both
sides of the damage. The damaged file is only copied, never changed.
"""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from wordsnake.audit.game import Lexicons, readable, words_of
from wordsnake.audit.retrace import retrace
from wordsnake.backup.archive import MAGIC
from wordsnake.game.card import card_of
from wordsnake.game.events import GameId
from wordsnake.game.evolve import BrokenLog
from wordsnake.store.protocols import StoreUnavailable
from wordsnake.store.sqlite import log
from wordsnake.store.sqlite.books import DERIVED
from wordsnake.store.sqlite.connection import close_quietly, connect
from wordsnake.store.sqlite.errors import explain
from wordsnake.store.sqlite.inspection import Rows, StoredEvent
from wordsnake.store.sqlite.recompute import put_in_order
from wordsnake.store.sqlite.schema import STEPS, prepare, refuse_strangers

_OF_GAMES = ("games", "events", "chat", "seats", "finishes", *DERIVED)
"""Tables that are made anew from the logs."""
_PAGES_AT, _PAGE_SIZE_AT = 28, 16
_LARGEST = 1 << 40
"""Bytes of a database: a header that tells of more is damaged itself."""


@dataclass(slots=True)
class Saved:
    """What was saved. `lost`: a sentence for each game of which something is missing, and each table."""

    games: int = 0
    events: int = 0
    players: int = 0
    lost: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Log:
    events: list[StoredEvent] = field(default_factory=list)
    last: int = 0


def salvage(damaged: Path, to: Path, lexicons: Lexicons) -> Saved:
    """Make the database `to` of what is left in `damaged`. Raises StoreUnavailable if nothing of it can be read."""
    copy = to.with_name(to.name + ".damaged")
    shutil.copyfile(damaged, copy)
    wal = damaged.with_name(damaged.name + "-wal")
    if wal.exists():
        shutil.copyfile(wal, copy.with_name(copy.name + "-wal"))
    _pad(damaged, copy)
    prepare(to)
    source, target = _opened(copy), connect(to)
    try:
        target.execute("BEGIN")
        saved = _save(source, target, lexicons)
        target.execute("COMMIT")
    except sqlite3.Error as error:
        raise explain(error, damaged) from error
    finally:
        close_quietly(source)
        close_quietly(target)
    return saved


def _opened(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        refuse_strangers(connection, path, len(STEPS))
    except sqlite3.Error as error:
        close_quietly(connection)
        raise explain(error, path) from error
    except StoreUnavailable:
        close_quietly(connection)
        raise
    return connection


def _pad(damaged: Path, copy: Path) -> None:
    """Give a file that was cut short the length its header tells: SQLite opens no shorter one."""
    with copy.open("r+b") as file:
        header = file.read(100)
        if not header.startswith(MAGIC):
            raise StoreUnavailable(f"Nothing of {damaged} can be read: it does not begin as a database does.")
        size = int.from_bytes(header[_PAGE_SIZE_AT : _PAGE_SIZE_AT + 2], "big")
        pages = int.from_bytes(header[_PAGES_AT : _PAGES_AT + 4], "big")
        whole = (65536 if size == 1 else size) * pages
        if copy.stat().st_size < whole <= _LARGEST:
            file.truncate(whole)


def _save(source: sqlite3.Connection, target: sqlite3.Connection, lexicons: Lexicons) -> Saved:
    saved = Saved()
    logs, known = _logs(source, saved), _known(source, saved)
    for game in sorted(logs.keys() | known.keys()):
        _save_game(target, game, logs.get(game, _Log()), known.get(game, 0), lexicons, saved)
    put_in_order(target, {row["game"]: row["place"] for row in _rows(source, "finishes", saved)})
    tables = target.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
    for (table,) in sorted(tables.fetchall(), key=lambda row: row[0] != "players"):  # which others refer to
        if table not in _OF_GAMES:
            _save_table(source, target, table, saved)
    return saved


def _logs(source: sqlite3.Connection, saved: Saved) -> dict[str, _Log]:
    texts = {(row["game"], row["seq"]): row for row in _rows(source, "chat", saved)}
    logs: dict[str, _Log] = {}
    for row in _rows(source, "events", saved):
        game, seq = row["game"], row["seq"]
        said = texts.get((game, seq), {"text": None, "player": None})
        found = logs.setdefault(game, _Log())
        found.events.append(StoredEvent(seq, row["body"], said["text"], said["player"]))
    return logs


def _known(source: sqlite3.Connection, saved: Saved) -> dict[str, int]:
    """The games that have a card, and how many events each should have."""
    return {row["game"]: row["seq"] for row in _rows(source, "games", saved)}


def _save_game(  # noqa: PLR0913, PLR0917 - where from, where to
    target: sqlite3.Connection, game: str, found: _Log, whole: int, lexicons: Lexicons, saved: Saved
) -> None:
    found.events.sort()
    events, _ = readable(found.events)
    with suppress(BrokenLog, LookupError):
        state = retrace(GameId(game), events, words_of(events, lexicons)).state
        events = events[: state.seq]
        if events:
            log.append(target, GameId(game), events, card_of(state))
            saved.games += 1
            saved.events += len(events)
    whole = max(whole, max((event.seq for event in found.events), default=0))
    if len(events) < whole:
        saved.lost.append(f"game {game}: {len(events)} of {whole} events are left")


def _save_table(source: sqlite3.Connection, target: sqlite3.Connection, table: str, saved: Saved) -> None:
    wanted = [column[1] for column in target.execute(f"PRAGMA table_info({table})")]
    for row in _rows(source, table, saved):
        columns = [column for column in wanted if column in row]
        places = ", ".join("?" * len(columns))
        with suppress(sqlite3.IntegrityError):  # damage that shows as a value that cannot be: the row is lost
            target.execute(
                f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})",  # noqa: S608 - names of our schema
                [row[column] for column in columns],
            )
            saved.players += table == "players"


def _rows(source: sqlite3.Connection, table: str, saved: Saved) -> Iterator[dict[str, Any]]:
    try:
        rows = Rows(source, table)
        yield from rows
    except sqlite3.DatabaseError:
        saved.lost.append(f"the table {table}: nothing of it can be read")
        return
    if rows.damaged:
        saved.lost.append(f"the table {table}: some of its rows cannot be read")
