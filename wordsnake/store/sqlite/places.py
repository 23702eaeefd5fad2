"""Where a player stands in the lists of the best, in SQLite: by counting who is better, which the lists' indices do."""

import sqlite3

from wordsnake.game.events import PlayerId
from wordsnake.ratings.rating import Rating
from wordsnake.store.results import BestLink, LongSnake, Placed, Rated
from wordsnake.store.sqlite.results import LINK, LISTED, SNAKE, link_of_row, snake_of_row

_RATING = f"""
    SELECT mean, deviation, games FROM ratings JOIN players USING (player)
     WHERE ruleset = ? AND ratings.bot = ? AND ratings.player = ? AND {LISTED}
"""  # noqa: S608 - ours

_HIGHER = f"""
    SELECT count(*) FROM ratings JOIN players USING (player)
     WHERE ruleset = ? AND ratings.bot = ? AND provisional = 0 AND points > ? AND {LISTED}
"""  # noqa: S608 - ours

_BEST_LINK = f"""
    {LINK} JOIN players ON players.player = best_links.player
     WHERE best_links.ruleset = ? AND best_links.bot = ? AND nth = 1 AND best_links.player = ? AND {LISTED}
"""

_LONGER_LINKS = f"""
    SELECT count(*) FROM best_links JOIN players USING (player)
     WHERE ruleset = ? AND best_links.bot = ? AND nth = 1 AND overlap > ? AND {LISTED}
"""  # noqa: S608 - ours

_BEST_SNAKE = f"""
    {SNAKE} JOIN results ON results.place = snakes.place
     WHERE snakes.ruleset = ? AND snakes.bots = ? AND results.player = ?
     ORDER BY snakes.words DESC, snakes.place
     LIMIT 1
"""

_LONGER_SNAKES = "SELECT count(*) FROM snakes WHERE ruleset = ? AND bots = ? AND words > ?"


def placed_by_rating(
    connection: sqlite3.Connection, ruleset: str, player: PlayerId, *, bots: bool
) -> Placed[Rated] | None:
    """The place of a player among the strongest."""
    row = connection.execute(_RATING, (ruleset, bots, player)).fetchone()
    if row is None:
        return None
    rating = Rating(*row)
    rank = None if rating.provisional else 1 + _count(connection, _HIGHER, ruleset, bots, rating.points)
    return Placed(rank, Rated(player, rating))


def placed_by_link(
    connection: sqlite3.Connection, ruleset: str, player: PlayerId, *, bots: bool
) -> Placed[BestLink] | None:
    """The place of a player's best link."""
    row = connection.execute(_BEST_LINK, (ruleset, bots, player)).fetchone()
    if row is None:
        return None
    link = link_of_row(row)
    return Placed(1 + _count(connection, _LONGER_LINKS, ruleset, bots, link.overlap), link)


def placed_by_snake(
    connection: sqlite3.Connection, ruleset: str, player: PlayerId, *, bots: bool
) -> Placed[LongSnake] | None:
    """The place of the longest snake that a player laid."""
    row = connection.execute(_BEST_SNAKE, (ruleset, bots, player)).fetchone()
    if row is None:
        return None
    snake = snake_of_row(row)
    return Placed(1 + _count(connection, _LONGER_SNAKES, ruleset, bots, snake.words), snake)


def _count(connection: sqlite3.Connection, query: str, *values: object) -> int:
    (count,) = connection.execute(query, values).fetchone()
    return int(count)
