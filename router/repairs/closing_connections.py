"""Whoever is being closed takes events away from others.

Defect (Autobahn 26.10.2, Crossbar.io 26.10.1): from the close frame until the connection is lost, which may take as
long as a client likes, a WebSocket passes for open, but `sendMessage` raises Disconnected. `Broker.processPublish`
sends an event to one receiver after the other and expects no such thing: those who come after the one that is being
closed get nothing. Whoever breaks the protocol and does not answer the close frame silences a game for others. Every
answer that was still under way, and every event, leaves a traceback in the log as well.

Repair: nothing is sent on a connection that is being closed. It is as if it had been lost a moment earlier.
"""

import functools
from collections.abc import Callable
from typing import Any

from autobahn.websocket.protocol import WebSocketProtocol
from crossbar.router.protocol import WampWebSocketServerProtocol

from router.repair import Upstream

UPSTREAM = (
    Upstream("autobahn.wamp.websocket", "WampWebSocketProtocol.send", "811ed7bd88f1a2c9"),
    Upstream("autobahn.websocket.protocol", "WebSocketProtocol.sendMessage", "048d6bcf0d712309"),
    Upstream("crossbar.router.router", "Router.send", "4724a7e8f8ed7776"),
    Upstream("crossbar.router.broker", "Broker.processPublish", "1dd9ade51c829929"),
)

CLOSED = {WebSocketProtocol.STATE_CLOSING, WebSocketProtocol.STATE_CLOSED}

Send = Callable[[Any, Any], None]


def send_while_open(send: Send) -> Send:
    """`WampWebSocketProtocol.send`, which loses what can't arrive."""

    @functools.wraps(send)
    def guarded(protocol: Any, message: Any) -> None:
        if protocol.state not in CLOSED or not protocol.isOpen():  # without a session it is told to be lost
            send(protocol, message)

    return guarded


def install(protocol: type = WampWebSocketServerProtocol) -> None:
    """Repair the class."""
    protocol.send = send_while_open(protocol.send)  # type: ignore[attr-defined]
