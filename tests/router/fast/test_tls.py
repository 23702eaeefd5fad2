"""router.fast under TLS: what is written arrives in order; a slow reader is cut off."""

# mypy: allow-untyped-calls
import contextlib
import ssl
from pathlib import Path
from typing import Any

import pytest
from twisted.internet.protocol import Factory, Protocol
from twisted.internet.ssl import DefaultOpenSSLContextFactory
from twisted.protocols.tls import TLSMemoryBIOFactory

from router.fast.slow_readers import close_websocket
from router.fast.transport import Bound
from tests.support.certificate import make_certificate
from tests.support.kernel import Wire


class Server(Protocol):
    """A WebSocket, as far as a slow reader's end goes."""

    wasNotCleanReason = ""  # noqa: N815 - autobahn's name

    def dropConnection(self, *, abort: bool) -> None:  # noqa: N802 - autobahn's name
        assert abort
        transport: Any = self.transport
        transport.abortConnection()


class Secured:
    """A TLS connection: the server's side over a `wire`, the client's in memory."""

    def __init__(self, folder: Path) -> None:
        key, certificate = make_certificate(folder)
        trust = ssl.create_default_context(cafile=str(certificate))
        self._in, self._out = ssl.MemoryBIO(), ssl.MemoryBIO()
        self._client = trust.wrap_bio(self._in, self._out, server_hostname="localhost")
        self.wire = Wire()
        make: Any = TLSMemoryBIOFactory  # its types know of interfaces only
        context = DefaultOpenSSLContextFactory(str(key), str(certificate))
        factory = make(context, False, Factory.forProtocol(Server), self.wire.reactor)
        self.tls: Any = factory.buildProtocol(None)
        self.wire.connection.protocol = self.tls
        self.tls.makeConnection(self.wire.connection)
        while not self._shake_hands():
            self._carry()
        self._carry()

    @property
    def server(self) -> Any:
        """What speaks above TLS."""
        return self.tls.wrappedProtocol

    def read(self) -> bytes:
        """What has reached the client."""
        self._carry()
        read = b""
        with contextlib.suppress(ssl.SSLWantReadError):
            while more := self._client.read():
                read += more
        return read

    def _shake_hands(self) -> bool:
        try:
            self._client.do_handshake()
        except ssl.SSLWantReadError:
            return False
        return True

    def _carry(self) -> None:
        if sent := self._out.read():
            self.tls.dataReceived(sent)
        self.wire.reactor.turns()
        self._in.write(self.wire.socket.taken)
        self.wire.socket.taken = b""


@pytest.fixture
def secured(tmp_path: Path) -> Secured:
    """An open TLS connection."""
    return Secured(tmp_path)


def test_what_is_written_arrives_in_order(secured: Secured) -> None:
    """Joined beneath the encryption, in one call a turn."""
    calls = len(secured.wire.socket.calls)
    for part in (b"one ", b"two ", b"three"):
        secured.server.transport.write(part)
    assert secured.read() == b"one two three"
    assert len(secured.wire.socket.calls) == calls + 1


def test_what_the_kernel_takes_in_bits_arrives_as_well(secured: Secured) -> None:
    """Large, and while the kernel has hardly any room."""
    secured.wire.socket.room = 1000
    secured.server.transport.write(b"x" * 100_000)
    read = secured.read()
    while len(read) < 100_000:
        secured.wire.socket.room = 7000
        read += secured.read()
    assert read == b"x" * 100_000


def test_a_slow_reader_is_cut_off(secured: Secured) -> None:
    """Of what is encrypted nothing can be left out, so there is no way to say why."""
    connection, server = secured.wire.connection, secured.server
    connection.bound = Bound(1000, 10, lambda reason: close_websocket(server, connection, reason))
    secured.wire.socket.room = 0
    for _ in range(3):
        server.transport.write(b"x" * 500)
        secured.wire.reactor.turn()
    secured.wire.reactor.turns()
    assert secured.wire.socket.closed
    assert "bytes wait" in server.wasNotCleanReason
