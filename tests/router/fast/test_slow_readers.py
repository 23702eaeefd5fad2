"""router.fast.slow_readers"""

# mypy: allow-untyped-calls
import functools
import struct
from types import SimpleNamespace
from typing import Any

import pytest
from autobahn.wamp.message import Event
from twisted.internet.error import ConnectionAborted

from router.counters import COUNTERS
from router.fast import slow_readers
from router.fast.slow_readers import (
    ENGINE_BYTES,
    Patience,
    bound_rawsocket,
    bound_websocket,
    bytes_waiting,
    connection_of,
)
from tests.support.kernel import Wire
from tests.support.speakers import Speaker, speakers

PATIENCE = Patience(size=1000, seconds=10)


Stock, Repaired = speakers(functools.partial(bound_websocket, PATIENCE))


def stalled(kind: type = Repaired, room: int = 0) -> Speaker:
    """A connection to somebody who reads `room` bytes and then nothing."""
    return Speaker(kind, options={"closeHandshakeTimeout": 2}, room=room)


def flood(speaker: Speaker, events: int = 20) -> bytes:
    """Send that many events of 100 characters, each in a turn of its own, while the connection is open; what left."""
    left = b""
    for number in range(events):
        if speaker.protocol.state == speaker.protocol.STATE_OPEN:
            left += speaker.send(Event(1, number, args=["x" * 100]))
    return left


def dropped() -> int:
    """How many were dropped, as /metrics will tell."""
    return COUNTERS.counted().get("slow_readers_dropped", 0)


def close_frame(reason: bytes) -> bytes:
    """The close frame of a server (RFC 6455, section 5.5.1)."""
    return struct.pack("!BBH", 0x88, 2 + len(reason), 1013) + reason


def test_who_does_not_read_is_dropped() -> None:
    """Past so many bytes; it is counted, and what waited is forgotten at once."""
    before, speaker = dropped(), stalled()
    flood(speaker)
    assert speaker.protocol.state == speaker.protocol.STATE_CLOSING
    assert (dropped() - before, speaker.wire.connection.waiting < 100) == (1, True)


def test_who_begins_to_read_again_learns_why() -> None:
    """The close frame is all that waits."""
    speaker = stalled()
    flood(speaker)
    speaker.wire.make_room()
    assert speaker.wire.socket.taken.startswith(b"\x88")
    assert speaker.wire.socket.taken[2:4] == struct.pack("!H", 1013)
    assert b"bytes wait to be read" in speaker.wire.socket.taken


def test_a_frame_that_has_left_in_part_is_finished() -> None:
    """Else the close frame would stand in its middle."""
    speaker = stalled(room=50)
    head = flood(speaker)
    speaker.wire.make_room()
    whole = Speaker(Stock).send(Event(1, 0, args=["x" * 100]))
    left = head + speaker.wire.socket.taken
    assert left.startswith(whole)
    assert left[len(whole) :].startswith(b"\x88")


def test_who_does_not_even_read_that_is_cut_off() -> None:
    """When the time for a closing handshake is over."""
    speaker = stalled()
    session = speaker.session
    flood(speaker)
    speaker.protocol.onCloseHandshakeTimeout()
    speaker.wire.reactor.turns()
    assert session.ended
    assert speaker.wire.socket.closed
    assert bytes_waiting() == 0


def test_who_reads_too_slowly_is_dropped() -> None:
    """However little waits."""
    before, speaker = dropped(), stalled()
    speaker.send(Event(1, 2))
    speaker.wire.reactor.advance(9.9)
    assert speaker.protocol.state == speaker.protocol.STATE_OPEN
    speaker.wire.reactor.advance(0.1)
    assert speaker.protocol.state == speaker.protocol.STATE_CLOSING
    assert dropped() - before == 1
    speaker.wire.make_room()
    assert speaker.wire.socket.taken == close_frame(b"too slow: what waits is older than 10 s")


def test_the_others_do_not_notice() -> None:
    """One who reads gets everything."""
    slow, quick = stalled(), Speaker(Repaired)
    flood(slow)
    assert len(quick.send(*(Event(1, number, args=["x" * 100]) for number in range(50)))) > 5000
    assert quick.protocol.state == quick.protocol.STATE_OPEN


def test_the_defect_is_that_everything_is_kept() -> None:
    """As it comes."""
    speaker = stalled(Stock)
    flood(speaker, 100)
    assert speaker.wire.connection.waiting > 10 * PATIENCE.size
    speaker.wire.connection.abortConnection()


def test_what_waits_is_told() -> None:
    """Over all connections, for who watches the router."""
    speaker = stalled()
    before = bytes_waiting()
    sent = 12
    speaker.wire.write(b"x" * sent)
    speaker.wire.reactor.turn()
    assert bytes_waiting() - before == sent
    speaker.wire.make_room()
    assert bytes_waiting() == before


class Engine:
    """A RawSocket, as far as its bound goes."""

    peer = "unix"

    def __init__(self, transport: Any) -> None:
        self.transport = transport
        self.opened = self.aborted = 0

    def _on_handshake_complete(self) -> None:
        self.opened += 1

    def abort(self) -> None:
        self.aborted += 1
        self.transport.abortConnection()


bound_rawsocket(PATIENCE, Engine)


def test_far_more_may_wait_for_the_engine_and_for_longer() -> None:
    """It may think for a while, and everybody depends on it."""
    wire = Wire(unix=True)
    engine = Engine(wire.connection)
    engine._on_handshake_complete()
    assert engine.opened == 1
    assert (wire.connection.bound.size, wire.connection.bound.seconds) == (ENGINE_BYTES, None)


def test_a_rawsocket_of_somebody_else_is_bounded_as_any() -> None:
    """By TCP; there is no way to say why, so it is cut off."""
    wire = Wire(room=0)
    engine = Engine(wire.connection)
    engine._on_handshake_complete()
    for _ in range(20):
        wire.write(b"x" * 100)
        wire.reactor.turn()
    wire.reactor.turns()
    assert engine.aborted == 1
    assert wire.protocol.lost is not None
    assert wire.protocol.lost.check(ConnectionAborted)


def test_the_connection_is_found_beneath_tls(wire: Wire) -> None:
    """However many layers there are; a transport that is none of ours is left alone."""
    layered = SimpleNamespace(transport=SimpleNamespace(transport=wire.connection))
    assert connection_of(layered) is wire.connection
    assert connection_of(SimpleNamespace(transport=object())) is None


@pytest.mark.parametrize("field", ["size", "seconds"])
def test_the_bounds_are_those_that_are_documented(field: str) -> None:
    """256 kB and 10 s."""
    assert getattr(slow_readers.PATIENCE, field) == {"size": 262_144, "seconds": 10}[field]
