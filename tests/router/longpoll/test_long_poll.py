"""router.repairs.long_poll, router.longpoll.resource: WAMP over HTTP long-poll on a running node."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from router.longpoll.resource import chosen
from router.repairs.long_poll import QUEUE_MESSAGES, settings
from tests.support.longpoll import LongPollLink, connect, post
from tests.support.node import RouterNode
from tests.support.wamp import Client, WampError, authid, seed
from tests.support.wamp_types import ClosedError

GAME = "wordsnake.game.abcdefgh"
OPEN = json.dumps({"protocols": ["wamp.2.json"]}).encode()
AUTH = {"cryptosign": {}}


def lp(node: RouterNode) -> str:
    return f"{node.url}/lp"


@pytest.fixture(params=[False, True], ids=["single", "batched"])
def bob(node: RouterNode, request: pytest.FixtureRequest) -> Iterator[Client]:
    """A player by long-poll."""
    with connect(lp(node), seed=seed("bob"), batched=request.param) as client:
        yield client


@pytest.mark.parametrize(
    ("body", "protocol"),
    [
        (OPEN, "wamp.2.json"),
        (b'{"protocols": ["wamp.2.cbor", "wamp.2.json.batched", "wamp.2.json"]}', "wamp.2.json.batched"),
        (b'{"protocols": ["wamp.2.cbor"]}', None),
        (b'{"protocols": [[], {}, 5, null]}', None),
        (b'{"protocols": "wamp.2.json"}', None),
        (b'{"protocols": {}}', None),
        (b"{}", None),
        (b"[]", None),
        (b"", None),
        (b"\xff", None),
        (b"[" * 60_000, None),
    ],
)
def test_the_protocol_is_the_first_one_asked_for_that_is_spoken(body: bytes, protocol: str | None) -> None:
    """None: there is no such, or the request can't be read."""
    assert chosen(body) == protocol


def test_sign_in_is_that_of_the_websocket() -> None:
    """Whatever the path; options that are not given have defaults."""
    paths = {"/": {"type": "resource"}, "socket": {"type": "websocket", "auth": AUTH}}
    found = settings(paths, {"request_timeout": 3}, None)
    assert (found.auth, found.poll, found.most_messages) == (AUTH, 3, QUEUE_MESSAGES)


def test_without_a_websocket_there_is_no_sign_in() -> None:
    """And so no way to serve."""
    with pytest.raises(LookupError):
        settings({"/": {"type": "resource"}}, {}, None)


@pytest.mark.e2e
def test_a_player_signs_in(bob: Client) -> None:
    """With a key, as on the WebSocket."""
    assert (bob.authid, bob.authrole) == (authid(seed("bob")), "player")


@pytest.mark.e2e
@pytest.mark.usefixtures("engine")
def test_a_player_calls(bob: Client) -> None:
    """And the engine learns who it is."""
    assert bob.call("wordsnake.play_word") == bob.authid


@pytest.mark.e2e
def test_events_arrive_in_order(engine: Client, bob: Client) -> None:
    """All of them, also those that come between two requests."""
    events = bob.subscribe(GAME)
    for seq in range(200):
        engine.publish(GAME, seq=seq)
    assert [events.next().kwargs["seq"] for _ in range(200)] == list(range(200))


@pytest.mark.e2e
@pytest.mark.usefixtures("engine")
def test_errors_are_answered(bob: Client) -> None:
    """The permissions are those of the role."""
    with pytest.raises(WampError, match="not_authorized"):
        bob.call("wamp.session.list")
    with pytest.raises(WampError, match="no_such_procedure"):
        bob.call("wordsnake.say")


@pytest.mark.e2e
def test_a_goodbye_is_answered(node: RouterNode) -> None:
    """Before the transport is closed."""
    client = connect(lp(node), seed=seed("bob"))
    client.link.send([6, {}, "wamp.close.normal"])
    with pytest.raises(ClosedError):
        client.call("wordsnake.about")
    client.close()


@pytest.mark.e2e
@pytest.mark.parametrize("extra", [{"pubkey": "zz"}, {}])
def test_a_bad_key_is_refused(node: RouterNode, extra: dict[str, str]) -> None:
    """With an ABORT, as on the WebSocket."""
    link = LongPollLink(lp(node))
    link.send([1, "wordsnake", {"roles": {"caller": {}}, "authmethods": ["cryptosign"], "authextra": extra}])
    assert link.receive(15)[0] == 3
    link.close()


@pytest.mark.e2e
def test_nobody_joins_without_a_key(node: RouterNode) -> None:
    """There is no anonymous session."""
    link = LongPollLink(lp(node))
    link.send([1, "wordsnake", {"roles": {"caller": {}}, "authmethods": ["anonymous"]}])
    assert link.receive(15)[0] == 3
    link.close()


@pytest.mark.e2e
def test_a_closed_transport_is_gone(node: RouterNode) -> None:
    """The session ends with it."""
    client = connect(lp(node), seed=seed("bob"))
    link = client.link
    assert isinstance(link, LongPollLink)
    client.close()
    assert [post(f"{link.url}/{each}").status for each in ("send", "receive", "close")] == [404] * 3


