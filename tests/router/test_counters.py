"""router.counters"""

from router.counters import Counters


def test_what_is_counted_adds_up() -> None:
    """By one, unless told otherwise."""
    counters = Counters()
    counters.count("refused.messages")
    counters.count("refused.messages", 2)
    counters.count("dropped")
    assert counters.counted() == {"refused.messages": 3, "dropped": 1}


def test_a_gauge_is_read_when_somebody_looks() -> None:
    """And not before."""
    counters, waiting = Counters(), [1]
    counters.gauge("waiting", lambda: waiting[0])
    waiting[0] = 7
    assert counters.measured() == {"waiting": 7}


def test_what_was_read_does_not_change() -> None:
    """Counting goes on beside it."""
    counters = Counters()
    counters.count("dropped")
    seen = counters.counted()
    counters.count("dropped")
    assert seen == {"dropped": 1}
