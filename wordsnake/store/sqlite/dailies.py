"""Daily games in SQLite: what is asked of the tables games and openings, inside a transaction."""

import sqlite3

from wordsnake.game.events import GameId, PlayerId
from wordsnake.rules.words import Word
from wordsnake.store.dailies import Attempt, DailyBoard

_BOARD = """
    WITH attempts AS (
        SELECT games.host AS player, game, json_extract(scores, '$[0]') AS score, opened_at
          FROM games JOIN players ON players.player = games.host
         WHERE day = ? AND language = ? AND phase = 'finished' AND name IS NOT NULL AND NOT banned
    ), places AS (
        SELECT player, game, score, rank() OVER (ORDER BY score DESC) AS place, count(*) OVER () AS players,
               row_number() OVER (ORDER BY score DESC, opened_at, game) AS row
          FROM attempts
    )
    SELECT player, game, score, place, players, row FROM places WHERE row <= ? OR player = ? ORDER BY row
"""


def daily_game(connection: sqlite3.Connection, day: str, language: str, player: PlayerId) -> GameId | None:
    """The player's game of that day."""
    query = "SELECT game FROM games WHERE day = ? AND language = ? AND host = ?"
    row = connection.execute(query, (day, language, player)).fetchone()
    return None if row is None else GameId(row[0])


def daily_opening(connection: sqlite3.Connection, day: str, language: str, drawn: Word) -> Word:
    """The opening of that day, kept from now on."""
    row = (day, language, drawn.text, drawn.key)
    connection.execute("INSERT OR IGNORE INTO openings (day, language, word, key) VALUES (?, ?, ?, ?)", row)
    query = "SELECT word, key FROM openings WHERE day = ? AND language = ?"
    return Word(*connection.execute(query, (day, language)).fetchone())


def daily_board(
    connection: sqlite3.Connection, day: str, language: str, limit: int, player: PlayerId | None
) -> DailyBoard:
    """The attempts of a day."""
    rows = connection.execute(_BOARD, (day, language, limit, player)).fetchall()
    found = [(_attempt(*row[:4]), row[5]) for row in rows]
    return DailyBoard(
        attempts=tuple(attempt for attempt, row in found if row <= limit),
        players=rows[0][4] if rows else 0,
        own=next((attempt for attempt, _ in found if attempt.player == player), None),
    )


def _attempt(player: str, game: str, score: int, place: int) -> Attempt:
    return Attempt(player=PlayerId(player), game=GameId(game), score=score, place=place)
