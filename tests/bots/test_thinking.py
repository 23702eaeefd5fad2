"""How long bots think."""

import random

from hypothesis import given
from hypothesis import strategies as st

from wordsnake.bots.levels import LEVELS, Level
from wordsnake.bots.thinking import LEAST_S, SHARE, think_seconds

levels = st.sampled_from(list(LEVELS.values()))


@given(level=levels, left=st.floats(-10, 600), seed=st.integers(0, 99))
def test_thinking_never_uses_up_the_clock(level: Level, left: float, seed: int) -> None:
    """More than half of what is left stays for the network, but nobody types faster than in a second."""
    assert LEAST_S <= think_seconds(level, left, random.Random(seed).randrange) <= max(LEAST_S, left * SHARE)


@given(level=levels, seed=st.integers(0, 99))
def test_with_time_enough_a_bot_thinks_as_long_as_a_person(level: Level, seed: int) -> None:
    """Within the bounds of its level."""
    assert level.quick <= think_seconds(level, None, random.Random(seed).randrange) <= level.slow
