"""The books of results: they are entered anew from the logs, and hold what is stored."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from heapq import merge
from itertools import groupby
from operator import itemgetter

from wordsnake.audit.findings import Tally
from wordsnake.store.protocols import Unreadable
from wordsnake.store.settling import settle
from wordsnake.store.sqlite import inspection as look
from wordsnake.store.sqlite.books import DERIVED, SqliteBooks, read_result

_MEND = "`wordsnake ratings recompute` makes them anew"


def audit_books(connection: sqlite3.Connection, tally: Tally) -> Iterator[str]:
    """What is wrong with the results, ratings and records, all of which follow from the logs.

    The games are gone through without a transaction; only what finished meanwhile, and the comparison, are within one.
    """
    yield from look.misplaced(connection)
    with closing(sqlite3.connect("")) as anew:  # a temporary file: it may be long
        for statement in look.made_by(connection, DERIVED):
            anew.execute(statement)
        books = SqliteBooks(anew)
        try:
            last = _enter(connection, books, after=0)
            connection.execute("BEGIN")
            try:
                _enter(connection, books, after=last)
                yield from list(_compared(connection, anew, tally))
            finally:
                connection.rollback()
        except Unreadable:
            yield "cannot be compared with the games, of which not all can be read"


def _enter(connection: sqlite3.Connection, books: SqliteBooks, *, after: int) -> int:
    """Enter the games that finished after a place; answers with the last place."""
    for place, game in look.finishes(connection, after):
        settle(books, read_result(connection, game), place)
        after = place
    return after


def _compared(connection: sqlite3.Connection, anew: sqlite3.Connection, tally: Tally) -> Iterator[str]:
    for table in DERIVED:
        wrong = list(_differing(look.by_key(connection, table), look.by_key(anew, table)))
        if wrong:
            first = " ".join(map(str, wrong[0]))
            yield f"{table} is not what the games come to in {len(wrong)} rows, the first that of {first}: {_MEND}"
    tally.ratings = sum(1 for _ in look.by_key(connection, "ratings"))


def _differing(stored: Iterator[look.Keyed], computed: Iterator[look.Keyed]) -> Iterator[look.Key]:
    """The keys of rows that only one side has, or that are not the same. Both are in the order of their keys."""
    for key, rows in groupby(merge(stored, computed, key=itemgetter(0)), itemgetter(0)):
        first, *others = rows
        if others != [first]:
            yield key
