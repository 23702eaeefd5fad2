"""Which games count for ratings."""

from collections.abc import Iterable
from itertools import combinations
from typing import NewType

from wordsnake.game.events import PlayerId
from wordsnake.ratings.result import Result

MOST_A_DAY = 3
"""Against the same opponent so many games a day count at most, so that nobody is fed points by a friend."""
DAY_MS = 24 * 60 * 60 * 1000

Day = NewType("Day", int)
"""A day by UTC: days since 1970-01-01."""
Pair = tuple[PlayerId, PlayerId]
"""Two players, the lesser id first."""


def may_count(result: Result) -> bool:
    """Whether a game counts as far as it can tell by itself.

    It was made to be rated, by the server and for strangers; it came to an end by playing; nobody was alone, and
    everybody had a name.
    """
    return (
        result.rated
        and not result.private
        and result.why != "abandoned"
        and len(result.seats) > 1
        and not any(seat.guest for seat in result.seats)
    )


def day_of(at: int) -> Day:
    """The day of a time in milliseconds since 1970-01-01T00:00Z."""
    return Day(at // DAY_MS)


def pairs_of(result: Result) -> tuple[Pair, ...]:
    """Each two players of the game."""
    return tuple(combinations(sorted(seat.player for seat in result.seats), 2))


def had_enough(met: Iterable[int]) -> bool:
    """Whether any two have had their games of the day; `met` says how many each two of the players have had."""
    return any(games >= MOST_A_DAY for games in met)
