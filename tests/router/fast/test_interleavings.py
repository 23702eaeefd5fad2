"""router.fast.transport, whatever comes in whatever order: what goes in comes out, in order and whole."""

# mypy: allow-untyped-calls
import contextlib
import socket
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from router.fast.outbox import Outbox
from router.fast.transport import Connection, TcpServer
from tests.support.kernel import FakeReactor, Recorder, Wire


class Interleavings(RuleBasedStateMachine):
    """Writes, ends of turns, and a kernel that has room for now more, now less. The model is the bytes themselves."""

    def __init__(self) -> None:
        super().__init__()
        self.wire = Wire(room=0)
        self.written = b""
        self.closed = False

    @rule(parts=st.lists(st.binary(max_size=40), max_size=6))
    def write(self, parts: list[bytes]) -> None:
        self.wire.write(*parts)
        if self.wire.protocol.lost is None:
            self.written += b"".join(parts)

    @rule()
    def end_the_turn(self) -> None:
        self.wire.reactor.turn()

    @rule(room=st.integers(0, 90))
    def make_room(self, room: int) -> None:
        self.wire.make_room(room)

    @precondition(lambda self: not self.closed)
    @rule()
    def close(self) -> None:
        self.wire.connection.loseConnection()
        self.closed = True

    @invariant()
    def nothing_is_lost_or_out_of_order(self) -> None:
        assert self.written.startswith(self.wire.socket.taken)
        if self.wire.protocol.lost is None:
            assert self.wire.connection.waiting == len(self.written) - len(self.wire.socket.taken)

    @invariant()
    def closing_comes_last(self) -> None:
        if self.wire.protocol.lost is not None:
            assert (self.closed, self.wire.protocol.cleanly) == (True, True)
            assert self.wire.socket.taken == self.written

    def teardown(self) -> None:
        self.wire.socket.room = 1 << 40
        self.wire.reactor.turns()
        assert self.wire.socket.taken == self.written
        assert (self.wire.protocol.lost is not None) == self.closed
        assert self.wire.connection not in Connection.blocked


Interleavings.TestCase.settings = settings(max_examples=300, stateful_step_count=40)
TestInterleavings = Interleavings.TestCase


@contextlib.contextmanager
def tiny_pair() -> Iterator[tuple[socket.socket, socket.socket]]:
    """Two ends of a TCP connection, between which the kernel keeps as little as it can."""
    with socket.socket() as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1)
        listening.bind(("127.0.0.1", 0))
        listening.listen(1)
        with socket.create_connection(listening.getsockname()) as reading:
            writing, _ = listening.accept()
            with writing:
                writing.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1)
                yield writing, reading


@settings(max_examples=25)
@given(sizes=st.lists(st.integers(1, 60_000), min_size=1, max_size=12), together=st.booleans())
def test_a_real_kernel_with_tiny_buffers(sizes: list[int], together: bool) -> None:  # noqa: FBT001 - from hypothesis
    """It takes parts of what it is given, and refuses, as real ones do."""
    parts = [bytes([number]) * size for number, size in enumerate(sizes)]
    with tiny_pair() as (writing, reading):
        reactor, protocol = FakeReactor(), Recorder()
        connection: Any = TcpServer(writing, protocol, ("127.0.0.1", 1), None, 1, reactor)
        connection.outbox = Outbox(reactor.callLater)
        protocol.makeConnection(connection)
        for part in parts:
            connection.write(part)
            if not together:
                reactor.advance(0)
        connection.loseConnection()
        read = b""
        reading.settimeout(15)
        while protocol.lost is None:
            reactor.advance(0)
            for writer in list(reactor.writers):
                reactor.write(writer)
            with contextlib.suppress(BlockingIOError):
                read += reading.recv(8192, socket.MSG_DONTWAIT)
        while more := reading.recv(65536):
            read += more
    assert read == b"".join(parts)
    assert protocol.cleanly


@pytest.mark.parametrize("how", ["loseConnection", "abortConnection"])
def test_the_model_can_fail(how: str) -> None:
    """A connection that is cut off does lose what waits: the machine above would see it."""
    wire = Wire(room=3)
    wire.write(b"frame")
    wire.reactor.turn()
    getattr(wire.connection, how)()
    wire.make_room()
    wire.reactor.turns()
    assert (wire.socket.taken == b"frame") == (how == "loseConnection")
