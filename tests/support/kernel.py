"""A kernel to write to, and a reactor around it: sockets that take as much as a test lets them."""

# mypy: allow-untyped-calls
# ruff: noqa: N802 - the mixed-case names are twisted's
from typing import Any

from twisted.internet.defer import Deferred
from twisted.internet.error import ConnectionDone, ConnectionLost
from twisted.internet.protocol import Protocol
from twisted.internet.task import Clock
from twisted.python.failure import Failure

from router.fast.outbox import Outbox
from router.fast.transport import TcpServer, UnixServer

ENDLESS = 1 << 40


class FakeSocket:
    """Takes `room` bytes, then refuses. `calls` are the sizes of what was handed over; `broken` raises instead."""

    def __init__(self, room: int = ENDLESS) -> None:
        self.room = room
        self.taken = b""
        self.calls: list[int] = []
        self.options: list[tuple[Any, ...]] = []
        self.broken: OSError | None = None
        self.closed = False

    def send(self, data: bytes | memoryview) -> int:
        if self.broken:
            raise self.broken
        self.calls.append(len(data))
        if data and not self.room:
            raise BlockingIOError(11, "no room")
        taken = bytes(data[: self.room])
        self.room -= len(taken)
        self.taken += taken
        return len(taken)

    def sendmsg(self, parts: list[bytes | memoryview]) -> int:
        assert len(parts) <= 1024, "the kernel takes no more"
        return self.send(b"".join(parts))

    def setsockopt(self, *option: Any) -> None:
        self.options.append(option)

    def setblocking(self, _flag: object) -> None: ...

    def shutdown(self, how: int) -> None: ...

    def close(self) -> None:
        self.closed = True

    def fileno(self) -> int:
        return 3


class FakeReactor(Clock):
    """A clock, and who wants to read and write. `turn` is what a reactor does between two polls and after them."""

    def __init__(self) -> None:
        super().__init__()
        self.readers: set[Any] = set()
        self.writers: set[Any] = set()
        self.asked: list[Any] = []

    def addReader(self, reader: Any) -> None:
        self.readers.add(reader)

    def removeReader(self, reader: Any) -> None:
        self.readers.discard(reader)

    def addWriter(self, writer: Any) -> None:
        self.asked.append(writer)
        self.writers.add(writer)

    def removeWriter(self, writer: Any) -> None:
        self.writers.discard(writer)

    def turn(self) -> None:
        """Run what is due now; then let everyone write whose socket has room or is broken."""
        self.advance(0)
        for writer in list(self.writers):
            if writer.socket.room or writer.socket.broken:
                self.write(writer)
        self.advance(0)

    def write(self, writer: Any) -> None:
        """Have it write, and tell it when that showed that the connection is lost."""
        if why := writer.doWrite():
            self.removeReader(writer)
            self.removeWriter(writer)
            writer.connectionLost(Failure(why))

    def turns(self, number: int = 3) -> None:
        """Several."""
        for _ in range(number):
            self.turn()


class Recorder(Protocol):
    """A protocol that waits for the end; `lost` is why."""

    def __init__(self) -> None:
        self.lost: Failure | None = None
        self.ended: Deferred[None] = Deferred()

    def connectionLost(self, reason: Failure = Failure(ConnectionDone())) -> None:  # noqa: B008 - twisted's signature
        self.lost = reason

    @property
    def cleanly(self) -> bool:
        """Whether it was closed and not cut."""
        assert self.lost is not None
        return bool(self.lost.check(ConnectionDone)) and not self.lost.check(ConnectionLost)


class Wire:
    """An accepted connection: `connection` (ours), its `protocol`, its `socket` and its `reactor`.

    `outbox=False`: as if the joining of writes were switched off.
    """

    def __init__(self, room: int = ENDLESS, *, unix: bool = False, outbox: bool = True) -> None:
        self.reactor = FakeReactor()
        self.socket = FakeSocket(room)
        self.protocol = Recorder()
        kind = UnixServer if unix else TcpServer
        client: Any = "" if unix else ("192.0.2.1", 40000)
        self.connection: Any = kind(self.socket, self.protocol, client, None, 1, self.reactor)
        self.connection.outbox = Outbox(self.reactor.callLater) if outbox else None
        self.protocol.makeConnection(self.connection)

    def write(self, *parts: bytes) -> None:
        """Write the parts one by one."""
        for part in parts:
            self.connection.write(part)

    def make_room(self, room: int = ENDLESS) -> None:
        """The other side reads: the kernel takes so many bytes more."""
        self.socket.room += room
        self.reactor.turn()
