"""Going through all finished games again, in the order in which they finished, and entering their results anew."""

import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path

from wordsnake.game.events import GameId
from wordsnake.store.protocols import Unreadable
from wordsnake.store.results import Recount
from wordsnake.store.settling import settle
from wordsnake.store.sqlite.books import DERIVED, SqliteBooks, read_result
from wordsnake.store.sqlite.connection import close_quietly, connect
from wordsnake.store.sqlite.errors import explain
from wordsnake.store.sqlite.schema import prepare

Progress = Callable[[int, int], None]
"""Told how many games have been gone through, of how many."""

TOLD_EVERY = 500
_RATINGS = "SELECT player, ruleset, bot, mean, deviation, games FROM ratings"


def recompute_file(path: Path, progress: Progress) -> Recount:
    """Recompute everything in the database `path`, in one transaction: all of it, or, if it fails, nothing.

    For who alone uses the file: whatever else would write waits until this is done. Raises StoreUnavailable.
    """
    prepare(path)
    try:
        connection = connect(path)
        try:
            connection.execute("BEGIN IMMEDIATE")
            recount = recompute(connection, progress)
            connection.execute("COMMIT")
        finally:
            close_quietly(connection)
    except sqlite3.Error as error:
        raise explain(error, path) from error
    return recount


def put_in_order(connection: sqlite3.Connection, places: Mapping[GameId, int]) -> None:
    """Have games that were entered in any order be as if they had finished one after another, inside a transaction.

    The order is that of their ends; where two ended in the same millisecond, that of their `places`, if they are known.
    """
    finishes = connection.execute("SELECT game, at FROM finishes").fetchall()
    finishes.sort(key=lambda row: (row[1], places.get(row[0], 0), row[0]))
    for table in (*DERIVED, "finishes"):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - names of ours
    connection.executemany("INSERT INTO finishes (game, at) VALUES (?, ?)", finishes)
    recompute(connection)


def recompute(connection: sqlite3.Connection, progress: Progress = lambda _done, _of: None) -> Recount:
    """The same, inside a transaction. A game whose log cannot be understood is left out, and told of."""
    before = set(connection.execute(_RATINGS))
    for table in DERIVED:
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - names of ours
    finishes = connection.execute("SELECT place, game FROM finishes ORDER BY place").fetchall()
    books, unreadable = SqliteBooks(connection), list[GameId]()
    for done, (place, game) in enumerate(finishes):
        if done % TOLD_EVERY == 0:
            progress(done, len(finishes))
        try:
            settle(books, read_result(connection, game), place)
        except Unreadable:
            unreadable.append(game)
    after = set(connection.execute(_RATINGS))
    return Recount(
        games=len(finishes) - len(unreadable),
        ratings=len(after),
        changed=len({row[:2] for row in before ^ after}),
        unreadable=tuple(unreadable),
    )
