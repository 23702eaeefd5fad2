"""router.repairs.origins"""

from types import SimpleNamespace
from typing import Any

import pytest
from autobahn.websocket.types import ConnectionDeny
from websockets.exceptions import InvalidStatus

from router.repairs.origins import install, parse, permitted
from tests.support.node import RouterNode
from tests.support.wamp import connect, seed


@pytest.mark.parametrize(
    ("origin", "expected"),
    [
        ("http://school.lan:8080", ("http", "school.lan", 8080)),
        ("https://Example.org", ("https", "example.org", 443)),
        ("http://[::1]:8080", ("http", "::1", 8080)),
        ("null", None),
        ("", None),
        ("file://x", None),
        ("http://", None),
        ("http://a:b", None),
        ("http://a:99999", None),
        ("http://a/path", None),
        ("http://a?x", None),
        ("http://[::1", None),
    ],
)
def test_an_origin_is_scheme_host_and_port(origin: str, expected: object) -> None:
    """Anything else is none."""
    assert parse(origin) == expected


@pytest.mark.parametrize(
    ("origin", "host", "expected"),
    [
        (None, "school.lan:8080", True),
        (None, None, True),
        ("http://school.lan:8080", "school.lan:8080", True),
        ("http://school.lan", "school.lan", True),
        ("http://school.lan", "school.lan:80", True),
        ("https://school.lan", "school.lan", True),
        ("http://SCHOOL.lan:8080", "school.LAN:8080", True),
        ("http://school.lan:8081", "school.lan:8080", False),
        ("http://school.lan", "school.lan:8080", False),
        ("http://evil.example", "school.lan:8080", False),
        ("http://school.lan.evil.example:8080", "school.lan:8080", False),
        ("http://school.lan:8080,http://evil.example", "school.lan:8080", False),
        ("http://school.lan:8080@evil.example", "school.lan:8080", False),
        ("null", "school.lan:8080", False),
        ("null", None, False),
        ("garbage", "school.lan:8080", False),
        ("http://school.lan", None, False),
        ("http://school.lan", "", False),
        ("http://school.lan", "school.lan/x", False),
        ("https://friend.example", "school.lan:8080", True),
        ("https://friend.example:443", "school.lan:8080", True),
        ("http://friend.example", "school.lan:8080", False),
    ],
)
def test_which_pages_may_connect(origin: str | None, host: str | None, *, expected: bool) -> None:
    """No page at all, the page that this server served, and those that the host named."""
    assert permitted(origin, host, ["https://friend.example"]) is expected


class Protocol:
    """Stands for Autobahn's protocol."""

    def onConnect(self, request: Any) -> str:  # noqa: N802 - autobahn's name
        return f"accepted {request.origin}"


install(["https://friend.example"], Protocol)


def request(origin: str | None) -> SimpleNamespace:
    return SimpleNamespace(origin=origin, headers={"host": "school.lan:8080"})


def test_the_page_itself_is_accepted() -> None:
    """The handshake goes on as it would have."""
    assert Protocol().onConnect(request("http://school.lan:8080")) == "accepted http://school.lan:8080"


def test_a_strange_page_is_denied() -> None:
    """With 403, before there is a connection."""
    with pytest.raises(ConnectionDeny) as denial:
        Protocol().onConnect(request("http://evil.example"))
    assert denial.value.code == 403


@pytest.mark.e2e
@pytest.mark.parametrize("kind", ["own", "named"])
def test_a_page_may_connect(node: RouterNode, kind: str) -> None:
    """From here, or from where the host of the server said."""
    origin = node.url if kind == "own" else "https://friend.example"
    connect(node.ws, seed=seed("bob"), origin=origin).close()


@pytest.mark.e2e
@pytest.mark.parametrize("origin", ["http://evil.example", "null", "file://"])
def test_a_strange_page_may_not(node: RouterNode, origin: str) -> None:
    """The browser is told 403, or an origin that is none is refused earlier with 400."""
    with pytest.raises(InvalidStatus) as refusal:
        connect(node.ws, seed=seed("bob"), origin=origin)
    assert refusal.value.response.status_code in {400, 403}


@pytest.mark.e2e
def test_stock_crossbar_lets_any_page_connect(stock: RouterNode) -> None:
    """The gap: with the list that lets a page of unknown address connect, every page may."""
    connect(stock.ws, seed=seed("bob"), origin="http://evil.example").close()
