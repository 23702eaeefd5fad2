"""TCP_NODELAY is never set.

Defect (Autobahn 26.10.2): `WebSocketAdapterProtocol.connectionMade` reads the option `tcpNoDelay` before it has been
copied from the factory, and swallows the AttributeError. When an answer and an event leave in separate writes, the
kernel holds the second back until the first is acknowledged, which browsers put off: 40 ms.

Repair: it is set again once the option is known.
"""

import functools
from collections.abc import Callable
from typing import Any

from autobahn.twisted.websocket import WebSocketAdapterProtocol

from router.repair import Upstream

UPSTREAM = (
    Upstream("autobahn.twisted.websocket", "WebSocketAdapterProtocol.connectionMade", "63ceb64088e44552"),
    Upstream("autobahn.websocket.protocol", "WebSocketProtocol._connectionMade", "7ac58d8bb6c3c752"),
)

ConnectionMade = Callable[[Any], None]


def set_no_delay(connection_made: ConnectionMade) -> ConnectionMade:
    """`connectionMade`, which then sets TCP_NODELAY as the factory wants it."""

    @functools.wraps(connection_made)
    def repaired(protocol: Any) -> None:
        connection_made(protocol)
        if (set_it := getattr(protocol.transport, "setTcpNoDelay", None)) is not None:
            set_it(protocol.tcpNoDelay)

    return repaired


def install(protocol: type = WebSocketAdapterProtocol) -> None:
    """Repair the class."""
    protocol.connectionMade = set_no_delay(protocol.connectionMade)  # type: ignore[attr-defined]
