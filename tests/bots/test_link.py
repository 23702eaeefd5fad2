"""How a bot reaches a server."""

import pytest

from wordsnake.bots.link import FIRST_RETRY_S, LAST_RETRY_S, SPREAD, pause, websocket_url


@pytest.mark.parametrize(
    ("page", "wamp"),
    [
        ("http://127.0.0.1:8080/", "ws://127.0.0.1:8080/ws"),
        ("https://words.example", "wss://words.example/ws"),
        ("http://[::1]:8080/g/abcdefgh", "ws://[::1]:8080/ws"),
    ],
)
def test_wamp_is_beside_the_page(page: str, wamp: str) -> None:
    """Whatever page of the server a host copies."""
    assert websocket_url(page) == wamp


@pytest.mark.parametrize(("attempt", "longest"), [(0, FIRST_RETRY_S), (1, 2 * FIRST_RETRY_S), (100, LAST_RETRY_S)])
def test_a_bot_tries_again_ever_more_seldom(attempt: int, longest: float) -> None:
    """And not at the same moment as all others."""
    waits = {pause(attempt) for _ in range(20)}
    assert all(longest * (1 - SPREAD) <= wait <= longest for wait in waits)
    assert len(waits) > 1
