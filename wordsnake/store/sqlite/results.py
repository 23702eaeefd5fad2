"""Results in SQLite: what is asked of the tables that `sqlite_books` fills, inside a transaction."""

import sqlite3
from collections.abc import Sequence
from typing import Any

import msgspec

from wordsnake.game.events import GameId, PlayerId
from wordsnake.ratings.rating import Rating
from wordsnake.store.results import (
    BestLink,
    Finished,
    FinishedPage,
    History,
    LongSnake,
    Played,
    Rated,
    Step,
    read_place,
    read_span,
)
from wordsnake.store.sqlite.log import CARD_COLUMNS, card_of_row, players_of_row

_HISTORY = f"""
    SELECT finishes.place, finishes.at, results.points, results.gained, {CARD_COLUMNS}
      FROM results JOIN finishes USING (place) JOIN games USING (game)
     WHERE results.player = ? AND results.place < ?
"""  # noqa: S608 - the names of columns

_FINISHED = f"""
    SELECT finishes.place, finishes.at, {CARD_COLUMNS}
      FROM finishes CROSS JOIN games USING (game)
     WHERE finishes.place > ? AND finishes.place <= ? AND games.private = 0 AND games.day IS NULL
     ORDER BY finishes.place
     LIMIT ?
"""  # noqa: S608 - the names of columns

_CURVE = """
    SELECT finishes.game, finishes.at, results.points
      FROM results JOIN finishes USING (place)
     WHERE results.player = ? AND results.ruleset = ? AND results.points IS NOT NULL
     ORDER BY results.place DESC
     LIMIT ?
"""

LISTED = "players.name IS NOT NULL AND NOT players.banned"
"""Who may stand in a list."""

_BEST_RATINGS = f"""
    SELECT ratings.player, mean, deviation, games
      FROM ratings JOIN players USING (player)
     WHERE ruleset = ? AND ratings.bot = ? AND provisional = ? AND {LISTED}
     ORDER BY points DESC, place, ratings.player
     LIMIT ?
"""  # noqa: S608 - ours

LINK = """
    SELECT best_links.player, best_links.ruleset, games.language, games.game, finishes.at,
           ply, before, word, overlap, points
      FROM best_links JOIN finishes USING (place) JOIN games USING (game)
"""
"""What `link_of_row` makes a link of."""

_BEST_LINKS = f"""
    {LINK} JOIN players ON players.player = best_links.player
     WHERE best_links.ruleset = ? AND best_links.bot = ? AND nth = 1 AND {LISTED}
     ORDER BY overlap DESC, best_links.place, ply
     LIMIT ?
"""

SNAKE = """
    SELECT games.seats, games.language, games.game, finishes.at, snakes.words
      FROM snakes JOIN finishes USING (place) JOIN games USING (game)
"""
"""What `snake_of_row` makes a snake of."""

_SNAKES = f"""
    {SNAKE}
     WHERE snakes.ruleset = ? AND snakes.bots = ?
     ORDER BY snakes.words DESC, snakes.place
     LIMIT ?
"""


def history(
    connection: sqlite3.Connection, player: PlayerId, cursor: str | None, limit: int, *, private: bool
) -> History:
    """A page of a player's history; one row more than asked for tells whether there is another page."""
    public = "" if private else "AND results.private = 0"
    query = f"{_HISTORY} {public} ORDER BY results.place DESC LIMIT ?"
    rows = connection.execute(query, (player, read_place(cursor), limit + 1)).fetchall()
    games = tuple(
        Played(card=card_of_row(card), at=at, points=points, gained=gained)
        for _, at, points, gained, *card in rows[:limit]
    )
    return History(games, str(rows[limit - 1][0]) if len(rows) > limit else None)


def finished(connection: sqlite3.Connection, cursor: str | None, limit: int) -> FinishedPage:
    """A page of finished games, by the order of `finishes`."""
    (last,) = connection.execute("SELECT ifnull(max(place), 0) FROM finishes").fetchone()
    after, until = read_span(cursor, last)
    rows = connection.execute(_FINISHED, (after, until, limit)).fetchall()
    reached = rows[-1][0] if len(rows) == limit else until
    games = tuple(Finished(card_of_row(card), at, str(place)) for place, at, *card in rows)
    return FinishedPage(games, str(reached), more=reached < last)


def ratings(connection: sqlite3.Connection, players: Sequence[PlayerId]) -> dict[PlayerId, dict[str, Rating]]:
    """The ratings of those of the players who have any, by ruleset."""
    found: dict[PlayerId, dict[str, Rating]] = {}
    rows = connection.execute(
        "SELECT player, ruleset, mean, deviation, games FROM ratings"
        " WHERE player IN (SELECT value FROM json_each(?)) ORDER BY player, ruleset",
        (msgspec.json.encode(players).decode(),),
    )
    for player, ruleset, mean, deviation, games in rows:
        found.setdefault(PlayerId(player), {})[ruleset] = Rating(mean, deviation, games)
    return found


def curve(connection: sqlite3.Connection, player: PlayerId, ruleset: str, limit: int) -> tuple[Step, ...]:
    """The last points of a rating's curve, oldest first."""
    rows = connection.execute(_CURVE, (player, ruleset, limit)).fetchall()
    return tuple(Step(GameId(game), at, points) for game, at, points in reversed(rows))


def links(connection: sqlite3.Connection, player: PlayerId, limit: int) -> tuple[BestLink, ...]:
    """A player's best links in whatever ruleset."""
    query = f"{LINK} WHERE best_links.player = ? ORDER BY overlap DESC, best_links.place, ply LIMIT ?"
    return tuple(link_of_row(row) for row in connection.execute(query, (player, limit)))


def best_ratings(connection: sqlite3.Connection, ruleset: str, limit: int, *, bots: bool) -> tuple[Rated, ...]:
    """The strongest players: first those whose rating is settled. Two questions, so that each goes by the index."""
    found: list[Rated] = []
    for provisional in (False, True):
        rows = connection.execute(_BEST_RATINGS, (ruleset, bots, provisional, limit - len(found)))
        found += [Rated(PlayerId(player), Rating(mean, deviation, games)) for player, mean, deviation, games in rows]
    return tuple(found)


def best_links(connection: sqlite3.Connection, ruleset: str, limit: int, *, bots: bool) -> tuple[BestLink, ...]:
    """The best link of each player."""
    return tuple(link_of_row(row) for row in connection.execute(_BEST_LINKS, (ruleset, bots, limit)))


def longest_snakes(connection: sqlite3.Connection, ruleset: str, limit: int, *, bots: bool) -> tuple[LongSnake, ...]:
    """The longest snakes."""
    return tuple(snake_of_row(row) for row in connection.execute(_SNAKES, (ruleset, bots, limit)))


def link_of_row(row: Sequence[Any]) -> BestLink:
    """The link that the columns of LINK make."""
    player, ruleset, language, game, at, ply, before, word, overlap, points = row
    return BestLink(
        player=PlayerId(player),
        ruleset=ruleset,
        language=language,
        game=GameId(game),
        at=at,
        ply=ply,
        before=before,
        word=word,
        overlap=overlap,
        points=points,
    )


def snake_of_row(row: Sequence[Any]) -> LongSnake:
    """The snake that the columns of SNAKE make."""
    seats, language, game, at, words = row
    return LongSnake(players=players_of_row(seats), language=language, game=GameId(game), at=at, words=words)
