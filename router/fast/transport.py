"""A connection that writes once a turn of the reactor, and knows how much it could not get rid of.

Twisted 26.10 asks the kernel to be told when it may write, writes, and asks no longer to be told: three system calls
for each write, although there is nearly always room. Here a write is tried first, at the end of the turn; only what the
kernel does not take is waited for. All that was written in the turn leaves in one `sendmsg`, without being copied
together: what waits for a thousand connections is the same object a thousand times.

What waits is kept where Twisted keeps it (`_tempDataBuffer`, `_tempDataLen`), so that producers, closing, half-closing
and TLS work by Twisted's own code. One write is one element of the list; the first one is a memoryview when a part of
it has left.
"""

# mypy: disable-error-code="misc"
# ruff: noqa: N815 - the mixed-case names are Twisted's
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from twisted.internet import main, tcp, unix

from router.fast.outbox import Outbox
from router.repair import Upstream

UPSTREAM = (
    Upstream("twisted.internet.abstract", "FileDescriptor.doWrite", "a986d7b1b1054e43"),
    Upstream("twisted.internet.abstract", "FileDescriptor.write", "3e46c97fc173bc7e"),
    Upstream("twisted.internet.abstract", "FileDescriptor.writeSequence", "1606f230d318191a"),
    Upstream("twisted.internet.abstract", "FileDescriptor.startWriting", "8e2f899b7d73a0f5"),
    Upstream("twisted.internet.abstract", "FileDescriptor.stopWriting", "3a6c0cff8fad8201"),
    Upstream("twisted.internet.abstract", "FileDescriptor.loseConnection", "e13b8468f05208ae"),
    Upstream("twisted.internet.abstract", "FileDescriptor.connectionLost", "1e0b14c7c3f9d02d"),
    Upstream("twisted.internet.abstract", "FileDescriptor._isSendBufferFull", "9d19c2cb703629f5"),
    Upstream("twisted.internet.tcp", "_AbortingMixin.abortConnection", "c948f3ef21c1822c"),
    Upstream("twisted.internet.tcp", "Connection.writeSomeData", "2dd0d4209260b94e"),
    Upstream("twisted.internet.tcp", "Connection.connectionLost", "dd7a9a87035a2084"),
    Upstream("twisted.internet.tcp", "Port.doRead", "d240fc123090ee23"),
    Upstream("twisted.internet.unix", "_SendmsgMixin.writeSomeData", "bea6b41b8609e7c9"),
    Upstream("twisted.internet._newtls", "ConnectionMixin.write", "ea311df0946d3f99"),
)

MOST_PARTS = 1024
"""The parts that one `sendmsg` takes (IOV_MAX of Linux and macOS)."""


@dataclass(frozen=True, slots=True)
class Bound:
    """What may wait for one connection: so many bytes, and none of them longer than so many seconds (None: for ever).

    `exceeded` is called once, with the reason. The seconds are kept to the double at worst: see `Connection._age`.
    """

    size: int
    seconds: float | None
    exceeded: Callable[[str], None]


