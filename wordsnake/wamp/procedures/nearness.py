"""How far apart two players are, and how far apart they may be to be opponents.

Somebody near is the better game, somebody at all is better than nobody: the longer one of them has waited, the further
apart they may be.
"""

from wordsnake.ratings.rating import FIRST_POINTS, Rating
from wordsnake.wamp.trust.keys import LEVELS

REACH = 200
"""So many points of difference are nothing to wait for: the weaker one wins one game of four."""
REACH_A_SECOND = 100
"""So many more for each second somebody has waited: before a bot is asked, after 10 s, nearly everybody is in reach."""


MIDDLE_LEVEL = 3
POINTS_A_LEVEL = 150
"""A level of bots beats the one below in two games of three (sprint) to four of five (classic), which is 120 to 230."""


def level_near(rating: Rating) -> int:
    """The level of bots for a player: the middle one for who is new, and with every 150 points another."""
    steps = round((rating.points - FIRST_POINTS) / POINTS_A_LEVEL)
    return min(max(MIDDLE_LEVEL + steps, LEVELS.start), LEVELS.stop - 1)


def distance(one: Rating, other: Rating) -> int:
    """The difference in points that is left when both are as near to each other as their deviations have it."""
    doubt = one.points_deviation + other.points_deviation
    return max(0, abs(one.points - other.points) - doubt)


def in_reach(apart: int, waited_ms: int) -> bool:
    """Whether two that are so far apart may meet when one of them has waited so long."""
    return apart <= REACH + REACH_A_SECOND * waited_ms / 1000
