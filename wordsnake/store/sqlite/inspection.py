"""Looking at a database as it is: read-only, whoever else uses it, and row by row where it is damaged."""

import sqlite3
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from wordsnake.game.card import GameCard
from wordsnake.game.events import GameId
from wordsnake.store.protocols import StoreUnavailable
from wordsnake.store.sqlite.connection import close_quietly, require_library
from wordsnake.store.sqlite.errors import explain
from wordsnake.store.sqlite.log import card
from wordsnake.store.sqlite.schema import STEPS, refuse_strangers, version_of

BUSY_SECONDS = 10.0


class StoredEvent(NamedTuple):
    """A row of `events`, and what `chat` keeps of it: who is stored as having said the text."""

    seq: int
    body: bytes
    text: str | None
    said_by: str | None


Key = tuple[Any, ...]
Keyed = tuple[Key, tuple[Any, ...]]
"""A row, and its primary key before it."""

_TYPES: Mapping[str, type] = MappingProxyType({"TEXT": str, "INTEGER": int, "BLOB": bytes, "REAL": float})

_EVENTS = """
    SELECT seq, body, text, chat.player FROM events LEFT JOIN chat USING (game, seq) WHERE game = ? ORDER BY seq
"""
_PEOPLE = """
    SELECT player, name, name_key, finished,
           (SELECT count(*) FROM seats JOIN games USING (game)
             WHERE seats.player = players.player AND games.phase = 'finished')
      FROM players
"""
_MISPLACED = """
    SELECT game, 'is finished, but has no' FROM games
     WHERE phase = 'finished' AND game NOT IN (SELECT game FROM finishes)
     UNION ALL
    SELECT game, 'is not finished, but has a' FROM games JOIN finishes USING (game)
     WHERE phase <> 'finished'
     ORDER BY game
"""


def inspect(path: Path, *, older: bool = False) -> sqlite3.Connection:
    """A connection that cannot write. Raises StoreUnavailable: missing, not ours, or of another version.

    `older`: one of an older version will do.
    """
    require_library()
    if not path.is_file():
        raise StoreUnavailable(f"There is no database {path}.")
    try:
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=BUSY_SECONDS, isolation_level=None
        )
        try:
            _require_version(connection, path, older=older)
        except BaseException:
            close_quietly(connection)
            raise
    except sqlite3.Error as error:
        raise explain(error, path) from error
    return connection


def _require_version(connection: sqlite3.Connection, path: Path, *, older: bool) -> None:
    refuse_strangers(connection, path, len(STEPS))
    if not older and version_of(connection) < len(STEPS):
        raise StoreUnavailable(f"The database {path} is of an older Wordsnake: start this one on it once.")


class Rows:
    """The rows of a table by primary key: upwards until damage, then downwards to it. `damaged`: some are missing."""

    def __init__(self, connection: sqlite3.Connection, table: str) -> None:
        self.damaged = False
        self._connection = connection
        self._table = table
        info = connection.execute(f"PRAGMA table_info({table})").fetchall()
        self.columns = [column[1] for column in info]
        self._types = [(_TYPES[column[2]], column[3] or column[5]) for column in info]
        self._key = [column[1] for column in sorted(info, key=lambda column: column[5]) if column[5]]

    def __iter__(self) -> Iterator[dict[str, Any]]:
        seen = set[tuple[Any, ...]]()
        for order in ("ASC", "DESC"):
            try:
                for row in self._ordered(order):
                    key = tuple(row[column] for column in self._key)
                    if key in seen:  # downwards: everything below was read upwards
                        return
                    seen.add(key)
                    yield row
            except sqlite3.DatabaseError:
                self.damaged = True
            if not self.damaged:
                return

    def _ordered(self, order: str) -> Iterator[dict[str, Any]]:
        by = ", ".join(f"{column} {order}" for column in self._key)
        cursor = self._connection.execute(f"SELECT {', '.join(self.columns)} FROM {self._table} ORDER BY {by}")  # noqa: S608 - names of our own schema
        for row in cursor:
            if all(map(_fits, row, self._types)):
                yield dict(zip(self.columns, row, strict=True))
            else:
                self.damaged = True


