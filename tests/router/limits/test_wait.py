"""router.limits.wait: who waits as it was told is not refused again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from router.limits import wait
from router.limits.bucket import Bucket
from router.limits.settings import Rate
from wordsnake.wamp.presence.limits import CallLimit


@pytest.mark.parametrize(
    ("seconds", "words", "told", "header"),
    [
        (0.000001, "0.1 s", 0.001, "1"),
        (0.04, "0.1 s", 0.04, "1"),
        (0.25, "0.3 s", 0.25, "1"),
        (1.0, "1.0 s", 1.0, "1"),
        (1.2341, "1.3 s", 1.235, "2"),
        (60.0, "60.0 s", 60.0, "60"),
    ],
)
def test_a_wait_is_rounded_up(seconds: float, words: str, told: float, header: str) -> None:
    """In a sentence, as a field and in a header; none of them is 0, which would mean now."""
    assert (wait.words(seconds), wait.seconds(seconds), wait.whole_seconds(seconds)) == (words, told, header)


RATES = st.builds(Rate, st.floats(0.1, 1000), st.integers(1, 50).map(float))


@given(RATES, st.floats(0, 10))
def test_after_what_is_told_a_message_may_pass(rate: Rate, rest: float) -> None:
    """However full the bucket was."""
    bucket, now = Bucket(rate, 0.0), rest
    while not (left := bucket.take(now)):
        pass
    assert not bucket.take(now + wait.seconds(left) + 1e-9)  # as much as floats lose


@given(st.floats(0.1, 100), st.integers(1, 20), st.integers(0, 10_000))
def test_after_what_is_told_a_call_may_be_made(rate: float, burst: int, rest: int) -> None:
    """The engine's limit of a player counts in milliseconds."""
    now = [rest]
    limit = CallLimit(lambda: now[0], rate, burst)
    while not (left := limit.take("anna")):
        pass
    now[0] += round(left * 1000)
    assert limit.take("anna") <= 0.001  # as much as floats lose
