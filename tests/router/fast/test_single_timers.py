"""router.fast.single_timers"""

from typing import Any

import pytest
import txaio
from twisted.internet.task import Clock

from router.fast.single_timers import SingleTimers, install

MANY = 3000


class Factory:
    """Makes its timers as Autobahn's does."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._batched_timer: Any = None


def test_a_timer_fires_in_its_time_and_not_at_a_whole_second() -> None:
    """Pings of many connections are spread as the connections were."""
    clock, fired = Clock(), list[str]()
    timers = SingleTimers(clock, lambda: 0.0)
    timers.call_later(4.3, fired.append, "first")
    timers.call_later(4.4, fired.append, "second")
    clock.advance(4.35)
    assert fired == ["first"]


def test_timers_that_begin_together_do_not_fire_together() -> None:
    """Nor later than by a tenth: a dead connection has to be found in time."""
    clock, fired = Clock(), list[float]()
    chances = iter([0.0, 0.5, 1.0])
    timers = SingleTimers(clock, lambda: next(chances))
    for _ in range(3):
        timers.call_later(4.0, lambda: fired.append(clock.seconds()))
    clock.pump([0.1] * 45)
    assert fired == pytest.approx([4.0, 4.2, 4.4])


def test_a_timer_that_was_cancelled_does_not_fire() -> None:
    """Whoever answers is not cut off."""
    clock, fired = Clock(), list[str]()
    timers = SingleTimers(clock)
    timers.call_later(4.0, fired.append, "late").cancel()
    clock.advance(5.0)
    assert fired == []


def test_factories_made_afterwards_have_such_timers() -> None:
    """And are what they were otherwise."""

    class Repaired(Factory):
        pass

    clock = Clock()
    install(Repaired, clock)
    made = Repaired("ws://here")
    made._batched_timer.call_later(1.0, lambda: None)
    assert made.url == "ws://here"
    assert len(clock.getDelayedCalls()) == 1


@pytest.mark.parametrize(("single", "cost"), [(False, MANY * (MANY - 1) // 2), (True, 0)], ids=["as it comes", "here"])
def test_cancelling_does_not_go_through_the_timers_of_others(single: bool, cost: int) -> None:  # noqa: FBT001 - a parameter
    """As it comes it does: the last of many is found after all others."""
    looked = 0

    class Named:
        def __call__(self) -> None: ...

    clock = Clock()
    if single:
        timers: Any = SingleTimers(clock)
    else:
        txaio.use_twisted()
        timers = txaio._common._BatchedTimer(200, 1000, clock.seconds, clock.callLater)
    calls = [timers.call_later(4.0, Named()) for _ in range(MANY)]
    for call in reversed(calls):
        bucket = [] if single else next(iter(timers._buckets.values()))[1]
        looked += bucket.index(call) if bucket else 0
        call.cancel()
    assert looked == cost
