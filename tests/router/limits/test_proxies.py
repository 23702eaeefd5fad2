"""A node behind a reverse proxy, which is this machine."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.support.longpoll import LongPollLink
from tests.support.node import RouterNode
from tests.support.wamp import WampError, connect, join, seed

pytestmark = pytest.mark.e2e


def one_session_each(config: dict[str, Any]) -> None:
    """An address may have one session; the proxy is trusted."""
    config["workers"][0]["components"][0]["extra"] |= {"trusted_proxies": ["127.0.0.1"], "limits": {"sessions": 1}}


@pytest.fixture(scope="module")
def behind() -> Iterator[RouterNode]:
    with RouterNode(change=one_session_each) as node:
        yield node


def test_clients_of_a_proxy_are_counted_apart(behind: RouterNode) -> None:
    """By the addresses that the proxy names, on a WebSocket and by long-poll alike."""
    one, two = {"X-Forwarded-For": "198.51.100.1"}, {"X-Forwarded-For": "203.0.113.66, 198.51.100.2"}
    with connect(behind.ws, seed=seed("a"), headers=one), connect(behind.ws, seed=seed("b"), headers=two):
        with pytest.raises(WampError, match="rate_limited"):
            connect(behind.ws, seed=seed("c"), headers=two)
        with pytest.raises(WampError, match="rate_limited"):
            join(LongPollLink(f"{behind.url}/lp", **one), seed("d"), {})
        join(LongPollLink(f"{behind.url}/lp", X_Forwarded_For="198.51.100.3"), seed("e"), {}).close()
