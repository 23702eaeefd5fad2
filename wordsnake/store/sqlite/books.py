"""The books of results in SQLite: what is entered in them, inside the transaction in which a game finishes."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from wordsnake.game.codec import decode
from wordsnake.game.events import GameId, PlayerId
from wordsnake.ratings.counting import Day, Pair
from wordsnake.ratings.rating import Rating
from wordsnake.ratings.result import LaidLink, Result, result_in
from wordsnake.store.protocols import Unreadable
from wordsnake.store.settling import Books, Change, KeptLink, settle

DERIVED = ("results", "ratings", "meetings", "best_links", "snakes")
"""The tables that hold nothing but what follows from the logs and the order in which games finished."""

_RATINGS = """
    SELECT player, mean, deviation, games FROM ratings
     WHERE ruleset = ? AND player IN (SELECT value FROM json_each(?))
"""

_KEEP_RATING = """
    INSERT OR REPLACE INTO ratings (player, ruleset, bot, mean, deviation, games, points, provisional, place)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
"""

_MEET = """
    INSERT INTO meetings (day, first, second, games) VALUES (?, ?, ?, 1)
    ON CONFLICT (day, first, second) DO UPDATE SET games = games + 1
"""

_LINKS = """
    SELECT player, ply, word, before, overlap, points, bot, place FROM best_links
     WHERE player = ? AND ruleset = ?
     ORDER BY nth
"""

_KEEP_LINK = """
    INSERT INTO best_links (player, ruleset, nth, bot, overlap, points, before, word, place, ply)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""


def settle_finished(connection: sqlite3.Connection, game: GameId, at: int) -> None:
    """Enter the game, whose log has just got its end, at the time `at`."""
    finish = connection.execute("INSERT INTO finishes (game, at) VALUES (?, ?)", (game, at)).lastrowid
    assert finish is not None  # noqa: S101 - it was an INSERT
    settle(SqliteBooks(connection), read_result(connection, game), finish)


def read_result(connection: sqlite3.Connection, game: GameId) -> Result:
    """The result of a game by its log. Raises Unreadable."""
    bodies = connection.execute("SELECT body FROM events WHERE game = ? ORDER BY seq", (game,))
    try:
        return result_in(game, (decode(body) for (body,) in bodies))
    except ValueError as error:  # a CodecError is one
        raise Unreadable(f"The log of game {game} cannot be understood: {error}.") from error


class SqliteBooks(Books):
    """The tables of DERIVED."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def ratings_in(self, ruleset: str, players: Sequence[PlayerId]) -> Mapping[PlayerId, Rating]:
        """As Books."""
        rows = self._connection.execute(_RATINGS, (ruleset, msgspec.json.encode(players).decode()))
        return {PlayerId(player): Rating(mean, deviation, games) for player, mean, deviation, games in rows}

    def keep_rating(self, ruleset: str, player: PlayerId, rating: Rating, *, bot: bool, finish: int) -> None:
        """As Books."""
        exact = (rating.mean, rating.deviation, rating.games)
        row = (player, ruleset, bot, *exact, rating.points, rating.provisional, finish)
        self._connection.execute(_KEEP_RATING, row)

    def met(self, day: Day, pairs: Iterable[Pair]) -> Sequence[int]:
        """As Books."""
        query = "SELECT games FROM meetings WHERE day = ? AND first = ? AND second = ?"
        rows = [self._connection.execute(query, (day, *pair)).fetchone() for pair in pairs]
        return [0 if row is None else int(row[0]) for row in rows]

    def meet(self, day: Day, pairs: Iterable[Pair]) -> None:
        """As Books."""
        self._connection.execute("DELETE FROM meetings WHERE day < ?", (day,))
        self._connection.executemany(_MEET, [(day, *pair) for pair in pairs])

    def keep_result(self, player: PlayerId, result: Result, finish: int, change: Change | None) -> None:
        """As Books."""
        points, gained = (None, None) if change is None else (change.points, change.gained)
        self._connection.execute(
            "INSERT INTO results (player, place, ruleset, private, points, gained) VALUES (?, ?, ?, ?, ?, ?)",
            (player, finish, result.ruleset, result.private, points, gained),
        )

    def links_of(self, ruleset: str, player: PlayerId) -> Sequence[KeptLink]:
        """As Books."""
        return [
            KeptLink(
                link=LaidLink(player=player, ply=ply, word=word, before=before, overlap=overlap, points=points),
                bot=bool(bot),
                finish=place,
            )
            for player, ply, word, before, overlap, points, bot, place in self._connection.execute(
                _LINKS, (player, ruleset)
            )
        ]

    def keep_links(self, ruleset: str, player: PlayerId, links: Sequence[KeptLink]) -> None:
        """As Books."""
        self._connection.execute("DELETE FROM best_links WHERE player = ? AND ruleset = ?", (player, ruleset))
        rows = [(player, ruleset, nth, *_link_row(kept)) for nth, kept in enumerate(links, start=1)]
        self._connection.executemany(_KEEP_LINK, rows)

    def keep_snake(self, result: Result, finish: int, *, bots: bool) -> None:
        """As Books."""
        self._connection.execute(
            "INSERT INTO snakes (place, ruleset, bots, words) VALUES (?, ?, ?, ?)",
            (finish, result.ruleset, bots, result.words),
        )


def _link_row(kept: KeptLink) -> tuple[object, ...]:
    link = kept.link
    return kept.bot, link.overlap, link.points, link.before, link.word, kept.finish, link.ply
