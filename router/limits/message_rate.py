"""No limit to the messages of a connection.

Gap (Crossbar.io 26.10.1, Autobahn 26.10.2): one client that calls as fast as it can raises everybody's worst call from
milliseconds to seconds. Pings, and what a client says before it has signed in, cost no less.

Repair: each WebSocket connection has a `Pace`. A request beyond it is answered `wordsnake.error.rate_limited` by the
router itself, before anybody is asked; a message that has no answer, or more refusals than are borne, end the
connection (close code 1008).
"""

import functools
from collections.abc import Callable
from typing import Any

from autobahn.wamp import message
from crossbar.router.protocol import WampWebSocketServerProtocol
from twisted.internet import reactor as installed

from router.counters import COUNTERS
from router.limits import wait as told
from router.limits.pace import Pace
from router.limits.settings import Limits
from router.repair import Upstream
from router.repairs import broken_messages

UPSTREAM = (
    Upstream("autobahn.wamp.websocket", "WampWebSocketProtocol.onMessage", "d1ba23b42b823852"),
    Upstream("autobahn.twisted.websocket", "WebSocketAdapterProtocol.connectionMade", "63ceb64088e44552"),
    Upstream("autobahn.twisted.websocket", "WebSocketAdapterProtocol.dataReceived", "7997f762de218433"),
    Upstream("autobahn.websocket.protocol", "WebSocketProtocol.processControlFrame", "e308aea98264899e"),
    Upstream("autobahn.websocket.protocol", "WebSocketProtocol.consumeData", "aaa88196e762438f"),
)

POLICY_VIOLATION = 1008
RATE_LIMITED = "wordsnake.error.rate_limited"
PING = 9
CLOSE = 8
TRUSTED_ROLE = "component"

ANSWERED = (message.Call, message.Subscribe, message.Unsubscribe, message.Register, message.Unregister)
"""Requests: whoever sends one waits for an answer, which may be an error. PUBLISH only if it asks for one."""

Data = Callable[[Any, bytes], None]
OnMessage = Callable[[Any, bytes, bool], None]
Control = Callable[[Any], bool]


def sentence(wait: float) -> str:
    """What a person is told."""
    return f"You ask too much at once; try again in {told.words(wait)}."


def refusal(request: message.Message, wait: float) -> message.Error | None:
    """The answer that a request has to wait; None if the message is no request."""
    if isinstance(request, ANSWERED) or (isinstance(request, message.Publish) and request.acknowledge):
        fields = {"retry_after": told.seconds(wait)}
        return message.Error(request.MESSAGE_TYPE, request.request, RATE_LIMITED, args=[sentence(wait)], kwargs=fields)
    return None


def drop(protocol: Any, pace: Pace, why: str) -> None:
    """End the connection, telling why, and look at nothing that comes after."""
    COUNTERS.count("dropped.flood")
    protocol._bailout(POLICY_VIOLATION, reason=why)  # noqa: SLF001
    protocol.data = b""
    pace.end()


def pace_data(data_received: Data) -> Data:
    """`dataReceived`, read more slowly from a connection that sends more bytes than it may."""

    @functools.wraps(data_received)
    def guarded(protocol: Any, data: bytes) -> None:
        pace: Pace = protocol.pace
        if not pace.over:
            pace.read(len(data))
            data_received(protocol, data)

    return guarded


def pace_messages(on_message: OnMessage, limits: Limits) -> OnMessage:
    """`onMessage`, refusing messages beyond the rate."""

    @functools.wraps(on_message)
    def guarded(protocol: Any, payload: bytes, binary: bool) -> None:  # noqa: FBT001 - autobahn's signature
        trusted = getattr(protocol._session, "_authrole", None) == TRUSTED_ROLE  # noqa: SLF001
        if wait := protocol.pace.message(limits.component_share if trusted else 1.0):
            refuse(protocol, payload, wait, binary=binary)
        else:
            on_message(protocol, payload, binary)

    return guarded


def refuse(protocol: Any, payload: bytes, wait: float, *, binary: bool) -> None:
    """Answer a message that came too soon, or drop the connection."""
    COUNTERS.count("refused.messages")
    if not protocol.pace.bears_refusal():
        drop(protocol, protocol.pace, "rate limit: you went on sending after many refusals")
        return
    try:
        [request] = protocol._serializer.unserialize(payload, binary)  # noqa: SLF001
    except Exception as mistake:  # noqa: BLE001 - the parsers raise whatever comes to hand
        broken_messages.refuse(protocol, mistake)
        return
    answer = refusal(request, wait)
    if answer is None or getattr(protocol._session, "_session_id", None) is None:  # noqa: SLF001
        drop(protocol, protocol.pace, "rate limit: a message that can't be answered came too soon")
    else:
        protocol.send(answer)


def pace_control_frames(process: Control) -> Control:
    """`processControlFrame`, leaving pings beyond the rate without an answer."""

    @functools.wraps(process)
    def guarded(protocol: Any) -> bool:
        if protocol.current_frame.opcode == CLOSE or not protocol.pace.message():
            return process(protocol)
        COUNTERS.count("refused.control_frames")
        if not protocol.pace.bears_refusal():
            drop(protocol, protocol.pace, "rate limit: too many pings")
            return False
        return True if protocol.current_frame.opcode == PING else process(protocol)

    return guarded


def install(
    limits: Limits,
    protocol: type = WampWebSocketServerProtocol,
    clock: Any = installed,
) -> None:
    """Repair the class."""
    made = protocol.connectionMade  # type: ignore[attr-defined]

    @functools.wraps(made)
    def connection_made(self: Any) -> None:
        self.pace = Pace(limits, clock, self.transport)
        made(self)

    protocol.connectionMade = connection_made  # type: ignore[attr-defined]
    protocol.dataReceived = pace_data(protocol.dataReceived)  # type: ignore[attr-defined]
    protocol.onMessage = pace_messages(protocol.onMessage, limits)  # type: ignore[attr-defined]
    protocol.processControlFrame = pace_control_frames(protocol.processControlFrame)  # type: ignore[attr-defined]
