"""How ratings follow results."""

import math
import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wordsnake.ratings.rating import PROVISIONAL_UNTIL, Rating, rate

RATINGS = st.builds(Rating, st.floats(-20, 70), st.floats(1, 25 / 3), st.integers(0, 500))
TABLES = st.lists(RATINGS, min_size=2, max_size=16)


def test_everybody_begins_at_1500() -> None:
    """And in doubt, by 225 points."""
    assert (Rating().points, Rating().points_deviation, Rating().provisional) == (1500, 225, True)


def test_a_rating_is_provisional_until_the_tenth_game() -> None:
    """Then it is compared with others."""
    assert Rating(games=PROVISIONAL_UNTIL - 1).provisional
    assert not Rating(games=PROVISIONAL_UNTIL).provisional


@given(TABLES, st.randoms(use_true_random=False))
def test_nobody_gains_by_losing(before: list[Rating], chance: random.Random) -> None:
    """The last one alone in its place never rises, the first one alone never falls; all have one game more."""
    places = list(range(1, len(before) + 1))
    chance.shuffle(places)
    after = rate(before, places)
    first, last = places.index(1), places.index(len(before))
    assert after[first].mean >= before[first].mean
    assert after[last].mean <= before[last].mean
    assert [new.games - old.games for old, new in zip(before, after, strict=True)] == [1] * len(before)


@given(st.lists(st.integers(1, 16), min_size=2, max_size=16))
def test_among_equals_the_better_place_gains_more(places: list[int]) -> None:
    """And the same place the same, shared or not: this is what openskill's Plackett-Luce does not do."""
    after = rate([Rating()] * len(places), places)
    ordered = sorted(zip(places, after, strict=True), key=lambda pair: pair[0])
    for (better, ours), (worse, theirs) in pairwise(ordered):
        if better == worse:
            assert math.isclose(ours.mean, theirs.mean)
        else:
            assert ours.mean > theirs.mean


def test_a_table_of_eight_weighs_as_much_as_a_table_of_two() -> None:
    """The winner gains what the winner of a duel gains."""
    two = rate([Rating()] * 2, [1, 2])
    eight = rate([Rating()] * 8, range(1, 9))
    assert math.isclose(two[0].mean, eight[0].mean)
    assert math.isclose(two[1].mean, eight[7].mean)


def test_a_surprise_counts_for_more() -> None:
    """To beat somebody stronger gains more than to beat somebody weaker."""
    strong, weak, player = Rating(32, 3, 50), Rating(18, 3, 50), Rating(25, 3, 50)
    assert rate([player, strong], [1, 2])[0].points > rate([player, weak], [1, 2])[0].points > player.points


@pytest.mark.parametrize("elo", [200, 400])
def test_points_read_like_elo(elo: int) -> None:
    """Two who play on and on come to differ by as many points as their wins are worth: 400 for ten to one.

    The mean of a thousand games after the first thousand, by a chance that is always the same.
    """
    chance = random.Random(2)
    wins = 1 / (1 + 10 ** (-elo / 400))
    pair, gaps = (Rating(), Rating()), []
    for game in range(2000):
        pair = rate(pair, [1, 2] if chance.random() < wins else [2, 1])  # type: ignore[assignment]
        if game >= 1000:
            gaps.append(pair[0].points - pair[1].points)
    assert sum(gaps) / len(gaps) == pytest.approx(elo, rel=0.1)
