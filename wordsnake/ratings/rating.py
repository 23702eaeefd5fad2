"""How strong players are, by the games they played: Bradley-Terry after Weng and Lin, as openskill computes it.

A game is taken as the mean of the duels between each two of its players, so that a table of eight weighs as much as a
table of two. (openskill's default, Plackett-Luce, gives two who share the second place less than the one after them.)

What players see is made to read like Elo: everybody begins at 1500, and 400 points more are ten wins to one.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from openskill.models import BradleyTerryPart

FIRST_POINTS = 1500
POINTS_A_UNIT = 27
"""Points for one unit of openskill's scale. Ten wins to one are ln 10 * sqrt(2 * ((25 / 6)**2 + deviation**2)) units;
between players who have played for long (deviation 1.9) that is 14.9 units, which are to be 400 points."""
PROVISIONAL_UNTIL = 10
"""A rating by fewer games is provisional."""
MOST_SEATS = 16

_MODEL = BradleyTerryPart(window_size=MOST_SEATS)  # everybody is compared with everybody


@dataclass(frozen=True, slots=True)
class Rating:
    """A player's strength in one ruleset: a normal distribution on openskill's scale, and the games it is from."""

    mean: float = 25.0
    deviation: float = 25 / 3
    games: int = 0

    @property
    def points(self) -> int:
        """The strength as players see it."""
        return round(FIRST_POINTS + POINTS_A_UNIT * (self.mean - 25))

    @property
    def points_deviation(self) -> int:
        """The standard deviation of the points."""
        return round(POINTS_A_UNIT * self.deviation)

    @property
    def provisional(self) -> bool:
        """Whether it is from too few games to be compared."""
        return self.games < PROVISIONAL_UNTIL


def rate(before: Sequence[Rating], places: Sequence[int]) -> tuple[Rating, ...]:
    """The ratings after a game in which those rated `before`, two at least, came in these places (1: the best)."""
    teams = [[_MODEL.rating(rating.mean, rating.deviation)] for rating in before]
    rated = _MODEL.rate(teams, ranks=[float(place) for place in places])
    return tuple(
        Rating(after.mu, after.sigma, rating.games + 1) for rating, (after,) in zip(before, rated, strict=True)
    )
