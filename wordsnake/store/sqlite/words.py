"""Rulings and appeals in SQLite: what is asked of the tables of that name, inside a transaction."""

import sqlite3
from dataclasses import asdict, replace

from wordsnake.game.events import GameId, PlayerId
from wordsnake.rules.rulings import Ruling
from wordsnake.store.words import Appeal, Ruled

_RULE = """
    INSERT INTO rulings (language, number, word, key, permitted, reason, at)
    SELECT :language, 1 + coalesce(max(number), 0), :word, :key, :permitted, :reason, :at
      FROM rulings WHERE language = :language
    RETURNING number
"""
_RULINGS = "SELECT language, number, word, key, permitted, reason, at FROM rulings ORDER BY language, number"
_APPEALS = """
    SELECT language, key, player, word, game, at FROM appeals ORDER BY language, key, at, player LIMIT ?
"""


def rulings(connection: sqlite3.Connection) -> tuple[Ruling, ...]:
    """All of them."""
    return tuple(
        Ruling(language=language, number=number, word=word, key=key, permitted=bool(permitted), reason=reason, at=at)
        for language, number, word, key, permitted, reason, at in connection.execute(_RULINGS)
    )


def rule(connection: sqlite3.Connection, ruling: Ruling) -> Ruled:
    """Keep a ruling, and answer the appeals."""
    (number,) = connection.execute(_RULE, asdict(ruling)).fetchone()
    answered = connection.execute(
        "DELETE FROM appeals WHERE language = ? AND key = ? RETURNING player", (ruling.language, ruling.key)
    ).fetchall()
    players = tuple(sorted(PlayerId(player) for (player,) in answered))
    return Ruled(ruling=replace(ruling, number=number), players=players)


def appeal(connection: sqlite3.Connection, appeal: Appeal, *, of_game: int, of_language: int) -> bool:
    """Keep an appeal, if it is kept already or there is room."""
    known = "SELECT 1 FROM appeals WHERE language = ? AND key = ? AND player = ?"
    if connection.execute(known, (appeal.language, appeal.key, appeal.player)).fetchone():
        return True
    mine = _count(connection, "player = ? AND game = ?", appeal.player, appeal.game)
    if mine >= of_game or _count(connection, "language = ?", appeal.language) >= of_language:
        return False
    connection.execute(
        "INSERT INTO appeals (language, key, player, word, game, at) VALUES (?, ?, ?, ?, ?, ?)",
        (appeal.language, appeal.key, appeal.player, appeal.word, appeal.game, appeal.at),
    )
    return True


def appeals(connection: sqlite3.Connection, limit: int) -> tuple[Appeal, ...]:
    """Those that wait."""
    return tuple(
        Appeal(language=language, word=word, key=key, player=PlayerId(player), game=GameId(game), at=at)
        for language, key, player, word, game, at in connection.execute(_APPEALS, (limit,))
    )


def _count(connection: sqlite3.Connection, where: str, *values: str) -> int:
    (count,) = connection.execute(f"SELECT count(*) FROM appeals WHERE {where}", values).fetchone()  # noqa: S608 - ours
    return int(count)
