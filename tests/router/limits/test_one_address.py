"""router.limits.sign_ins, connections and http_requests on a real node: what one address may take."""

import json
import threading
import urllib.error
import urllib.request
from contextlib import ExitStack

import pytest
from websockets.exceptions import InvalidStatus

from tests.support.node import RouterNode
from tests.support.sockets import is_gone, raw, tcp
from tests.support.wamp import WAIT, WampError

pytestmark = pytest.mark.e2e


def test_64_players_sign_in_at_once_from_one_address(limited: RouterNode) -> None:
    """A class room."""
    joined: list[int] = []
    barrier = threading.Barrier(64)

    def join(name: str) -> None:
        barrier.wait()
        with limited.connect(name) as player:
            joined.append(player.session)

    pupils = [threading.Thread(target=join, args=(f"pupil {number}",)) for number in range(64)]
    for pupil in pupils:
        pupil.start()
    for pupil in pupils:
        pupil.join()
    assert len(set(joined)) == 64


def test_http_requests_are_limited(few_requests: RouterNode, unlimited: RouterNode) -> None:
    """429 and how long to wait; whoever asks for the page is not kept from it before."""

    def ask(node: RouterNode) -> tuple[int, str | None]:
        try:
            with urllib.request.urlopen(f"{node.url}/health", timeout=WAIT) as answer:
                return int(answer.status), None
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.headers["retry-after"]

    assert [ask(few_requests)[0] for _ in range(5)] == [503] * 5  # there is no engine on this one
    code, wait = ask(few_requests)
    assert (code, int(wait or 0) > 0) == (429, True)
    assert 429 not in {ask(unlimited)[0] for _ in range(10)}


def test_websockets_are_limited(few_websockets: RouterNode) -> None:
    """Handshakes beyond the rate of an address are answered 429."""
    for _ in range(5):
        raw(few_websockets).close()
    with pytest.raises(InvalidStatus) as refused:
        raw(few_websockets)
    assert refused.value.response.status_code == 429


def players(node: RouterNode) -> int:
    """How many sessions there are."""
    with urllib.request.urlopen(f"{node.url}/health", timeout=WAIT) as answer:
        return int(json.load(answer)["players"])


def test_sessions_of_an_address_are_limited(crowded: RouterNode) -> None:
    """One more is refused with ABORT; when one has ended, there is room again."""
    with crowded.connect_engine() as engine:
        engine.register("wordsnake.play_word", lambda _: None)
        with crowded.connect("anna"), crowded.connect("bram"):
            with crowded.connect("caro"), pytest.raises(WampError) as refused:
                crowded.connect("dirk")
            assert refused.value.uri == "wordsnake.error.rate_limited"
            while players(crowded) > 2:
                pass
            crowded.connect("dirk").close()


def test_connections_of_an_address_are_limited(crowded: RouterNode) -> None:
    """Those beyond are closed as soon as they are accepted; the others are not touched."""
    with ExitStack() as stack:
        kept = [is_kept(crowded, stack) for _ in range(30)]
    assert 1 <= sum(kept) <= 10


def is_kept(node: RouterNode, stack: ExitStack) -> bool:
    """Connect, and begin to ask; whether the connection is still there after a moment."""
    try:
        connection = stack.enter_context(tcp(node))
        connection.sendall(b"GET ")
    except ConnectionError:
        return False
    return not is_gone(connection, 0.3)
