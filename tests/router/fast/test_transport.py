"""router.fast.transport"""

# mypy: allow-untyped-calls
# ruff: noqa: N802 - the mixed-case names are twisted's
import sys
from typing import Any

import pytest
from twisted.internet.error import ConnectionAborted

from router.fast.transport import Connection
from tests.support.kernel import Wire


class Producer:
    """Notes what a consumer asks of it."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def pauseProducing(self) -> None:
        self.asked.append("pause")

    def resumeProducing(self) -> None:
        self.asked.append("resume")

    def stopProducing(self) -> None:
        self.asked.append("stop")


# What leaves, and when


def test_a_turns_writes_leave_in_one_call(wire: Wire) -> None:
    """In their order."""
    wire.write(b"one ", b"two ", b"three")
    assert wire.socket.calls == []
    wire.reactor.turn()
    assert (wire.socket.taken, wire.socket.calls) == (b"one two three", [13])


def test_the_kernel_is_not_asked_for_room_that_there_is(wire: Wire) -> None:
    """That saves two of three system calls."""
    wire.write(b"one")
    wire.reactor.turn()
    assert wire.reactor.asked == []


def test_a_sequence_is_as_good_as_its_parts(wire: Wire) -> None:
    """HTTP answers are written so."""
    wire.connection.writeSequence([b"one ", b"two"])
    wire.reactor.turn()
    assert (wire.socket.taken, wire.socket.calls) == (b"one two", [7])


def test_nothing_is_copied_for_one_who_waits(stalled: Wire) -> None:
    """A thousand who wait for the same frame hold the same object."""
    frame = b"an event" * 10
    stalled.write(frame)
    stalled.reactor.turn()
    assert stalled.connection._tempDataBuffer[0] is frame


def test_what_the_kernel_did_not_take_follows_when_it_has_room(wire: Wire) -> None:
    """In order, without a gap."""
    wire.socket.room = 5
    wire.write(b"one ", b"two ", b"three")
    wire.reactor.turn()
    assert (wire.socket.taken, wire.reactor.writers) == (b"one t", {wire.connection})
    wire.make_room()
    assert (wire.socket.taken, wire.reactor.writers) == (b"one two three", set())


def test_what_is_written_while_it_waits_comes_after_what_waits(stalled: Wire) -> None:
    """The kernel is asked once, and each time it has room it gets everything."""
    stalled.write(b"one ")
    stalled.reactor.turn()
    stalled.write(b"two")
    stalled.reactor.turn()
    stalled.make_room()
    assert (stalled.socket.taken, stalled.reactor.asked) == (b"one two", [stalled.connection])


def test_more_parts_than_one_call_takes(wire: Wire) -> None:
    """The rest follows as soon as the reactor has looked round."""
    parts = [b"%d," % number for number in range(2500)]
    wire.write(*parts)
    wire.reactor.turns()
    assert wire.socket.taken == b"".join(parts)


def test_nothing_is_not_written(wire: Wire) -> None:
    """No call is made for it."""
    wire.write(b"")
    wire.reactor.turn()
    assert wire.socket.calls == []


@pytest.mark.parametrize("data", ["text", bytearray(b"bytes that may change")])
def test_only_bytes_are_written(wire: Wire, data: Any) -> None:
    """As Twisted has it."""
    with pytest.raises(TypeError):
        wire.connection.write(data)


def test_without_an_outbox_a_write_waits_for_the_kernel_as_twisteds_does() -> None:
    """The joining of writes can be switched off alone."""
    wire = Wire(outbox=False)
    wire.write(b"one ", b"two")
    assert wire.reactor.writers == {wire.connection}
    wire.reactor.turn()
    assert (wire.socket.taken, wire.reactor.writers) == (b"one two", set())


def test_a_unix_socket_writes_likewise() -> None:
    """The engine's."""
    wire = Wire(unix=True)
    wire.write(b"one ", b"two")
    wire.reactor.turn()
    assert (wire.socket.taken, wire.socket.calls) == (b"one two", [7])


