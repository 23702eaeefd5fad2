"""What a store tells of finished games: histories, ratings, records."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from twisted.internet.defer import Deferred

from wordsnake.game.card import GameCard
from wordsnake.game.events import GameId, PlayerId
from wordsnake.ratings.rating import Rating

END = "end"
"""The cursor after the last game there is."""
PASSED_OVER = 1000
"""So many finished games, public or not, are looked at for a page."""
_CURSOR = re.compile(r"[0-9]{1,15}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """A finished game in a player's history. `points`: its rating after the game, if it counted; `gained`: by it."""

    card: GameCard
    at: int
    points: int | None
    gained: int | None


@dataclass(frozen=True, slots=True)
class History:
    """Finished games of a player, the last one first, and the cursor that goes on after them (None: no more)."""

    games: tuple[Played, ...]
    cursor: str | None


@dataclass(frozen=True, slots=True)
class Finished:
    """A finished game, and the cursor that goes on after it."""

    card: GameCard
    at: int
    cursor: str


@dataclass(frozen=True, slots=True)
class FinishedPage:
    """Games in the order in which they finished, and the cursor that goes on after them; `more`: there are some now."""

    games: tuple[Finished, ...]
    cursor: str
    more: bool


@dataclass(frozen=True, slots=True)
class Step:
    """A point of a rating's curve: the points after a game that counted."""

    game: GameId
    at: int
    points: int


@dataclass(frozen=True, slots=True)
class Rated:
    """A player and its rating, in a list of the strongest."""

    player: PlayerId
    rating: Rating


@dataclass(frozen=True, slots=True, kw_only=True)
class BestLink:
    """A link that is remembered, and where it was laid. `at` is when that game ended."""

    player: PlayerId
    ruleset: str
    language: str
    game: GameId
    at: int
    ply: int
    before: str
    word: str
    overlap: int
    points: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LongSnake:
    """A snake that is remembered, and who laid it, in order of turns. `at` is when that game ended."""

    players: tuple[PlayerId, ...]
    language: str
    game: GameId
    at: int
    words: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Recount:
    """What recomputing came to: games gone through, ratings they lead to, those of them that are not as they were."""

    games: int
    ratings: int
    changed: int
    unreadable: tuple[GameId, ...] = ()


Own = TypeVar("Own", Rated, BestLink, LongSnake)


@dataclass(frozen=True, slots=True)
class Placed(Generic[Own]):
    """Where somebody stands in a list. `rank`: equals share one; None for a provisional rating, as it has none."""

    rank: int | None
    own: Own


class ResultBook(Protocol):
    """Finished games and what they come to. Private games are in no record, and in nobody's history but one's own."""

    def history(self, player: PlayerId, cursor: str | None, limit: int, *, private: bool) -> Deferred[History]:
        """The finished games the player had a seat in, `private` ones too or not; a wrong cursor is a ValueError."""

    def finished(self, cursor: str | None, limit: int) -> Deferred[FinishedPage]:
        """Public games but daily ones, as they finished, after a cursor (a wrong one is a ValueError).

        None is before the first game, END after the last one. A page goes over PASSED_OVER games at most: it may be
        empty though there are more.
        """

    def ratings(self, players: Sequence[PlayerId]) -> Deferred[dict[PlayerId, dict[str, Rating]]]:
        """The ratings of those of the players who have any, by ruleset."""

    def curve(self, player: PlayerId, ruleset: str, limit: int) -> Deferred[tuple[Step, ...]]:
        """The rating after each of the last `limit` games that counted, oldest first."""

    def links(self, player: PlayerId, limit: int) -> Deferred[tuple[BestLink, ...]]:
        """The player's best links in whatever ruleset, the best one first."""

    def best_ratings(self, ruleset: str, limit: int, *, bots: bool) -> Deferred[tuple[Rated, ...]]:
        """The strongest players, or bots, the best one first: those whose rating is provisional come after all others.

        In this list and the next one are only players with a name who are not shut out.
        """

    def best_links(self, ruleset: str, limit: int, *, bots: bool) -> Deferred[tuple[BestLink, ...]]:
        """The best link of each player, or bot, the best one first; of equal ones the older one."""

    def longest_snakes(self, ruleset: str, limit: int, *, bots: bool) -> Deferred[tuple[LongSnake, ...]]:
        """The longest snakes, of bots alone or of all others, the longest one first; of equal ones the older one."""

    def placed_by_rating(self, ruleset: str, player: PlayerId, *, bots: bool) -> Deferred[Placed[Rated] | None]:
        """The place of a player among the strongest; None for who is not in that list, as in the next two."""

    def placed_by_link(self, ruleset: str, player: PlayerId, *, bots: bool) -> Deferred[Placed[BestLink] | None]:
        """The place of a player's best link."""

    def placed_by_snake(self, ruleset: str, player: PlayerId, *, bots: bool) -> Deferred[Placed[LongSnake] | None]:
        """The place of the longest snake that a player laid, alone or with others."""

    def recompute(self) -> Deferred[Recount]:
        """Enter all results anew, from the logs alone, in the order in which the games finished.

        It leads to what was there, unless it was computed in another way, or was damaged.
        """


def read_place(cursor: str | None) -> int:
    """The place in the order of finishing before which a page begins; an unintelligible cursor is a ValueError."""
    if cursor is None:
        return 2**62
    if _CURSOR.fullmatch(cursor) is None:
        raise ValueError("not a cursor")
    return int(cursor)


def read_span(cursor: str | None, last: int) -> tuple[int, int]:
    """After which place a page of finished games begins, and the last place to look at; `last` is that of them all.

    A cursor that is none, or is beyond them all (it was given by a server that is put back), is a ValueError.
    """
    if cursor == END:
        return last, last
    after = 0 if cursor is None else read_place(cursor)
    if after > last:
        raise ValueError("not a cursor of these games")
    return after, min(last, after + PASSED_OVER)
