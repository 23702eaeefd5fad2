"""The levels as data."""

from itertools import pairwise

from wordsnake.bots.levels import LEVELS


def test_a_higher_level_is_worse_in_nothing() -> None:
    """It knows more words, thinks of more of them, looks further and is quicker."""
    for lower, higher in pairwise(LEVELS.values()):
        assert higher.number == lower.number + 1
        assert higher.zipf < lower.zipf
        assert higher.ideas > lower.ideas
        assert higher.foresight >= lower.foresight
        assert (higher.quick, higher.slow) < (lower.quick, lower.slow)