@pytest.mark.e2e
def test_a_message_that_breaks_the_protocol_ends_the_transport(node: RouterNode) -> None:
    """Such as a forged caller; the request that waits is answered."""
    client = connect(lp(node), seed=seed("mallory"))
    link = client.link
    assert isinstance(link, LongPollLink)
    forged = {"forward_for": [{"session": 1, "authid": "x", "authrole": "engine"}]}
    reply = post(f"{link.url}/send", json.dumps([48, 1, forged, "wordsnake.say"]).encode())
    assert (reply.status, b"forward_for" in reply.body) == (400, True)
    assert client.wait_closed().code in {404, 410}


@pytest.mark.e2e
@pytest.mark.parametrize("size", [65_537, 3_000_000])
def test_a_long_message_is_refused(node: RouterNode, size: int) -> None:
    """By an answer, or by the end of the connection."""
    link = LongPollLink(lp(node))
    try:
        status = post(f"{link.url}/send", b"x" * size).status
    except OSError:
        status = 400
    assert status == 400
    link.close()


@pytest.mark.e2e
@pytest.mark.parametrize(
    ("path", "method", "status"),
    [
        ("", "POST", 404),
        ("/open", "GET", 405),
        ("/open", "PUT", 405),
        ("/open", "POST", 400),
        ("/nobody/send", "POST", 404),
        ("/nobody/receive", "POST", 404),
        ("/nobody/else/at/all", "POST", 404),
        ("/%00%ff/send", "POST", 404),
    ],
)
def test_what_is_no_long_poll_is_refused(node: RouterNode, path: str, method: str, status: int) -> None:
    """With a status that fits, never an internal error."""
    assert post(lp(node) + path, method=method).status == status


@pytest.mark.e2e
@pytest.mark.parametrize("origin", ["http://evil.example", "null"])
@pytest.mark.parametrize("path", ["/open", "/x/send", "/x/receive", "/x/close"])
def test_a_strange_page_may_not(node: RouterNode, path: str, origin: str) -> None:
    """As on the WebSocket; no header lets it read the answer."""
    reply = post(lp(node) + path, OPEN, Origin=origin)
    assert reply.status == 403
    assert "access-control-allow-origin" not in reply.headers


@pytest.mark.e2e
def test_a_friends_page_may(node: RouterNode) -> None:
    """Its browser asks before, and is told yes."""
    origin = "https://friend.example"
    asked = post(f"{lp(node)}/open", method="OPTIONS", Origin=origin)
    assert (asked.status, asked.headers["access-control-allow-origin"]) == (204, origin)
    assert asked.headers["access-control-allow-headers"] == "content-type"
    reply = post(f"{lp(node)}/open", OPEN, Origin=origin)
    assert (reply.status, reply.headers["access-control-allow-origin"]) == (200, origin)
    post(f"{lp(node)}/{reply.json['transport']}/close", Origin=origin)


@pytest.mark.e2e
def test_the_pages_own_origin_may(node: RouterNode) -> None:
    """Under whatever name it was opened."""
    reply = post(f"{lp(node)}/open", OPEN, Origin=node.url)
    assert reply.status == 200
    post(f"{lp(node)}/{reply.json['transport']}/close")


def impatient(config: dict[str, Any]) -> None:
    """A node whose long-poll waits for a second, and bears three messages."""
    options = {"request_timeout": 1, "session_timeout": 2, "queue_limit_messages": 3}
    config["workers"][0]["transports"][0]["paths"]["lp"]["options"] = options


@pytest.fixture(scope="module")
def short() -> Iterator[RouterNode]:
    """Such a node."""
    with RouterNode(change=impatient) as node:
        yield node


@pytest.mark.e2e
def test_an_idle_client_stays(short: RouterNode) -> None:
    """Its requests are answered with nothing, time and again, until something happens."""
    with short.connect_engine() as engine, connect(lp(short), seed=seed("bob")) as bob:
        events = bob.subscribe(GAME)
        link = bob.link
        assert isinstance(link, LongPollLink)
        link.idle_until(3)
        engine.publish(GAME, seq=1)
        assert events.next().kwargs == {"seq": 1}


@pytest.mark.e2e
def test_a_client_that_falls_silent_has_left(short: RouterNode) -> None:
    """The others are told."""
    with short.connect_engine() as engine:
        left = engine.subscribe("wamp.session.on_leave")
        bob = connect(lp(short), seed=seed("bob"))
        bob.link.drop()
        assert left.next().args == [bob.session]


@pytest.mark.e2e
def test_a_client_that_does_not_ask_is_dropped(short: RouterNode) -> None:
    """When more waits than may; the others do not notice."""
    link = LongPollLink(lp(short), polls=False)
    with short.connect_engine() as engine, short.connect("carol") as carol:
        left = engine.subscribe("wamp.session.on_leave")
        watching = link.join_by_hand(seed("bob"))
        post(f"{link.url}/send", json.dumps([32, 1, {}, GAME]).encode())
        events = carol.subscribe(GAME)
        for seq in range(10):
            engine.publish(GAME, seq=seq)
        assert left.next().args == [watching]
        assert [events.next().kwargs["seq"] for _ in range(10)] == list(range(10))
    assert post(f"{link.url}/receive").status == 404


@pytest.mark.e2e
def test_stock_crossbar_lets_nobody_join_by_long_poll(stock: RouterNode) -> None:
    """The defect: HELLO is answered by nothing but an assertion in the log."""
    link = LongPollLink(lp(stock), polls=False)
    post(f"{link.url}/send", b'[1, "wordsnake", {"roles": {"caller": {}}}]')
    assert "unexpected router transport type" in stock.log_until("Invoking session's onOpen failed")
