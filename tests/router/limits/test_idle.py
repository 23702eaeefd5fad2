"""router.limits.strays and slow_requests on a real node: connections that do nothing, or nearly nothing."""

import socket

import pytest

from tests.support.links import RawSocketLink
from tests.support.node import RouterNode
from tests.support.sockets import close_code, is_gone, raw, tcp
from tests.support.wamp import GOODBYE, WAIT

pytestmark = pytest.mark.e2e

LONGER = 2.5
"""Seconds after which the node with small limits has closed what it is going to close."""


SILENT = ""
REFUSED = '[1, "nowhere", {"roles": {"caller": {}}, "authmethods": ["cryptosign"]}]'


@pytest.mark.parametrize("said", [SILENT, REFUSED])
def test_a_websocket_without_a_session_is_closed(limited: RouterNode, unlimited: RouterNode, said: str) -> None:
    """Whether it never said HELLO, or was refused and stays."""
    with raw(limited) as stray, raw(unlimited) as tolerated:
        for connection in (stray, tolerated):
            if said:
                connection.send(said)
        assert close_code(stray) == 1008
        assert close_code(tolerated, LONGER) is None


def test_a_client_that_said_goodbye_and_stays_is_cut_off(limited: RouterNode) -> None:
    """It has no session any more."""
    with limited.connect("bob") as bob:
        bob.link.send([GOODBYE, {}, "wamp.close.normal"])
        assert bob.wait_closed().code == 1008


def test_a_player_who_says_nothing_stays(limited: RouterNode) -> None:
    """Who has joined may listen for as long as it answers pings."""
    with limited.connect("bob") as bob:
        with pytest.raises(TimeoutError):
            bob.wait_closed(LONGER)
        assert not bob.closed


UPGRADE = (
    b"GET /ws HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
    b"Sec-WebSocket-Protocol: wamp.2.json\r\n\r\n"
)


def test_a_client_that_never_answers_a_ping_is_gone(unlimited: RouterNode) -> None:
    """Also where nothing else is limited."""
    with tcp(unlimited) as connection:
        connection.sendall(UPGRADE)
        assert b"101" in connection.recv(1000)
        assert is_gone(connection)


def test_a_connection_that_says_nothing_is_gone(unlimited: RouterNode) -> None:
    """By the timeout of the configuration."""
    with tcp(unlimited) as connection:
        assert is_gone(connection)


HEAD = b"GET / HTTP/1.1\r\nx: "
BODY = b"POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 500\r\n\r\n"


def dribble(connection: socket.socket, begin: bytes, seconds: float) -> bool:
    """Send a byte now and then; whether the node ended the connection within so many seconds."""
    connection.sendall(begin)
    for _ in range(int(seconds / 0.25)):
        if is_gone(connection, 0.25):
            return True
        connection.sendall(b"x")
    return False


@pytest.mark.parametrize("begin", [HEAD, BODY])
def test_a_request_that_never_ends_is_cut_off(limited: RouterNode, unlimited: RouterNode, begin: bytes) -> None:
    """However regularly its bytes arrive ("slow loris"), in its head or in its body."""
    with tcp(limited) as loris:
        assert dribble(loris, begin, WAIT)
    with tcp(unlimited) as loris:
        assert not dribble(loris, begin, LONGER)


@pytest.mark.parametrize(
    "request_head",
    [b"content-length: 1000000000\r\n\r\n", b"transfer-encoding: chunked\r\n\r\n7d0\r\n"],
)
def test_a_long_body_is_refused(limited: RouterNode, unlimited: RouterNode, request_head: bytes) -> None:
    """It is not written to the disk first."""
    request = b"POST / HTTP/1.1\r\nhost: a\r\n" + request_head + b"x" * 2000
    with tcp(limited) as connection:
        connection.sendall(request)
        assert connection.recv(12) == b"HTTP/1.1 400"
        assert is_gone(connection)
    with tcp(unlimited) as connection:
        connection.sendall(request)
        assert not is_gone(connection, 0.5)


def test_requests_one_after_the_other_are_served(limited: RouterNode) -> None:
    """Each has the whole time to arrive."""
    with tcp(limited) as connection:
        for _ in range(4):
            connection.sendall(b"GET /health HTTP/1.1\r\n")
            assert not is_gone(connection, 0.4)
            connection.sendall(b"host: a\r\n\r\n")
            connection.settimeout(WAIT)
            assert connection.recv(65_536).startswith(b"HTTP/1.1 503")


def test_a_rawsocket_that_says_nothing_is_closed(limited: RouterNode) -> None:
    """Before the handshake, and after it."""
    path = str(limited.data.engine_socket)
    with socket.socket(socket.AF_UNIX) as connection:
        connection.connect(path)
        assert is_gone(connection)
    link = RawSocketLink(path)
    with pytest.raises(ConnectionError):
        link.receive(WAIT)
    link.close()
