"""A message may be as long as one that the router sends.

Gap (Autobahn 26.10.2): `max_message_size` bounds what is received and what is sent alike; a bound that fits what
players send would refuse them a long answer. The number of frames that a message is cut into is not bounded at all, and
the router keeps a list of them.

Repair: incoming messages have a bound of their own, for all their frames together (close code 1009), except those of
components. The check is made when a frame's header has arrived, before its content.
"""

import functools
from collections.abc import Callable
from typing import Any

from crossbar.router.protocol import WampWebSocketServerProtocol

from router.counters import COUNTERS
from router.limits.settings import Limits
from router.repair import Upstream

UPSTREAM = (
    Upstream("autobahn.websocket.protocol", "WebSocketProtocol.onMessageFrameBegin", "68c4eae4de95e1fb"),
    Upstream("autobahn.websocket.protocol", "WebSocketProtocol.onFrameBegin", "9537027007767ae4"),
    Upstream("autobahn.websocket.protocol", "WebSocketProtocol._max_message_size_exceeded", "6b5977afbff991c3"),
)

UNBOUND_ROLE = "component"

FrameBegin = Callable[[Any, int], None]


def excess(limits: Limits, size: int, frames: int) -> str | None:
    """What is wrong with a message of so many bytes and frames so far; None if nothing is."""
    if size > limits.message_bytes:
        return f"a message may have {limits.message_bytes} bytes"
    if frames > limits.fragments:
        return f"a message may be cut into {limits.fragments} frames"
    return None


def bound_messages(frame_begin: FrameBegin, limits: Limits) -> FrameBegin:
    """`onMessageFrameBegin`, ending the connection when the message gets too long."""

    @functools.wraps(frame_begin)
    def guarded(protocol: Any, length: int) -> None:
        frame_begin(protocol, length)
        if protocol.failedByMe or _is_unbound(protocol):
            return
        size = protocol.message_data_total_length
        if problem := excess(limits, size, len(protocol.message_data) + 1):
            COUNTERS.count("refused.long_messages")
            protocol._max_message_size_exceeded(size, limits.message_bytes, problem)  # noqa: SLF001

    return guarded


def _is_unbound(protocol: Any) -> bool:
    return getattr(protocol._session, "_authrole", None) == UNBOUND_ROLE  # noqa: SLF001


def install(limits: Limits, protocol: type = WampWebSocketServerProtocol) -> None:
    """Repair the class."""
    protocol.onMessageFrameBegin = bound_messages(protocol.onMessageFrameBegin, limits)  # type: ignore[attr-defined]