# How it ends


def test_closing_comes_after_all_that_was_written(wire: Wire) -> None:
    """In the same turn."""
    wire.write(b"one ", b"close frame")
    wire.connection.loseConnection()
    assert wire.protocol.lost is None
    wire.reactor.turns()
    assert wire.socket.taken == b"one close frame"
    assert wire.protocol.cleanly


def test_closing_waits_until_the_last_byte_has_left(stalled: Wire) -> None:
    """However long the other side takes."""
    stalled.write(b"one two")
    stalled.reactor.turn()
    stalled.connection.loseConnection()
    stalled.make_room(4)
    assert stalled.protocol.lost is None
    stalled.make_room()
    stalled.reactor.turns()
    assert (stalled.socket.taken, stalled.protocol.cleanly) == (b"one two", True)


def test_aborting_drops_what_was_written(wire: Wire) -> None:
    """And what is written after it."""
    wire.write(b"one")
    wire.connection.abortConnection()
    wire.write(b"two")
    wire.reactor.turns()
    assert wire.socket.taken == b""
    assert wire.protocol.lost is not None
    assert wire.protocol.lost.check(ConnectionAborted)


def test_a_connection_that_was_lost_is_told_of_once(wire: Wire) -> None:
    """By Twisted, as it tells it of any."""
    wire.socket.broken = BrokenPipeError(32, "gone")
    wire.write(b"one")
    wire.reactor.turns()
    assert wire.protocol.lost is not None
    assert not wire.protocol.cleanly
    assert wire.reactor.writers == set()


def test_a_write_after_the_end_is_ignored(wire: Wire) -> None:
    """As Twisted does."""
    wire.connection.loseConnection()
    wire.reactor.turns()
    wire.write(b"too late")
    wire.reactor.turns()
    assert wire.socket.taken == b""


def test_half_closing_comes_after_all_that_was_written(wire: Wire) -> None:
    """And nothing more is written then."""
    wire.write(b"one")
    wire.connection.loseWriteConnection()
    wire.reactor.turns()
    wire.write(b"too late")
    wire.reactor.turns()
    assert (wire.socket.taken, wire.protocol.lost) == (b"one", None)


def test_the_memory_comes_back(stalled: Wire) -> None:
    """Who is cut off holds nothing any longer."""

    payload = b"x" * 1000
    free = sys.getrefcount(payload)
    stalled.write(payload)
    stalled.reactor.turn()
    assert sys.getrefcount(payload) > free
    stalled.connection.abortConnection()
    stalled.reactor.turns()
    assert (sys.getrefcount(payload), stalled.connection.waiting, Connection.blocked) == (free, 0, set())


# Producers


def test_a_producer_is_paused_when_much_waits_and_resumed_when_it_has_left(stalled: Wire) -> None:
    """Back pressure works as Twisted's: 64 kB."""
    producer = Producer()
    stalled.connection.registerProducer(producer, True)
    stalled.write(b"x" * 100_000)
    stalled.reactor.turn()
    assert producer.asked == ["pause"]
    stalled.make_room()
    assert producer.asked == ["pause", "resume"]


def test_a_producer_that_was_paused_is_resumed_though_the_kernel_took_all_at_once(wire: Wire) -> None:
    """It was paused within the turn."""
    producer = Producer()
    wire.connection.registerProducer(producer, True)
    wire.write(b"x" * 100_000)
    wire.reactor.turns()
    assert producer.asked == ["pause", "resume"]


def test_a_pull_producer_is_asked_for_more_when_everything_has_left(wire: Wire) -> None:
    """It writes only when it is asked."""
    producer = Producer()
    wire.connection.registerProducer(producer, False)
    wire.write(b"x")
    wire.reactor.turn()
    assert producer.asked == ["resume", "resume"]
