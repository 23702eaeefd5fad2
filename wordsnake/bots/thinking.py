"""How long a bot thinks before it moves: as long as a person might, and never so long that the clock could run out."""

from wordsnake.bots.levels import Level
from wordsnake.bots.strategy import Chance

SHARE = 0.4
"""Of the time that is left, no more is spent on thinking: the rest is for the network, and for a second try."""
LEAST_S = 1.0
"""Nobody types a word sooner, however little time is left."""
GRAINS = 1000


def think_seconds(level: Level, seconds_left: float | None, chance: Chance) -> float:
    """How long to wait before a move; `seconds_left` of the turn, None if it has no clock of its own."""
    # The mean of two numbers: most waits are near the middle, few are very short or very long.
    wait = (chance(GRAINS) + chance(GRAINS)) / (2 * GRAINS)
    wanted = level.quick + (level.slow - level.quick) * wait
    return wanted if seconds_left is None else max(LEAST_S, min(wanted, seconds_left * SHARE))
