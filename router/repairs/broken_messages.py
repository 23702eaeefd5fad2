"""A message that breaks the protocol is logged as if the router were broken.

Defect (Autobahn 26.10.2): `WampWebSocketProtocol.onMessage` logs the traceback, at the level `critical`, of whatever is
wrong with a message. Anybody who sends "[" fills the log; 100 kB of "[" make a traceback of 36 MB. What is wrong with a
URI or an option is answered as an internal error (1011).

Repair: what can't be read is the sender's mistake (close code 1002, and a line in the log at most, of which
`router.limits.log_lines` bounds the number); only what goes wrong after that is ours (1011, with its traceback).
"""

from typing import Any

from autobahn.wamp.exception import ProtocolError
from crossbar.router.protocol import WampWebSocketServerProtocol

from router.counters import COUNTERS
from router.repair import Upstream

UPSTREAM = (
    Upstream("autobahn.wamp.websocket", "WampWebSocketProtocol.onMessage", "d1ba23b42b823852"),
    Upstream("autobahn.wamp.websocket", "WampWebSocketProtocol._bailout", "39c438618c6b2a12"),
)

PROTOCOL_ERROR = 1002
INTERNAL_ERROR = 1011
REASON_CHARACTERS = 100


def read_then_deliver(protocol: Any, payload: bytes, binary: bool) -> None:  # noqa: FBT001 - autobahn's signature
    """`WampWebSocketProtocol.onMessage`, telling whose mistake it is."""
    try:
        messages = protocol._serializer.unserialize(payload, binary)  # noqa: SLF001
    except Exception as mistake:  # noqa: BLE001 - the parsers raise whatever comes to hand
        refuse(protocol, mistake)
        return
    try:
        for message in messages:
            protocol._session.onMessage(message)  # noqa: SLF001
    except ProtocolError as mistake:
        refuse(protocol, mistake)
    except Exception:  # noqa: BLE001 - logged whole; the connection is lost
        protocol.log.failure("A message could not be handled: {log_failure.value}")
        protocol._bailout(INTERNAL_ERROR, reason="internal error")  # noqa: SLF001


def refuse(protocol: Any, mistake: Exception) -> None:
    """End the connection, telling the sender why."""
    COUNTERS.count("refused.malformed")
    protocol._bailout(PROTOCOL_ERROR, reason=f"WAMP Protocol Error ({mistake})"[:REASON_CHARACTERS])  # noqa: SLF001


def install(protocol: type = WampWebSocketServerProtocol) -> None:
    """Repair the class."""
    protocol.onMessage = read_then_deliver  # type: ignore[attr-defined]
