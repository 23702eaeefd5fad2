"""A session that is ended by the router goes on if its client does not care.

Defect (Crossbar.io 26.10.1): `wamp.session.kill` and its like end at `RouterSession.leave`, which says GOODBYE and then
waits for the client to leave. One that ignores it keeps its connection, calls on and receives every event: who was shut
out is still in.

Repair: the connection is cut a moment after the GOODBYE.
"""

import functools
from collections.abc import Callable
from typing import Any

from crossbar.router.session import RouterSession
from twisted.internet import reactor as installed

from router.repair import Upstream

UPSTREAM = (
    Upstream("crossbar.router.session", "RouterSession.leave", "4c67cc2a4de5c05f"),
    Upstream("crossbar.router.service", "RouterServiceAgent.session_kill", "197d921ccdd6ad6b"),
    Upstream("crossbar.router.service", "RouterServiceAgent.session_kill_by_authid", "6e824973cdd2b02f"),
)

MOMENT_S = 0.5
"""What a client has to take its leave."""

Leave = Callable[..., None]


def cut_after(leave: Leave, clock: Any) -> Leave:
    """`RouterSession.leave`, which makes sure of it. `clock`: an IReactorTime."""

    @functools.wraps(leave)
    def guarded(session: Any, reason: str | None = None, message: str | None = None) -> None:
        leave(session, reason, message)
        clock.callLater(MOMENT_S, cut, session._transport)  # noqa: SLF001

    return guarded


def cut(transport: Any) -> None:
    """End a connection without asking: by the socket where there is one of its own."""
    if transport is None or not transport.isOpen():
        return
    socket = getattr(transport, "transport", None)
    if hasattr(socket, "abortConnection"):
        socket.abortConnection()  # type: ignore[union-attr]
    else:
        transport.abort()


def install(session: type = RouterSession, clock: Any = installed) -> None:
    """Repair the class."""
    session.leave = cut_after(session.leave, clock)  # type: ignore[attr-defined]
