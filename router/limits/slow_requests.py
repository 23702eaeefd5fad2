"""An HTTP request may take for ever to arrive, and be as long as the disk is large.

Defect (Twisted 26.10.0): `HTTPChannel` starts its timeout again with every byte that arrives. Who sends one byte a
second ("slow loris") keeps a connection for as long as it likes, and with a few thousand of them keeps everybody else
out. A body is written to a temporary file, of any size.

Repair: the timeout starts with the first byte of a request and runs until the last one has arrived; a connection that
takes nothing any more is aborted soon after. A body beyond the bound ends the connection.
"""

import functools
from collections.abc import Callable
from typing import Any

from twisted.web.http import HTTPChannel, Request

from router.counters import COUNTERS
from router.limits.settings import Limits
from router.repair import Upstream

UPSTREAM = (
    Upstream("twisted.web.http", "HTTPChannel.dataReceived", "152316e9ce502109"),
    Upstream("twisted.web.http", "HTTPChannel.allContentReceived", "9f7c990696871a92"),
    Upstream("twisted.web.http", "HTTPChannel.timeoutConnection", "f08552855cd242e0"),
    Upstream("twisted.web.http", "HTTPChannel._respondToBadRequestAndDisconnect", "c7ccc0f4450a7d6b"),
    Upstream("twisted.web.http", "Request.handleContentChunk", "6e942756afb787b4"),
    Upstream("twisted.protocols.policies", "TimeoutMixin.resetTimeout", "7a0b5ed479c2443f"),
)

ABORT_SECONDS = 4
"""After the timeout (`client_timeout` of the transport, 5 s), until a connection that takes nothing more is aborted."""

Reset = Callable[[Any], None]
AllReceived = Callable[[Any], None]
Chunk = Callable[[Any, bytes], None]


def start_once(reset: Reset) -> Reset:
    """`resetTimeout`, which does nothing while a request arrives."""

    @functools.wraps(reset)
    def guarded(channel: Any) -> None:
        if not getattr(channel, "arriving", False):
            channel.arriving = True
            reset(channel)

    return guarded


def arrived(all_received: AllReceived) -> AllReceived:
    """`allContentReceived`: what comes next is another request."""

    @functools.wraps(all_received)
    def guarded(channel: Any) -> None:
        channel.arriving = False
        all_received(channel)

    return guarded


def count_timeouts(timed_out: Reset) -> Reset:
    """`timeoutConnection`, counted if a request was under way."""

    @functools.wraps(timed_out)
    def guarded(channel: Any) -> None:
        if getattr(channel, "arriving", False):
            COUNTERS.count("dropped.slow_request")
        timed_out(channel)

    return guarded


def bound_body(chunk: Chunk, limit: int) -> Chunk:
    """`handleContentChunk`, ending the connection of a request whose body gets too long."""

    @functools.wraps(chunk)
    def guarded(request: Any, data: bytes) -> None:
        if request.content.tell() + len(data) <= limit:
            chunk(request, data)
        elif not request.channel.transport.disconnecting:
            COUNTERS.count("refused.long_requests")
            request.channel._respondToBadRequestAndDisconnect()  # noqa: SLF001

    return guarded


def install(limits: Limits, channel: type = HTTPChannel, request: type = Request) -> None:
    """Repair the classes."""
    channel.abortTimeout = ABORT_SECONDS  # type: ignore[attr-defined]
    channel.resetTimeout = start_once(channel.resetTimeout)  # type: ignore[attr-defined]
    channel.allContentReceived = arrived(channel.allContentReceived)  # type: ignore[attr-defined]
    channel.timeoutConnection = count_timeouts(channel.timeoutConnection)  # type: ignore[attr-defined]
    request.handleContentChunk = bound_body(request.handleContentChunk, limits.body_bytes)  # type: ignore[attr-defined]
