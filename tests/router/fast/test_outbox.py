"""router.fast.outbox"""

import pytest
from twisted.internet.task import Clock

from router.fast.outbox import Outbox


class Writer:
    """Notes when it is told to write; does `then` at that moment."""

    def __init__(self, log: list[str], name: str, then: Exception | None = None) -> None:
        self._log = log
        self._name = name
        self._then = then

    def flush(self) -> None:
        self._log.append(self._name)
        if self._then:
            raise self._then


def test_all_write_at_the_end_of_the_turn_in_the_order_in_which_they_came() -> None:
    """Not before."""
    clock, log = Clock(), list[str]()
    outbox = Outbox(clock.callLater)
    for name in ("anna", "bob", "chris"):
        outbox.add(Writer(log, name))
    assert log == []
    clock.advance(0)
    assert log == ["anna", "bob", "chris"]


def test_the_reactor_is_asked_once_a_turn() -> None:
    """However many have something to write."""
    clock, log = Clock(), list[str]()
    outbox = Outbox(clock.callLater)
    for name in ("anna", "bob"):
        outbox.add(Writer(log, name))
    assert len(clock.getDelayedCalls()) == 1


def test_the_next_turn_writes_again() -> None:
    """A turn is over when all have written."""
    clock, log = Clock(), list[str]()
    outbox = Outbox(clock.callLater)
    outbox.add(Writer(log, "anna"))
    clock.advance(0)
    outbox.add(Writer(log, "bob"))
    clock.advance(0)
    assert log == ["anna", "bob"]


def test_a_failure_is_told_and_holds_nobody_up() -> None:
    """The others write in the next turn."""
    clock, log = Clock(), list[str]()
    outbox = Outbox(clock.callLater)
    outbox.add(Writer(log, "anna", RuntimeError("anna can't")))
    outbox.add(Writer(log, "bob"))
    with pytest.raises(RuntimeError, match="anna can't"):
        clock.advance(0)
    clock.advance(0)
    assert log == ["anna", "bob"]
