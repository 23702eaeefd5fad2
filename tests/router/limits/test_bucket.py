"""router.limits.bucket"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from router.limits.bucket import REMEMBERED, Bucket, Buckets, Places
from router.limits.settings import Rate

RATE = Rate(2, 5)
TIMES = st.lists(st.floats(0, 10), max_size=200)


def test_so_many_at_once() -> None:
    """After a rest; the next one has to wait until a token has flowed in."""
    bucket = Bucket(RATE, 0)
    assert [bucket.take(0) for _ in range(5)] == [0] * 5
    assert bucket.take(0) == 0.5


def test_who_waits_as_long_as_told_is_served() -> None:
    """And not a moment earlier."""
    bucket = Bucket(RATE, 0)
    for _ in range(5):
        bucket.take(0)
    wait = bucket.take(0)
    assert bucket.take(wait - 0.01) > 0
    assert bucket.take(wait) == 0


def test_a_refusal_costs_nothing() -> None:
    """Asking again and again does not put the next token off."""
    bucket = Bucket(RATE, 0)
    for _ in range(50):
        bucket.take(0)
    assert bucket.take(0.5) == 0


@given(TIMES)
def test_never_more_than_the_burst_and_what_flowed_in(pauses: list[float]) -> None:
    """However the requests are spread."""
    now, taken, bucket = 0.0, 0, Bucket(RATE, 0)
    for pause in pauses:
        now += pause
        taken += bucket.take(now) == 0
    assert taken <= RATE.burst + now * RATE.per_second + 1e-6


def test_a_clock_that_is_set_back_makes_no_debt() -> None:
    """What was in the bucket stays, and it fills on from there."""
    bucket = Bucket(RATE, 1000)
    for _ in range(5):
        bucket.take(1000)
    assert bucket.take(10) == 0.5
    assert bucket.take(10.5) == 0


def test_what_can_not_be_refused_is_owed() -> None:
    """Until it has flowed in again."""
    bucket = Bucket(RATE, 0)
    assert bucket.owe(0, 5) == 0
    assert bucket.owe(0, 4) == 2
    assert bucket.owe(2, 0) == 0


def test_keys_do_not_share() -> None:
    """One that has used up its tokens leaves the others theirs."""
    buckets = Buckets(Rate(1, 1))
    assert buckets.take("a", 0) == 0
    assert buckets.take("a", 0) > 0
    assert buckets.take("b", 0) == 0


def test_full_buckets_are_forgotten() -> None:
    """They tell nothing; memory depends on how many keys are in use."""
    buckets = Buckets(Rate(1, 1))
    for number in range(REMEMBERED):
        buckets.take(str(number), 0)
    buckets.take("last", 2)
    assert len(buckets) == 1


def test_used_buckets_are_kept() -> None:
    """Nobody gets a new bucket by making many others."""
    buckets = Buckets(Rate(1, 1))
    for number in range(REMEMBERED + 1):
        buckets.take(str(number), 0)
    assert buckets.take("0", 0) > 0


def test_places_are_taken_and_given_back() -> None:
    """Each key has its own."""
    places = Places(2)
    assert [places.enter("a") for _ in range(3)] == [True, True, False]
    assert places.enter("b")
    places.leave("a")
    assert places.enter("a")


@pytest.mark.parametrize("size", [1, 3])
def test_places_that_are_all_free_are_forgotten(size: int) -> None:
    """Memory depends on who is there."""
    places = Places(size)
    for _ in range(size):
        places.enter("a")
    for _ in range(size):
        places.leave("a")
    assert not places._taken
