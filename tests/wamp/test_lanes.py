"""Things that must not overlap."""

import pytest
from twisted.internet.defer import Deferred

from tests.support.service import answers_to, result_of
from wordsnake.table.ports import NotNow
from wordsnake.wamp.presence.lanes import Lanes


async def through(lanes: Lanes, key: str, until: Deferred[None] | None = None) -> str:
    """Go through a lane, and stay there until something happens."""
    async with lanes.hold(key):
        if until is not None:
            await until
    return key


def begin(lanes: Lanes, key: str, until: Deferred[None] | None = None) -> Deferred[str]:
    return Deferred.fromCoroutine(through(lanes, key, until))


def test_one_after_another_in_a_lane_and_at_once_in_others() -> None:
    """Those who wait go in the order in which they came, and an empty lane is forgotten."""
    lanes, first = Lanes(), Deferred[None]()
    waiting = [answers_to(begin(lanes, key, until)) for key, until in (("a", first), ("a", None), ("a", None))]
    assert result_of(begin(lanes, "b")) == "b"
    assert waiting == [[], [], []]
    first.callback(None)
    assert waiting == [["a"], ["a"], ["a"]]
    assert lanes._locks == {}


def test_too_many_may_not_wait() -> None:
    """It is said at once."""
    lanes, first = Lanes(most=1), Deferred[None]()
    begin(lanes, "a", first)
    begin(lanes, "a")
    with pytest.raises(NotNow):
        result_of(begin(lanes, "a"))
    first.callback(None)
    assert result_of(begin(lanes, "a")) == "a"