def _fits(value: object, declared: tuple[type, bool]) -> bool:
    """Whether a value can stand in its column: in a damaged page anything can."""
    kind, required = declared
    return isinstance(value, kind) or (value is None and not required)


def games(connection: sqlite3.Connection) -> Iterator[GameId]:
    """The ids of all games that have a card, a few at a time: no transaction stays open in between."""
    last = ""
    while rows := connection.execute(
        "SELECT game FROM games WHERE game > ? ORDER BY game LIMIT 500", (last,)
    ).fetchall():
        for (game,) in rows:
            yield GameId(game)
        last = rows[-1][0]


def stored_game(
    connection: sqlite3.Connection, game: GameId
) -> tuple[GameCard | None, list[StoredEvent], frozenset[str]]:
    """Its card, its events and who has a row in `seats` for it, all of the same moment."""
    connection.execute("BEGIN")
    try:
        events = [StoredEvent(*row) for row in connection.execute(_EVENTS, (game,))]
        seats = connection.execute("SELECT player FROM seats WHERE game = ?", (game,))
        return card(connection, game), events, frozenset(player for (player,) in seats)
    finally:
        connection.rollback()


def verdict(connection: sqlite3.Connection) -> list[str]:
    """What SQLite finds wrong with the file, page by page and index by index; nothing in a sound one."""
    found: list[str] = []
    try:
        for (line,) in connection.execute("PRAGMA integrity_check(20)"):
            found.append(" ".join(str(line).split()))
    except sqlite3.DatabaseError as error:
        found.append(str(error))
    return [] if found == ["ok"] else found


def people(connection: sqlite3.Connection) -> Iterator[tuple[str, str | None, str | None, int, int]]:
    """Each player: id, name, name_key, the games it has finished as counted, and as its seats have it."""
    yield from connection.execute(_PEOPLE)


def keys(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Each key: its fingerprint, and the player it belongs to."""
    yield from connection.execute("SELECT authid, player FROM keys")


def dangling(connection: sqlite3.Connection) -> list[str]:
    """What refers to something that is not there: a sentence for each table and target, with their number."""
    found = Counter((row[0], row[2]) for row in connection.execute("PRAGMA foreign_key_check"))
    seated = connection.execute("SELECT count(*) FROM seats WHERE player NOT IN (SELECT player FROM players)")
    found["seats", "players"] += seated.fetchone()[0]
    return [
        f"{number} rows of {table} belong to none of {target}" for (table, target), number in found.items() if number
    ]


def finishes(connection: sqlite3.Connection, after: int) -> Iterator[tuple[int, GameId]]:
    """The games after a place in the order of finishing, each with its own; a few at a time, as `games`."""
    query = "SELECT place, game FROM finishes WHERE place > ? ORDER BY place LIMIT 500"
    while rows := connection.execute(query, (after,)).fetchall():
        yield from ((place, GameId(game)) for place, game in rows)
        after = rows[-1][0]


def misplaced(connection: sqlite3.Connection) -> list[str]:
    """A sentence for each game that is finished and has no place in the order of finishing, or the other way round."""
    return [f"game {game} {has} place among those that are" for game, has in connection.execute(_MISPLACED)]


def made_by(connection: sqlite3.Connection, tables: Collection[str]) -> list[str]:
    """The statements that make these tables."""
    rows = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table'")
    return [sql for name, sql in rows if name in tables]


def by_key(connection: sqlite3.Connection, table: str) -> Iterator[Keyed]:
    """The rows of a table in the order of their primary keys."""
    info = connection.execute(f"PRAGMA table_info({table})").fetchall()
    key = [column[1] for column in sorted(info, key=lambda column: column[5]) if column[5]]
    rest = [column[1] for column in info if not column[5]]
    query = f"SELECT {', '.join(key + rest)} FROM {table} ORDER BY {', '.join(key)}"  # noqa: S608 - names of our schema
    for row in connection.execute(query):
        yield row[: len(key)], row
