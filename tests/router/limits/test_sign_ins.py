"""router.limits.sign_ins"""

from types import SimpleNamespace
from typing import Any

import pytest
from autobahn.wamp.types import Deny
from autobahn.websocket.types import ConnectionDeny
from twisted.internet.address import IPv4Address, UNIXAddress
from twisted.internet.task import Clock

from router.limits.settings import Limits, Rate
from router.limits.sign_ins import install

SCHOOL = IPv4Address("TCP", "192.0.2.1", 1)
HOME = IPv4Address("TCP", "192.0.2.2", 1)
ENGINE = UNIXAddress("/engine.sock")


class Door:
    """A protocol and a session class, limited, with a clock of their own."""

    def __init__(self, limits: Limits) -> None:
        class Protocol:
            def __init__(self, peer: Any) -> None:
                self.transport = SimpleNamespace(getPeer=lambda: peer)

            def onConnect(self, request: Any) -> Any:  # noqa: N802
                return request

        class Session:
            def __init__(self, peer: Any) -> None:
                self._transport = Protocol(peer)

            def onHello(self, realm: str, details: Any) -> Any:  # noqa: N802
                return realm, details

            def onClose(self, was_clean: bool) -> bool:  # noqa: FBT001, N802
                return was_clean

        self.clock = Clock()
        install(limits, Protocol, Session, self.clock)
        self.protocol: Any = Protocol
        self.session: Any = Session

    def signs_in(self, session: Any) -> bool:
        """Whether a HELLO passes."""
        return not isinstance(session.onHello("wordsnake", "details"), Deny)


def test_sign_ins_of_an_address_are_limited() -> None:
    """Another address is not touched; after a while there may be more."""
    door = Door(Limits(sign_ins=Rate(1, 2)))
    assert [door.signs_in(door.session(SCHOOL)) for _ in range(3)] == [True, True, False]
    assert door.signs_in(door.session(HOME))
    door.clock.advance(1)
    assert door.signs_in(door.session(SCHOOL))


def test_a_refusal_says_when_to_try_again() -> None:
    """In a sentence; ABORT has no fields."""
    door = Door(Limits(sign_ins=Rate(2, 1)))
    door.signs_in(door.session(SCHOOL))
    refused = door.session(SCHOOL).onHello("wordsnake", "details")
    assert (refused.reason, "try again in 0.5 s" in refused.message) == ("wordsnake.error.rate_limited", True)


def test_sessions_of_an_address_are_limited() -> None:
    """Until one has ended."""
    door = Door(Limits(sessions=1))
    first = door.session(SCHOOL)
    assert door.signs_in(first)
    assert not door.signs_in(door.session(SCHOOL))
    assert door.signs_in(door.session(HOME))
    first.onClose(True)
    assert door.signs_in(door.session(SCHOOL))


def test_a_connection_counts_once() -> None:
    """However often it says HELLO, and however often it is closed."""
    door = Door(Limits(sessions=2))
    session = door.session(SCHOOL)
    assert [door.signs_in(session) for _ in range(3)] == [True] * 3
    other = door.session(SCHOOL)
    assert door.signs_in(other)
    session.onClose(True)
    session.onClose(True)
    assert door.signs_in(door.session(SCHOOL))
    assert not door.signs_in(door.session(SCHOOL))


def test_one_that_was_refused_does_not_count() -> None:
    """Its end frees no place."""
    door = Door(Limits(sessions=1))
    assert door.signs_in(door.session(SCHOOL))
    refused = door.session(SCHOOL)
    assert not door.signs_in(refused)
    refused.onClose(True)
    assert not door.signs_in(door.session(SCHOOL))


def test_handshakes_of_an_address_are_limited() -> None:
    """429, before anything else is looked at."""
    door = Door(Limits(websockets=Rate(1, 1)))
    assert door.protocol(SCHOOL).onConnect("request") == "request"
    with pytest.raises(ConnectionDeny) as denied:
        door.protocol(SCHOOL).onConnect("request")
    assert denied.value.code == 429
    door.protocol(HOME).onConnect("request")


def test_the_engine_may_come_back_as_often_as_it_likes() -> None:
    """It comes by a Unix socket."""
    door = Door(Limits(sign_ins=Rate(1, 1), sessions=1))
    assert all(door.signs_in(door.session(ENGINE)) for _ in range(5))
