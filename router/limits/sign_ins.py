"""No limit to the sign-ins and sessions of one address.

Gap (Crossbar.io 26.10.1): a handshake and a sign-in cost the router some milliseconds, which anybody may ask for as
often as they like, and a session its memory.

Repair: WebSocket handshakes beyond the rate of an address are answered with 429, sign-ins beyond it, and sessions
beyond their number, with ABORT `wordsnake.error.rate_limited`. A connection counts as a session from its HELLO until it
is gone.
"""

import functools
from collections.abc import Callable
from typing import Any

from autobahn.wamp.types import Deny
from autobahn.websocket.types import ConnectionDeny
from crossbar.router.protocol import WampWebSocketServerProtocol
from crossbar.router.session import RouterSession
from twisted.internet import reactor as installed

from router.counters import COUNTERS
from router.limits import wait as told
from router.limits.address import of_transport
from router.limits.bucket import Buckets, Places
from router.limits.pace import Scheduler
from router.limits.settings import Limits
from router.repair import Upstream

UPSTREAM = (
    Upstream("crossbar.router.protocol", "WampWebSocketServerProtocol.onConnect", "31da73439ce9d1f8"),
    Upstream("crossbar.router.session", "RouterSession.onHello", "372561d540981e77"),
    Upstream("crossbar.router.session", "RouterSession.onMessage", "d1d2ba97cc367671"),
    Upstream("crossbar.router.session", "RouterSession.onClose", "a5746f3898442224"),
)

TOO_MANY_REQUESTS = 429
RATE_LIMITED = "wordsnake.error.rate_limited"

OnConnect = Callable[[Any, Any], Any]
OnHello = Callable[[Any, Any, Any], Any]
OnClose = Callable[[Any, Any], Any]


class Doorkeeper:
    """The sign-ins and sessions of all addresses."""

    def __init__(self, limits: Limits, clock: Scheduler) -> None:
        self._limits = limits
        self._clock = clock
        self._handshakes = Buckets(limits.websockets)
        self._sign_ins = Buckets(limits.sign_ins)
        self._sessions = Places(limits.sessions)

    def handshake(self, address: str) -> float:
        """0 if a WebSocket may be opened, else the seconds after which another try makes sense."""
        return self._handshakes.take(address, self._clock.seconds())

    def sign_in(self, address: str) -> str | None:
        """None if somebody may try to sign in, else why not."""
        if wait := self._sign_ins.take(address, self._clock.seconds()):
            return f"Too many sign-ins from your address at once; try again in {told.words(wait)}."
        return None

    def enter(self, address: str) -> str | None:
        """None if there may be one more session, which then counts; else why not."""
        if self._sessions.enter(address):
            return None
        return f"Your address has {self._limits.sessions} sessions already; try again when one of them has ended."

    def leave(self, address: str) -> None:
        """A session that counted has ended."""
        self._sessions.leave(address)


def limit_handshakes(on_connect: OnConnect, door: Doorkeeper) -> OnConnect:
    """`WampWebSocketServerProtocol.onConnect`, refusing handshakes beyond the rate."""

    @functools.wraps(on_connect)
    def guarded(protocol: Any, request: Any) -> Any:
        address = of_transport(protocol)
        if address and (wait := door.handshake(address)):
            COUNTERS.count("refused.handshakes")
            raise ConnectionDeny(TOO_MANY_REQUESTS, f"Too many connections at once; try again in {told.words(wait)}.")
        return on_connect(protocol, request)

    return guarded


def limit_sign_ins(on_hello: OnHello, door: Doorkeeper) -> OnHello:
    """`RouterSession.onHello`, refusing sign-ins beyond the rate and sessions beyond their number."""

    @functools.wraps(on_hello)
    def guarded(session: Any, realm: Any, details: Any) -> Any:
        address = of_transport(session._transport)  # noqa: SLF001
        if address is None:
            return on_hello(session, realm, details)
        problem = door.sign_in(address)
        if problem is None and getattr(session, "counted_for", None) is None:
            problem = door.enter(address)
            session.counted_for = None if problem else address
        if problem:
            COUNTERS.count("refused.sign_ins")
            return Deny(RATE_LIMITED, problem)
        return on_hello(session, realm, details)

    return guarded


def end_sessions(on_close: OnClose, door: Doorkeeper) -> OnClose:
    """`RouterSession.onClose`, after which the session counts no more."""

    @functools.wraps(on_close)
    def guarded(session: Any, was_clean: Any) -> Any:
        address, session.counted_for = getattr(session, "counted_for", None), None
        if address:
            door.leave(address)
        return on_close(session, was_clean)

    return guarded


def install(
    limits: Limits,
    protocol: type = WampWebSocketServerProtocol,
    session: type = RouterSession,
    clock: Any = installed,
) -> None:
    """Repair the classes."""
    door = Doorkeeper(limits, clock)
    protocol.onConnect = limit_handshakes(protocol.onConnect, door)  # type: ignore[attr-defined]
    session.onHello = limit_sign_ins(session.onHello, door)  # type: ignore[attr-defined]
    session.onClose = end_sessions(session.onClose, door)  # type: ignore[attr-defined]
