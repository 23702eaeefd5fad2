"""A whole store: the file, every game, the players and their keys, and what finished games come to."""

import re
import sqlite3
from collections.abc import Callable, Iterator

from wordsnake.audit.books import audit_books
from wordsnake.audit.findings import Finding, Tally
from wordsnake.audit.game import Lexicons, audit_game
from wordsnake.game.events import GameId
from wordsnake.rules.names import name_key
from wordsnake.store.sqlite import inspection as look

_AUTHID = re.compile(r"[0-9a-f]{32}")


def audit(
    connection: sqlite3.Connection, lexicons: Lexicons, tally: Tally, progress: Callable[[], None]
) -> Iterator[Finding]:
    """What is wrong with the store on a connection made by `inspect`; `progress` is called after each game.

    No transaction lasts longer than the check of the file's pages: a server that uses the store is not held up.
    """
    damage = look.verdict(connection)
    yield from (Finding("file", line) for line in damage)
    games = _games_left(connection) if damage else look.games(connection)
    for game in games:
        yield from audit_game(connection, game, lexicons, tally)
        progress()
    yield from _readable(connection, "players", lambda: _players(connection, tally))
    yield from _readable(connection, "keys", lambda: _keys(connection, tally))
    yield from _readable(connection, "references", lambda: look.dangling(connection))
    yield from _readable(connection, "results", lambda: audit_books(connection, tally))


def _games_left(connection: sqlite3.Connection) -> list[GameId]:
    """Those whose cards can still be found in a damaged file."""
    try:
        return [GameId(row["game"]) for row in look.Rows(connection, "games")]
    except sqlite3.DatabaseError:
        return []


def _readable(
    connection: sqlite3.Connection, where: str, problems: Callable[[], Iterator[str] | list[str]]
) -> Iterator[Finding]:
    try:
        yield from (Finding(where, problem) for problem in problems())
    except sqlite3.DatabaseError as error:
        connection.rollback()
        yield Finding(where, f"cannot be read: {error}")


def _players(connection: sqlite3.Connection, tally: Tally) -> Iterator[str]:
    for player, name, key, counted, finished in look.people(connection):
        tally.players += 1
        if name is not None and name_key(name) != key:
            yield f"the name {name} of player {player} is kept under {key}"
        if counted != finished:
            yield f"player {player} has finished {finished} games, not {counted}"


def _keys(connection: sqlite3.Connection, tally: Tally) -> Iterator[str]:
    for authid, player in look.keys(connection):
        tally.keys += 1
        if not _AUTHID.fullmatch(authid):
            yield f"{authid} of player {player} is no fingerprint of a key"
