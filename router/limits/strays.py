"""A connection without a session stays for ever.

Defect (Crossbar.io 26.10.1, Autobahn 26.10.2): no timeout runs for a WebSocket that was opened and never says HELLO, or
never answers the challenge; for one that was refused (ABORT) or has said goodbye, and stays; nor for a RawSocket that
says nothing at all.

Repair: all connections are looked at once a second, and those without a session for too long are closed.
"""

import functools
from collections.abc import Callable
from typing import Any

from autobahn.twisted.rawsocket import WampRawSocketProtocol
from crossbar.router.protocol import WampRawSocketServerProtocol, WampWebSocketServerProtocol
from twisted.internet import reactor as installed
from twisted.internet.task import LoopingCall

from router.counters import COUNTERS
from router.limits.settings import Limits
from router.repair import Upstream

UPSTREAM = (
    Upstream("crossbar.router.protocol", "WampWebSocketServerProtocol.onOpen", "505d0f9b40bfb83a"),
    Upstream("crossbar.router.protocol", "WampWebSocketServerProtocol.onClose", "1a1a105f570b5313"),
    Upstream("autobahn.twisted.rawsocket", "WampRawSocketProtocol.connectionMade", "6137e1d738fb9b3a"),
    Upstream("autobahn.twisted.rawsocket", "WampRawSocketProtocol.connectionLost", "9c597a65456cfd03"),
    Upstream("autobahn.twisted.rawsocket", "WampRawSocketProtocol.abort", "a4f06c2e6ccd9a37"),
)

INTERVAL = 1.0
PARTS = 20
"""In which they are looked at, so that a move does not wait until all have been: 14,000 take 30 ms."""
POLICY_VIOLATION = 1008

Close = Callable[[], None]


class Strays:
    """All open connections, and since when each has had no session."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._since: dict[Any, float | None] = {}
        self._close: dict[Any, Close] = {}
        self._left: list[Any] = []

    def opened(self, protocol: Any, close: Close) -> None:
        """A connection has been opened; `close` ends it."""
        self._since[protocol] = None
        self._close[protocol] = close

    def closed(self, protocol: Any) -> None:
        """It is gone."""
        self._since.pop(protocol, None)
        self._close.pop(protocol, None)

    def sweep(self, now: float, parts: int = 1) -> None:
        """Close those that have been without a session for too long: among one of so many parts, each in its turn."""
        self._left = self._left or list(self._since)
        some = len(self._since) // parts + 1
        looked_at, self._left = self._left[:some], self._left[some:]
        for protocol in looked_at:
            if protocol in self._since:  # it may have gone since the turn of the first part
                self._look(protocol, now)

    def _look(self, protocol: Any, now: float) -> None:
        since = self._since[protocol]
        if has_session(protocol):
            self._since[protocol] = None
        elif since is None:
            self._since[protocol] = now
        elif now - since >= self._seconds:
            COUNTERS.count("dropped.no_session")
            close = self._close[protocol]
            self.closed(protocol)
            close()


def has_session(protocol: Any) -> bool:
    """Whether somebody has joined by this connection and not left."""
    # A session whose opening failed has no such attribute yet.
    return getattr(protocol._session, "_session_id", None) is not None  # noqa: SLF001


def watch(protocol: type, opening: str, closing: str, strays: Strays, close: Callable[[Any], None]) -> None:
    """Have `strays` told of what the methods named `opening` and `closing` are called for."""
    opened, closed = getattr(protocol, opening), getattr(protocol, closing)

    @functools.wraps(opened)
    def tell_opened(self: Any) -> Any:
        strays.opened(self, lambda: close(self))
        return opened(self)

    @functools.wraps(closed)
    def tell_closed(self: Any, *args: Any) -> Any:
        strays.closed(self)
        return closed(self, *args)

    setattr(protocol, opening, tell_opened)
    setattr(protocol, closing, tell_closed)


def close_websocket(protocol: Any) -> None:
    """Tell why; Autobahn drops the connection if it is not closed then."""
    protocol._bailout(POLICY_VIOLATION, reason="no session for too long")  # noqa: SLF001


def install(
    limits: Limits,
    websocket: type = WampWebSocketServerProtocol,
    rawsocket: type = WampRawSocketServerProtocol,
    clock: Any = installed,
) -> None:
    """Repair the classes, and begin to look."""
    strays = Strays(limits.join_seconds)
    watch(websocket, "onOpen", "onClose", strays, close_websocket)
    watch(rawsocket, "connectionMade", "connectionLost", strays, WampRawSocketProtocol.abort)
    looking = LoopingCall(lambda: strays.sweep(clock.seconds(), PARTS))
    looking.clock = clock
    looking.start(min(INTERVAL, limits.join_seconds) / PARTS, now=False)
