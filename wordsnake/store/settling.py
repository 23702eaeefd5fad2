"""What a store does when a game has finished: its result is entered in the books.

This is the one way in which ratings, histories and records come about, whether a game has just ended or all of them are
gone through again, in the order in which they ended: both lead to the same.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from wordsnake.game.events import PlayerId
from wordsnake.ratings.counting import Day, Pair, day_of, had_enough, may_count, pairs_of
from wordsnake.ratings.rating import Rating, rate
from wordsnake.ratings.result import LINKS_KEPT, LaidLink, Result


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptLink:
    """A link that is remembered, of the game that was the `finish`th to finish."""

    link: LaidLink
    bot: bool
    finish: int


@dataclass(frozen=True, slots=True)
class Change:
    """What a game that counted did to a player's rating, in points."""

    points: int
    gained: int


class Books(Protocol):
    """Where results are entered. `finish` numbers the games in the order in which they finished."""

    def ratings_in(self, ruleset: str, players: Sequence[PlayerId]) -> Mapping[PlayerId, Rating]:
        """The ratings of those of the players who have one."""

    def keep_rating(self, ruleset: str, player: PlayerId, rating: Rating, *, bot: bool, finish: int) -> None:
        """This is the rating now."""

    def met(self, day: Day, pairs: Iterable[Pair]) -> Sequence[int]:
        """How many games that day counted in which these two met, for each pair."""

    def meet(self, day: Day, pairs: Iterable[Pair]) -> None:
        """One game more for each pair; other days may be forgotten."""

    def keep_result(self, player: PlayerId, result: Result, finish: int, change: Change | None) -> None:
        """The player had a seat in this game."""

    def links_of(self, ruleset: str, player: PlayerId) -> Sequence[KeptLink]:
        """The player's best links, the best one first."""

    def keep_links(self, ruleset: str, player: PlayerId, links: Sequence[KeptLink]) -> None:
        """These are the best links now, in place of those there were."""

    def keep_snake(self, result: Result, finish: int, *, bots: bool) -> None:
        """A snake that may be compared with others."""


def settle(books: Books, result: Result, finish: int) -> None:
    """Enter a result in the books."""
    changes = _rate(books, result, finish)
    for seat in result.seats:
        books.keep_result(seat.player, result, finish, changes.get(seat.player))
    if result.common and not result.private:
        books.keep_snake(result, finish, bots=all(seat.bot for seat in result.seats))
        _keep_links(books, result, finish)


def _rate(books: Books, result: Result, finish: int) -> dict[PlayerId, Change]:
    """Rate the players if the game counts; what that did to each."""
    day, pairs = day_of(result.at), pairs_of(result)
    if not may_count(result) or had_enough(books.met(day, pairs)):
        return {}
    known = books.ratings_in(result.ruleset, [seat.player for seat in result.seats])
    before = [known.get(seat.player, Rating()) for seat in result.seats]
    after = rate(before, [seat.place for seat in result.seats])
    changes = {}
    for seat, old, new in zip(result.seats, before, after, strict=True):
        books.keep_rating(result.ruleset, seat.player, new, bot=seat.bot, finish=finish)
        changes[seat.player] = Change(new.points, new.points - old.points)
    books.meet(day, pairs)
    return changes


def _keep_links(books: Books, result: Result, finish: int) -> None:
    for seat in result.seats:
        laid = [KeptLink(link=it, bot=seat.bot, finish=finish) for it in result.links if it.player == seat.player]
        if laid and not seat.guest:
            links = [*books.links_of(result.ruleset, seat.player), *laid]
            best = sorted(links, key=lambda kept: -kept.link.overlap)[:LINKS_KEPT]  # of equals the older one
            books.keep_links(result.ruleset, seat.player, best)
