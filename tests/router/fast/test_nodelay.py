"""router.fast.nodelay"""

import socket
from types import SimpleNamespace
from typing import Any

import pytest

from router.fast.nodelay import install
from tests.support.kernel import Wire
from tests.support.speakers import Speaker, speakers


class Stock:
    """Learns its options when the connection is made, as Autobahn's does."""

    def __init__(self, transport: Any, *, wanted: bool) -> None:
        self.transport = transport
        self.factory = SimpleNamespace(tcpNoDelay=wanted)

    def connectionMade(self) -> None:  # noqa: N802 - autobahn's name
        self.tcpNoDelay = self.factory.tcpNoDelay


class Repaired(Stock):
    """The same, repaired."""


install(Repaired)


@pytest.mark.parametrize("wanted", [True, False])
def test_the_option_reaches_the_socket(wire: Wire, wanted: bool) -> None:  # noqa: FBT001 - a parameter
    """Whichever it is."""
    Repaired(wire.connection, wanted=wanted).connectionMade()
    assert wire.socket.options == [(socket.IPPROTO_TCP, socket.TCP_NODELAY, wanted)]


def test_the_defect_is_that_it_does_not(wire: Wire) -> None:
    """As it comes."""
    Stock(wire.connection, wanted=True).connectionMade()
    assert wire.socket.options == []


def test_what_has_no_such_option_is_left_alone() -> None:
    """A Unix socket takes it and does nothing; others do not know it."""
    Repaired(Wire(unix=True).connection, wanted=True).connectionMade()
    Repaired(object(), wanted=True).connectionMade()


@pytest.mark.parametrize(("kind", "expected"), [(0, []), (1, [(socket.IPPROTO_TCP, socket.TCP_NODELAY, True)])])
def test_autobahns_own_protocol(kind: int, expected: list[Any]) -> None:
    """As it comes the option never reaches the socket; repaired it does."""
    assert Speaker(speakers(install)[kind]).wire.socket.options == expected
