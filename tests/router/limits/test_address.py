"""router.limits.address"""

from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from twisted.internet.address import IPv4Address, UNIXAddress

from router.limits.address import address_of, of_transport, trust


@pytest.mark.parametrize(
    ("peer", "key"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("127.0.0.1", "127.0.0.1"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("2001:db8:1:2::9", "2001:db8:1:2::"),
        ("fe80::1%eth0", "fe80::"),
        ("", None),
        (None, None),
        ("/run/engine.sock", None),
    ],
)
def test_whom_an_address_is_counted_for(peer: str | None, key: str | None) -> None:
    """An IPv4 address for itself, an IPv6 address for the network that one customer has, a Unix socket for nobody."""
    assert address_of(peer, {}) == key


def connection(peer: object) -> SimpleNamespace:
    return SimpleNamespace(transport=SimpleNamespace(getPeer=lambda: peer))


def test_a_websocket_is_counted_for_its_peer() -> None:
    """The other end of the connection beneath."""
    assert of_transport(connection(IPv4Address("TCP", "192.0.2.1", 1))) == "192.0.2.1"


def test_the_engines_link_is_counted_for_nobody() -> None:
    """It is a Unix socket."""
    assert of_transport(connection(UNIXAddress("/engine.sock"))) is None


def test_a_transport_that_knows_its_address_is_believed() -> None:
    """Long-poll has no connection of its own."""
    assert of_transport(SimpleNamespace(address="192.0.2.1")) == "192.0.2.1"


@pytest.fixture
def proxies() -> Iterator[None]:
    """Two proxies, one before the other."""
    trust(["192.0.2.1", "2001:db8::1"])
    yield
    trust([])


@pytest.mark.usefixtures("proxies")
@pytest.mark.parametrize(
    ("peer", "header", "key"),
    [
        ("192.0.2.1", "198.51.100.7", "198.51.100.7"),
        ("::ffff:192.0.2.1", "198.51.100.7", "198.51.100.7"),
        ("192.0.2.1", "203.0.113.9, 198.51.100.7", "198.51.100.7"),
        ("192.0.2.1", "198.51.100.7, 2001:db8::1", "198.51.100.7"),
        ("2001:db8::1", "2001:db8:7:7::9", "2001:db8:7:7::"),
        ("192.0.2.1", "", None),
        ("192.0.2.1", "unknown", None),
        ("192.0.2.1", "192.0.2.1", None),
        ("203.0.113.9", "198.51.100.7", "203.0.113.9"),
    ],
)
def test_a_trusted_proxy_tells_for_whom_it_stands(peer: str, header: str, key: str | None) -> None:
    """It is believed about the address that it saw itself; whatever the client wrote before that is not."""
    assert address_of(peer, {"x-forwarded-for": header}) == key


def test_without_trust_nobody_is_believed() -> None:
    """Else everybody could be counted for somebody else."""
    assert address_of("127.0.0.1", {"x-forwarded-for": "198.51.100.7"}) == "127.0.0.1"
