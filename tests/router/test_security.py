"""What strangers try, end to end, where no other test does. The table of `docs/security.md` names all of them."""

import zlib
from typing import Any

import pytest
from nacl.signing import SigningKey
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect as websocket
from websockets.typing import Subprotocol

from tests.support.frames import BINARY, CLOSE, CONTINUATION, PING, TEXT, frame
from tests.support.links import LinkClosedError, WebSocketLink
from tests.support.named_tests import TEST, missing_tests, table_rows
from tests.support.node import RouterNode
from tests.support.wamp import ABORT, AUTHENTICATE, CHALLENGE, ERROR, HELLO, WELCOME, authid, public_key, seed, sign_in
from wordsnake.paths import node_root

DOCUMENT = node_root() / "docs" / "security.md"


def challenged(node: RouterNode, name: str) -> tuple[WebSocketLink, str]:
    """A connection that has said it is `name`, and the challenge that it was given."""
    link = WebSocketLink(node.ws)
    details: dict[str, Any] = {
        "roles": {"caller": {}},
        "authmethods": ["cryptosign"],
        "authextra": {"pubkey": public_key(seed(name))},
    }
    link.send([HELLO, "wordsnake", details])
    answer = link.receive(15)
    assert answer[0] == CHALLENGE
    return link, answer[2]["challenge"]


def signed(name: str, challenge: str) -> str:
    return SigningKey(seed(name)).sign(bytes.fromhex(challenge)).hex()


@pytest.mark.e2e
def test_an_answer_to_a_challenge_is_worth_nothing_elsewhere(node: RouterNode) -> None:
    """Neither on another connection, nor for another key."""
    first, challenge = challenged(node, "bob")
    answer = signed("bob", challenge)
    second, other = challenged(node, "bob")
    assert other != challenge
    second.send([AUTHENTICATE, answer, {}])
    assert second.receive(15)[0] == ABORT
    third, _ = challenged(node, "carol")
    third.send([AUTHENTICATE, answer, {}])
    assert third.receive(15)[0] == ABORT
    first.send([AUTHENTICATE, answer, {}])
    assert first.receive(15)[0] == WELCOME
    for link in (first, second, third):
        link.close()


@pytest.mark.e2e
def test_who_cannot_sign_is_nobody(node: RouterNode) -> None:
    """With somebody's public key alone nothing is claimed, and nobody is told of anything."""
    with node.connect_engine() as engine:
        joined = engine.subscribe("wamp.session.on_join")
        link, challenge = challenged(node, "bob")
        link.send([AUTHENTICATE, signed("mallory", challenge), {}])
        assert link.receive(15)[0] == ABORT
        link.close()
        with node.connect("carol"):
            assert joined.next().args[0]["authid"] == authid(seed("carol"))


def end_of(node: RouterNode, *frames: bytes) -> int:
    """The close code (1006: none) of a connection on which these frames arrive; 0 if it stays open."""
    with websocket(node.ws, subprotocols=[Subprotocol("wamp.2.json")], compression=None) as connection:
        try:
            connection.socket.sendall(b"".join(frames))
            connection.recv(5)
        except TimeoutError:
            return 0
        except ConnectionClosed as closed:
            return closed.rcvd.code if closed.rcvd else 1006
        except ConnectionError:
            return 1006
    return 0


TWO_MB = b"x" * 2_000_000
DEFLATED = zlib.compress(b"[" + b"0," * 5_000_000 + b"0]")


@pytest.mark.e2e
@pytest.mark.parametrize(
    ("frames", "codes"),
    [
        ([frame(TEXT, b'[1, "\xff\xfe"]')], {1007}),
        ([frame(TEXT, b'["\xc3', fin=False), frame(CONTINUATION, b'"]')], {1007}),
        ([frame(TEXT, b'["\xed\xa0\x80"]')], {1007}),
        ([frame(BINARY, b"[1]")], {1002, 1003}),
        ([frame(BINARY, bytes(range(256)))], {1002, 1003}),
        ([frame(CONTINUATION, b"[1]")], {1002}),
        ([frame(TEXT, b"[", fin=False), frame(TEXT, b"1]")], {1002}),
        ([frame(3, b"x")], {1002}),
        ([frame(11, b"x")], {1002}),
        ([frame(TEXT, b"[1]", rsv=4)], {1002}),
        ([frame(TEXT, DEFLATED, rsv=4)], {1002}),
        ([frame(TEXT, b"[1]", masked=False)], {1002}),
        ([frame(PING, b"x" * 126)], {1002}),
        ([frame(PING, b"x", fin=False)], {1002}),
        ([frame(CLOSE, b"\x03")], {1002, 1006}),
        ([frame(CLOSE, b"\x00\x01")], {1002, 1006}),
        ([frame(CLOSE, b"\x03\xe8\xff")], {1007, 1006}),
        ([frame(TEXT, b"", length=2**62)], {1009}),
        ([frame(TEXT, b"", length=2**63)], {1002, 1009}),
        ([frame(TEXT, TWO_MB)], {1009, 1006}),
        ([frame(TEXT, b"x" * 60_000, fin=False), frame(CONTINUATION, b"x" * 60_000)], {1009}),
        ([frame(TEXT, b"[", fin=False), *[frame(CONTINUATION, b" ", fin=False)] * 1000], {1009}),
    ],
)
def test_a_malformed_frame_ends_the_connection(node: RouterNode, frames: list[bytes], codes: set[int]) -> None:
    """With the code of its kind. The next player joins as ever, and no traceback is in the log."""
    before = len(node.log_by_now())
    assert end_of(node, *frames) in codes
    node.connect("bob").close()
    assert "Traceback" not in node.log_by_now()[before:]


@pytest.mark.e2e
def test_nothing_is_decompressed(node: RouterNode) -> None:
    """A client that offers compression is told no: a small frame can't become a large message."""
    with websocket(node.ws, subprotocols=[Subprotocol("wamp.2.json")], compression="deflate") as connection:
        assert connection.response is not None
        assert "sec-websocket-extensions" not in connection.response.headers


REQUESTS = {
    "call": [48, 1, {}],
    "subscribe": [32, 1, {}],
    "register": [64, 1, {}],
    "publish": [16, 1, {"acknowledge": True}],
}


def answer_to(node: RouterNode, request: list[Any]) -> int:
    """The kind of the answer that a player gets, or the code with which the connection ends."""
    link = WebSocketLink(node.ws)
    sign_in(link, seed("mallory"))
    link.send(request)
    try:
        return int(link.receive(15)[0])
    except LinkClosedError as closed:
        return closed.code or 0
    finally:
        link.close()


@pytest.mark.e2e
@pytest.mark.parametrize("request_", REQUESTS)
@pytest.mark.parametrize("uri", ["", "wordsnake.", "Wordsnake.about", "a b", "x" * 60_000, "wordsnake.game.\u0000"])
def test_a_strange_uri_is_refused_or_ends_the_connection(node: RouterNode, request_: str, uri: str) -> None:
    """It never goes unanswered."""
    assert answer_to(node, [*REQUESTS[request_], uri]) in {ERROR, 1002}


def test_every_threat_has_a_test_that_exists() -> None:
    """Each row of the table names one at least, by its path."""
    assert missing_tests(DOCUMENT) == []
    rows = table_rows(DOCUMENT)
    assert [row for row in rows if not TEST.search(row)] == []
    assert len(rows) > 20