class Connection:
    """The half of a connection that writes; mixed into Twisted's servers below."""

    outbox: Outbox | None = None
    """Where to wait for the end of the turn; None: as Twisted does, each write waits for the kernel to report room."""
    send_buffer: int | None = None
    """Bytes that the kernel may keep for one connection; None: as many as it sees fit (up to 4 MB)."""

    blocked: ClassVar[set["Connection"]] = set()
    """The connections for which the kernel did not take everything."""

    TLS: bool
    connected: int
    disconnecting: int
    _maybePauseProducer: Callable[[], None]
    producer: Any
    producerPaused: bool
    streamingProducer: bool
    dataBuffer: bytes
    reactor: Any
    socket: socket.socket
    _aborting: bool
    _sendmsgQueue: Sequence[int] = ()
    _tempDataBuffer: list[bytes | memoryview]
    _tempDataLen: int
    _writeDisconnected: bool
    _writeDisconnecting: bool

    bound: Bound | None = None
    _due = False
    _asked = False
    _blocked = False
    _left = 0
    _timer: Any = None

    @property
    def waiting(self) -> int:
        """Bytes that were written and that the kernel has not taken."""
        return int(self._tempDataLen)

    def write(self, data: bytes) -> None:
        """Write the bytes at the end of the turn."""
        if type(data) is not bytes or not data or self.TLS or not self.connected or self._writeDisconnected:
            super().write(data)
            return
        self._tempDataBuffer.append(data)
        self._tempDataLen += len(data)
        if self.producer is not None:
            self._maybePauseProducer()
        if not self._due:
            self.startWriting()

    def startWriting(self) -> None:  # noqa: N802 - twisted's name
        """Try to write when the turn ends; if the kernel is waited for, go on waiting."""
        if self._blocked:
            self._watch_size()
        elif self.outbox is None or self._asked:
            self._ask()
        elif not self._due:
            self._due = True
            self.outbox.add(self)

    def stopWriting(self) -> None:  # noqa: N802 - twisted's name
        """There is nothing to write, or nobody to write to."""
        self._due = False
        if self._asked:
            self._asked = False
            super().stopWriting()
        if self._blocked:
            self._blocked = False
            self.blocked.discard(self)
            self._stop_timer()

    def flush(self) -> None:
        """The turn ends: write what the kernel takes. Twisted sees to the rest, to errors and to closing."""
        if not self._due or self._aborting:
            return
        self._due = False
        try:
            if not (self.dataBuffer or self._sendmsgQueue):
                self._send()
        except OSError:  # no room, or no connection any more
            pass
        if self._tempDataLen:
            self._ask()
            self._block()
        elif self.disconnecting or self._writeDisconnecting or self._producer_waits():
            self._ask()

    def doWrite(self) -> Any:  # noqa: N802 - twisted's name
        """The kernel has room again."""
        if not (self.dataBuffer or self._sendmsgQueue):  # else Twisted has begun to send by itself
            try:
                self._send()
            except BlockingIOError:
                pass
            except OSError:
                return main.CONNECTION_LOST
            if self._tempDataLen:
                self._block()
                return None
        return super().doWrite()  # nothing is left: it stops writing, resumes a producer, closes

    def discard(self) -> None:
        """Forget what waits, but for the rest of what has left in part."""
        self._tempDataBuffer = [part for part in self._tempDataBuffer[:1] if isinstance(part, memoryview)]
        self._tempDataLen = sum(map(len, self._tempDataBuffer))

    def connectionLost(self, reason: Any) -> None:  # noqa: N802 - twisted's name
        """Forget everything."""
        super().connectionLost(reason)
        self.bound = None
        self._tempDataBuffer, self._tempDataLen = [], 0

    def _producer_waits(self) -> bool:
        return self.producer is not None and (self.producerPaused or not self.streamingProducer)

    def _send(self) -> None:
        """Hand the kernel what waits, as far as it takes it. Raises OSError."""
        parts = self._tempDataBuffer
        if not parts:
            return
        sent = self.socket.send(parts[0]) if len(parts) == 1 else self.socket.sendmsg(parts[:MOST_PARTS])
        self._left += sent
        self._tempDataLen -= sent
        if self._tempDataLen:
            cut(parts, sent)
        else:
            parts.clear()

    def _ask(self) -> None:
        """Ask to be told when the kernel has room."""
        if not self._asked:
            self._asked = True
            super().startWriting()

    def _block(self) -> None:
        """The kernel did not take everything: from now on what waits is watched."""
        if not self._blocked:
            self._blocked = True
            self.blocked.add(self)
            self._age()

    def _watch_size(self) -> None:
        if self.bound and self._tempDataLen > self.bound.size:
            self._exceeded(f"{self._tempDataLen} bytes wait to be read")

    def _age(self) -> None:
        """Look again in `bound.seconds` whether what waits now has left."""
        if self.bound and self.bound.seconds is not None:
            goal = self._left + self._tempDataLen
            self._timer = self.reactor.callLater(self.bound.seconds, self._aged, goal)

    def _aged(self, goal: int) -> None:
        self._timer = None
        if self._left >= goal:
            self._age()
        elif self.bound:
            self._exceeded(f"what waits is older than {self.bound.seconds:g} s")

    def _exceeded(self, reason: str) -> None:
        bound, self.bound = self.bound, None
        self._stop_timer()
        if bound:
            bound.exceeded(reason)

    def _stop_timer(self) -> None:
        timer, self._timer = self._timer, None
        if timer:
            timer.cancel()


def cut(parts: list[bytes | memoryview], size: int) -> None:
    """Take so many bytes from the front, leaving the rest of a part that is cut as a view of it."""
    whole = 0
    while size >= len(parts[whole]):
        size -= len(parts[whole])
        whole += 1
    del parts[:whole]
    if size:
        parts[0] = memoryview(parts[0])[size:]


class TcpServer(Connection, tcp.Server):
    """An accepted TCP connection."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        if self.send_buffer is not None:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, self.send_buffer)


class UnixServer(Connection, unix.Server):
    """An accepted connection of a Unix socket."""


def use_for(tcp_port: Any = tcp.Port, unix_port: Any = unix.Port) -> None:
    """Have listening sockets make these connections from now on."""
    tcp_port.transport = TcpServer
    unix_port.transport = UnixServer
