"""A database of millions of events, made in seconds.

One game is stored as the server does it, with all that follows from it: seats, results, ratings, records. Then its rows
are copied, whatever tables they are in, under other ids: the schema is the server's own, whatever becomes of it.
"""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from bench.material import Played
from wordsnake.game.events import PlayerId
from wordsnake.store.sqlite.connection import connect
from wordsnake.store.sqlite.log import append
from wordsnake.store.sqlite.players import enter, name
from wordsnake.store.sqlite.schema import prepare
from wordsnake.table.ids import ALPHABET, PUBLIC_LENGTH

GAMES_OF_A_PLAYER = 200
BETWEEN_GAMES_MS = 1000
OF_A_GAME, OF_PLAYERS = "game", "players"
PLACE = "place"
"""A column that numbers rows; wherever it occurs it means the same order."""
TIMES = {"opened_at", "changed_at", "at"}
BATCH = 100_000

Row = tuple[Any, ...]
Cell = Callable[["Copy"], Any]


class Copy(NamedTuple):
    """What makes one copy of the game another one."""

    game: str
    players: Sequence[str]
    place: int
    late_ms: int


class Table(NamedTuple):
    """The rows of the first game in a table, as what makes those of a copy."""

    insert: str
    rows: list[list[Cell]]
    of_players: bool
    """Whether its rows belong to players, however many games they play."""


def fill(path: Path, played: Played, events: int) -> int:
    """Make a database at `path` with copies of a game, until it has so many events; how many games there are.

    Nothing is in it if no event is asked for. `played` is the first of the games.
    """
    prepare(path)
    games = -(-events // len(played.events))
    if not games:
        return 0
    connection = connect(path)
    try:
        _store(connection, played)
        for pragma in ("synchronous = OFF", "foreign_keys = OFF", "journal_mode = OFF", "cache_size = -500000"):
            connection.execute(f"PRAGMA {pragma}")
        _multiply(connection, played, games)
        connection.execute("PRAGMA journal_mode = WAL")
    finally:
        connection.close()
    return games


def _store(connection: sqlite3.Connection, played: Played) -> None:
    connection.execute("BEGIN")
    for number, player in enumerate(played.card.seats):
        enter(connection, f"key of {player}", played.events[0].at, lambda player=player: PlayerId(player))
        name(connection, player, f"Name-{number}", played.events[0].at, bot=False)
    append(connection, played.state.game, played.events, played.card)
    connection.execute("COMMIT")


def _multiply(connection: sqlite3.Connection, played: Played, games: int) -> None:
    seats = played.card.seats
    groups = max(games // GAMES_OF_A_PLAYER, 1)
    connection.execute("BEGIN")
    for table in _tables(connection, str(played.state.game), seats):
        copies = range(1, groups) if table.of_players else range(1, games)
        rows = (
            tuple(cell(copy) for cell in row)
            for copy in (_copy(number, games, groups, len(seats)) for number in copies)
            for row in table.rows
        )
        while batch := list(islice(rows, BATCH)):
            connection.executemany(table.insert, batch)
    connection.execute("COMMIT")


def _copy(number: int, games: int, groups: int, seats: int) -> Copy:
    group = number % groups
    players = [f"player-{seat:02}-{group}" if group else f"player-{seat:02}" for seat in range(seats)]
    return Copy(_game_id(number, games), players, number + 1, number * BETWEEN_GAMES_MS)


def _game_id(number: int, games: int) -> str:
    """Ids in ascending order, all over the space of ids, as chance has them: a new game lies between others."""
    value = len(ALPHABET) ** PUBLIC_LENGTH * number // games
    digits = [value >> 5 * place & 31 for place in reversed(range(PUBLIC_LENGTH))]
    return "".join(sorted(ALPHABET)[digit] for digit in digits)


def _tables(connection: sqlite3.Connection, game: str, players: Sequence[str]) -> Iterator[Table]:
    names = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    for (table,) in names.fetchall():
        cursor = connection.execute(f"SELECT * FROM {table}")  # noqa: S608 - a name out of the schema
        columns = [column[0] for column in cursor.description]
        rows = cursor.fetchall()
        # A key is numbered in the order in which it was linked, not by games.
        kept = [at for at, column in enumerate(columns) if not (table == "keys" and column == PLACE)]
        named, marks = ", ".join(columns[at] for at in kept), ", ".join("?" * len(kept))
        yield Table(
            f"INSERT INTO {table} ({named}) VALUES ({marks})",  # noqa: S608 - the same
            [[_cell(columns[at], row[at], game, players) for at in kept] for row in rows],
            of_players=not {"game", PLACE}.intersection(columns) or table in {"keys", "ratings", "best_links"},
        )


def _cell(column: str, value: object, game: str, players: Sequence[str]) -> Cell:
    """What makes a value of a copy out of that of the first game."""
    if column == PLACE:
        return lambda copy: copy.place
    if column in TIMES and isinstance(value, int):
        return lambda copy: value + copy.late_ms
    if value == game:
        return lambda copy: copy.game
    if isinstance(value, str):
        return _text(value, players)
    if isinstance(value, bytes):
        text = _text(value.decode(), players)
        return lambda copy: text(copy).encode()
    return lambda _copy: value


def _text(value: str, players: Sequence[str]) -> Cell:
    """Text in which players occur; what is unique to them (names, keys) ends with their number, too."""
    found = [seat for seat, player in enumerate(players) if player in value]
    if value.startswith(("Name-", "name-")):
        return lambda copy: f"{value}-{copy.place}"
    if not found:
        return lambda _copy: value
    if value in players:
        (seat,) = found
        return lambda copy: copy.players[seat]
    pattern = value.replace("{", "{{").replace("}", "}}")
    for seat in found:
        pattern = pattern.replace(players[seat], f"{{{seat}}}")
    return lambda copy: pattern.format(*copy.players)
