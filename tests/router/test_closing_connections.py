"""router.repairs.closing_connections"""

from typing import Any

import pytest
from autobahn.websocket.protocol import WebSocketProtocol

from router.repairs.closing_connections import install


class Connection:
    """Stands for a WebSocket in some state: keeps what is sent."""

    def __init__(self, state: int) -> None:
        self.state = state
        self.sent: list[Any] = []

    def send(self, message: Any) -> None:
        self.sent.append(message)


install(Connection)


def test_nothing_is_sent_on_a_connection_that_is_being_closed() -> None:
    """And nothing is raised: the router can do no more about it than about one that is lost."""
    connection = Connection(WebSocketProtocol.STATE_CLOSING)
    connection.send("event")
    assert connection.sent == []


@pytest.mark.parametrize("state", [WebSocketProtocol.STATE_OPEN, WebSocketProtocol.STATE_CLOSED])
def test_any_other_is_left_as_it_was(state: int) -> None:
    """What is sent on a closed one is Autobahn's to refuse."""
    connection = Connection(state)
    connection.send("event")
    assert connection.sent == ["event"]
