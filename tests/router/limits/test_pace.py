"""router.limits.pace"""

import pytest
from twisted.internet.task import Clock

from router.limits.pace import Pace
from router.limits.settings import Limits, Rate

LIMITS = Limits(messages=Rate(2, 3), bytes=Rate(100, 200), refusals=Rate(1, 2))


class Reading:
    """Stands for a connection: whether it is read from."""

    on = True

    def pauseProducing(self) -> None:  # noqa: N802
        self.on = False

    def resumeProducing(self) -> None:  # noqa: N802
        self.on = True


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def reading() -> Reading:
    return Reading()


@pytest.fixture
def pace(clock: Clock, reading: Reading) -> Pace:
    return Pace(LIMITS, clock, reading)


def test_messages_within_the_rate_pass(pace: Pace, reading: Reading) -> None:
    """And nothing is held up."""
    assert [pace.message() for _ in range(3)] == [0, 0, 0]
    assert reading.on


def test_who_sends_too_many_is_not_read_from_until_the_next_would_pass(
    pace: Pace, reading: Reading, clock: Clock
) -> None:
    """A flood costs no more than its refusals."""
    for _ in range(3):
        pace.message()
    assert pace.message() == 0.5
    assert not reading.on
    clock.advance(0.4)
    assert not reading.on
    clock.advance(0.1)
    assert reading.on
    assert pace.message() == 0


def test_a_cheap_message_takes_a_part_of_a_token(pace: Pace) -> None:
    """Those of components."""
    assert [pace.message(0.5) for _ in range(6)] == [0] * 6
    assert pace.message(0.5) == 0.25


def test_bytes_beyond_the_rate_are_read_later(pace: Pace, reading: Reading, clock: Clock) -> None:
    """What has arrived is taken; the next is waited for until it is paid."""
    pace.read(200)
    assert reading.on
    pace.read(50)
    assert not reading.on
    clock.advance(0.5)
    assert reading.on


def test_what_is_owed_meanwhile_makes_the_pause_longer(pace: Pace, reading: Reading, clock: Clock) -> None:
    """Twisted may hand over more than was read at once."""
    pace.read(250)
    pace.read(50)
    clock.advance(0.6)
    assert not reading.on
    clock.advance(0.4)
    assert reading.on


def test_refusals_are_counted(pace: Pace, clock: Clock) -> None:
    """So many are borne, and more as time goes on."""
    assert [pace.bears_refusal() for _ in range(3)] == [True, True, False]
    clock.advance(1)
    assert pace.bears_refusal()


def test_after_the_end_nothing_is_read(pace: Pace, reading: Reading, clock: Clock) -> None:
    """Not even when a pause is over."""
    for _ in range(4):
        pace.message()
    pace.end()
    clock.advance(10)
    assert not reading.on
    assert pace.over


def test_no_timer_is_left(pace: Pace, clock: Clock) -> None:
    """However often it was paused."""
    for _ in range(20):
        pace.message()
        pace.read(100)
    clock.advance(60)
    clock.advance(60)
    assert clock.getDelayedCalls() == []
