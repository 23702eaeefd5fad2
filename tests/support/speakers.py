"""WAMP over WebSocket between Autobahn and a fake kernel: stock and repaired servers, byte by byte."""

# mypy: allow-untyped-calls, disable-error-code="misc"
# ruff: noqa: N802 - the mixed-case names are Autobahn's
import copy
import random
from collections.abc import Callable
from typing import Any

import txaio
from autobahn.twisted.websocket import WampWebSocketServerFactory, WampWebSocketServerProtocol
from autobahn.wamp.serializer import CBORSerializer, JsonSerializer, MsgPackSerializer

from tests.support.kernel import ENDLESS, Wire

HANDSHAKE = (
    b"GET /ws HTTP/1.1\r\nHost: localhost:8080\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
    b"Sec-WebSocket-Extensions: permessage-deflate\r\nSec-WebSocket-Protocol: wamp.2.%s\r\n\r\n"
)
EMPTY_CLOSE = b"\x88\x80\x00\x00\x00\x00"

Options = dict[str, Any]

OPTIONS: Options = {"failByDrop": False, "closeHandshakeTimeout": 0, "openHandshakeTimeout": 0}
"""As Crossbar.io sets them, but for the timers."""


class Session:
    """The router's side of a session: says nothing, notes that it has ended."""

    _authid = _session_id = None

    def __init__(self) -> None:
        self.ended = False

    def onOpen(self, transport: Any) -> None:
        self.transport = transport

    def onMessage(self, message: Any) -> None: ...

    def onClose(self, _clean: object) -> None:
        self.ended = True


def speakers(install: Callable[[Any], None]) -> tuple[type, type]:
    """Autobahn's server as it comes, and one that is repaired."""
    stock = type("Stock", (WampWebSocketServerProtocol,), {})
    repaired = type("Repaired", (WampWebSocketServerProtocol,), {})
    install(repaired)
    return stock, repaired


class Speaker:
    """An open connection that speaks WAMP: a `protocol` over a `wire`."""

    serializers = (JsonSerializer, MsgPackSerializer, CBORSerializer)

    def __init__(self, kind: type, serializer: str = "json", options: Options | None = None, **wire: Any) -> None:
        self.wire = Wire(**wire)
        txaio.use_twisted()
        made = [each() for each in self.serializers]
        factory: Any = WampWebSocketServerFactory(Session, serializers=made, reactor=self.wire.reactor)
        factory.protocol = kind
        factory.setProtocolOptions(**(OPTIONS | (options or {})))
        self.protocol = self._connect(factory)
        room, self.wire.socket.room = self.wire.socket.room, ENDLESS
        self.protocol.dataReceived(HANDSHAKE % serializer.encode())
        self.wire.reactor.turns()
        assert b" 101 " in self.wire.socket.taken, self.wire.socket.taken
        self.wire.socket.taken = b""
        self.wire.socket.calls.clear()
        self.wire.socket.room = room

    def _connect(self, factory: Any) -> Any:
        protocol = factory.buildProtocol(None)
        connection = self.wire.connection
        connection.getPeer = connection.getHost = lambda: None
        connection.protocol = protocol
        protocol.makeConnection(connection)
        return protocol

    @property
    def session(self) -> Session:
        """Its session."""
        session: Session = self.protocol._session
        return session

    def share(self, other: "Speaker") -> None:
        """Have the serializer of another connection to the same server."""
        self.protocol._serializer = copy.copy(other.protocol._serializer)

    def send(self, *messages: Any) -> bytes:
        """Send them in one turn; what left. Masks are the same each time."""
        random.seed(1)
        for message in messages:
            self.protocol.send(message)
        self.wire.reactor.turns()
        taken, self.wire.socket.taken = self.wire.socket.taken, b""
        return taken
