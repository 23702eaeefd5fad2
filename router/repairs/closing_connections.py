"""What is sent to a connection that is being closed is logged as an error of the router.

Defect (Autobahn 26.10.2): from the close frame to the end of the closing handshake, or its timeout, a WebSocket passes
for open, but `sendMessage` raises Disconnected. Every answer that was still under way, and every event, then leaves a
traceback in the log, as an internal error; one client that is shut out for flooding leaves hundreds.

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
)

CLOSING = WebSocketProtocol.STATE_CLOSING

Send = Callable[[Any, Any], None]


def send_while_open(send: Send) -> Send:
    """`WampWebSocketProtocol.send`, which loses what can't arrive."""

    @functools.wraps(send)
    def guarded(protocol: Any, message: Any) -> None:
        if protocol.state != CLOSING:
            send(protocol, message)

    return guarded


def install(protocol: type = WampWebSocketServerProtocol) -> None:
    """Repair the class."""
    protocol.send = send_while_open(protocol.send)  # type: ignore[attr-defined]
