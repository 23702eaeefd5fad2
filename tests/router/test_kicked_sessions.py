"""router.repairs.kicked_sessions"""

from typing import Any

import pytest
from twisted.internet.task import Clock

from router.repairs.kicked_sessions import MOMENT_S, cut_after
from tests.support.node import RouterNode

CUT = "wamp.session.kill_by_authid"


class Socket:
    """Stands for a TCP connection."""

    def __init__(self) -> None:
        self.aborted = False

    def abortConnection(self) -> None:  # noqa: N802 - Twisted's name
        self.aborted = True


class Transport:
    """Stands for a WebSocket: `socket` is None where there is no connection of its own (long-poll)."""

    def __init__(self, socket: Socket | None) -> None:
        self.open = True
        self.aborted = False
        if socket is not None:
            self.transport = socket

    def isOpen(self) -> bool:  # noqa: N802 - Autobahn's name
        return self.open

    def abort(self) -> None:
        self.aborted = True


class Session:
    """Stands for a client's session."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport
        self.goodbyes: list[tuple[Any, Any]] = []

    def leave(self, reason: Any, message: Any) -> None:
        self.goodbyes.append((reason, message))


def kick(session: Session, clock: Clock) -> None:
    """End the session as the repaired router does."""
    cut_after(Session.leave, clock)(session, "wordsnake.error.banned", "Out.")


def test_a_client_is_told_why_before_it_is_cut() -> None:
    """The GOODBYE goes out at once, the connection ends a moment later."""
    clock, socket = Clock(), Socket()
    session = Session(Transport(socket))
    kick(session, clock)
    assert session.goodbyes == [("wordsnake.error.banned", "Out.")]
    assert not socket.aborted
    clock.advance(MOMENT_S)
    assert socket.aborted


def test_a_connection_without_a_socket_of_its_own_is_aborted() -> None:
    """Long-poll has no socket that stays."""
    clock, transport = Clock(), Transport(None)
    kick(Session(transport), clock)
    clock.advance(MOMENT_S)
    assert transport.aborted


def test_who_has_left_by_then_is_left_alone() -> None:
    """A connection that is closed already is not touched."""
    clock, socket = Clock(), Socket()
    transport = Transport(socket)
    kick(Session(transport), clock)
    transport.open = False
    clock.advance(MOMENT_S)
    assert not socket.aborted


@pytest.mark.e2e
def test_a_kicked_client_that_stays_is_cut_off(node: RouterNode) -> None:
    """A client that ignores the GOODBYE loses its connection all the same."""
    with node.connect_engine() as engine, node.connect("mallory") as mallory:
        assert engine.call(CUT, mallory.authid) == [mallory.session]
        mallory.wait_closed()


@pytest.mark.e2e
def test_stock_crossbar_lets_a_kicked_client_stay(stock: RouterNode) -> None:
    """The defect: after the GOODBYE the client calls on as if nothing had been said."""
    with stock.connect_engine() as engine, stock.connect("mallory") as mallory:
        engine.register("wordsnake.about", lambda _invocation: "still here")
        engine.call(CUT, mallory.authid)
        assert mallory.call("wordsnake.about") == "still here"
