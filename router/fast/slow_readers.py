"""A client that does not read makes the router keep everything for it.

Defect (Crossbar.io 26.10.1, Autobahn 26.10.2): nothing bounds what waits for a connection (crossbar
issues 583 and 874). Sixty megabytes sent to one subscriber that does not read are sixty megabytes in the router.

Repair: so many bytes and so many seconds may wait for a client; past either it is told so and dropped. What waited for
it is forgotten at once, but for the rest of a frame that has left in part, behind which the close frame goes; who does
not take that either is cut off when Autobahn's time for a closing handshake is over. A client that comes back catches
up by `seq`. One turn of the reactor may put more than the bound on a connection that had nothing waiting (one answer
may be larger): the bound is looked at when something is added to what waits already.

Under TLS nothing that is encrypted can be forgotten, and the connection is cut off at once.
"""

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from crossbar.router.protocol import WampRawSocketServerProtocol, WampWebSocketServerProtocol
from txaio import make_logger

from router.counters import COUNTERS
from router.fast import transport
from router.fast.transport import Bound, Connection, UnixServer
from router.repair import Upstream

UPSTREAM = (
    *transport.UPSTREAM,
    Upstream("autobahn.wamp.websocket", "WampWebSocketProtocol.onOpen", "29afcaaddc2f3a4d"),
    Upstream("autobahn.websocket.protocol", "WebSocketProtocol._fail_connection", "00c349e066d658bf"),
    Upstream("autobahn.websocket.protocol", "WebSocketProtocol.sendCloseFrame", "a511406d6b0d711e"),
    Upstream("autobahn.websocket.protocol", "WebSocketProtocol.onCloseHandshakeTimeout", "b64c7e3125c7d0d2"),
    Upstream("autobahn.websocket.protocol", "WebSocketProtocol.dropConnection", "149c74c9a251a7b1"),
    Upstream("autobahn.twisted.rawsocket", "WampRawSocketProtocol._on_handshake_complete", "083de2e34187e2dd"),
    Upstream("autobahn.twisted.rawsocket", "WampRawSocketProtocol.abort", "a4f06c2e6ccd9a37"),
)

TRY_AGAIN_LATER = 1013
"""The close code (registered with IANA): the server could not serve this connection, another may do better."""

ENGINE_BYTES = 64 * 1024 * 1024
"""What may wait for the engine, whose socket is a Unix socket. It may be busy for as long as the supervisor lets it."""

SEND_BUFFER = 128 * 1024
"""Bytes that the kernel is to keep for a client: left to itself, it keeps up to 4 MB."""

log = make_logger()

Opened = Callable[[Any], None]


@dataclass(frozen=True, slots=True)
class Patience:
    """How much may wait for a client, in bytes, and how long, in seconds."""

    size: int = 256 * 1024
    seconds: float = 10.0


PATIENCE = Patience()
"""Unless the host of the server wants another."""


def connection_of(protocol: Any) -> Connection | None:
    """The connection beneath a protocol, and beneath TLS; None if it is none of ours."""
    found = protocol.transport
    while not isinstance(found, Connection) and hasattr(found, "transport"):
        found = found.transport
    return found if isinstance(found, Connection) else None


def bounded(opened: Opened, patience: Patience, drop: Callable[[Any, Connection, str], None]) -> Opened:
    """A protocol's method that is called when it has opened; from then on its connection is bounded."""

    @functools.wraps(opened)
    def bounding(protocol: Any) -> None:
        connection = connection_of(protocol)
        if connection is not None:
            exceeded = functools.partial(_exceeded, drop, protocol, connection)
            connection.bound = (
                Bound(ENGINE_BYTES, None, exceeded)
                if isinstance(connection, UnixServer)
                else Bound(patience.size, patience.seconds, exceeded)
            )
        opened(protocol)

    return bounding


def _exceeded(drop: Callable[[Any, Connection, str], None], protocol: Any, connection: Connection, why: str) -> None:
    COUNTERS.count("slow_readers_dropped")
    drop(protocol, connection, f"too slow: {why}")


def close_websocket(protocol: Any, connection: Connection, reason: str) -> None:
    """Say why and close."""
    if protocol.transport is connection and not connection.TLS:
        connection.discard()
        protocol._bailout(TRY_AGAIN_LATER, reason)  # noqa: SLF001
    else:
        protocol.wasNotCleanReason = reason
        protocol.dropConnection(abort=True)


def abort_rawsocket(protocol: Any, connection: Connection, reason: str) -> None:
    """Cut the connection: a RawSocket has no way to say why."""
    log.warn("Dropping the RawSocket of {peer}: {reason}", peer=protocol.peer, reason=reason)  # noqa: G010 - txaio's name
    connection.discard()
    protocol.abort()


def bytes_waiting() -> int:
    """What waits for all connections together."""
    return sum(connection.waiting for connection in Connection.blocked)


def bound_websocket(patience: Patience, protocol: type = WampWebSocketServerProtocol) -> None:
    """Bound every WebSocket that opens from now on."""
    repaired: Any = protocol
    repaired.onOpen = bounded(repaired.onOpen, patience, close_websocket)


def bound_rawsocket(patience: Patience, protocol: type = WampRawSocketServerProtocol) -> None:
    """Bound every RawSocket that opens from now on."""
    repaired: Any = protocol
    repaired._on_handshake_complete = bounded(repaired._on_handshake_complete, patience, abort_rawsocket)  # noqa: SLF001


def install(patience: Patience = PATIENCE) -> None:
    """Put it in place for all connections that are accepted from now on."""
    transport.use_for()
    transport.TcpServer.send_buffer = SEND_BUFFER
    bound_websocket(patience)
    bound_rawsocket(patience)
    COUNTERS.gauge("bytes_waiting", bytes_waiting)
