"""router.http.call: POST /call on a running node."""

import json
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from twisted.internet.address import IPv4Address
from twisted.internet.task import Clock
from twisted.web.test.requesthelper import DummyRequest

from router.http.call import CALLS, CallPage
from tests.support.longpoll import Reply, post
from tests.support.node import RouterNode
from tests.support.wamp import Client, WampError
from tests.support.wamp_types import Invocation

ABOUT = "wordsnake.about"
GET_EVENTS = "wordsnake.get_events"


def ask(node: RouterNode, procedure: str, *args: Any, **kwargs: Any) -> Reply:
    return post(f"{node.url}/call", json.dumps({"procedure": procedure, "args": args, "kwargs": kwargs}).encode())


@pytest.fixture
def engine(node: RouterNode) -> Iterator[Client]:
    """One that answers with what it was called with, and by whom."""

    def echo(invocation: Invocation) -> Any:
        details = {name: value for name, value in invocation.details.items() if name.startswith("caller_")}
        return {"args": invocation.args, "kwargs": invocation.kwargs, "caller": details}

    def refuse(_: Invocation) -> Any:
        raise WampError("wordsnake.error.no_such_game", ["There is no such game."], {})

    with node.connect_engine() as client:
        client.register(ABOUT, echo)
        client.register(GET_EVENTS, refuse)
        client.register("wordsnake.create_game", echo)
        client.register("wordsnake.host.players_list", echo)
        yield client


@pytest.mark.e2e
@pytest.mark.usefixtures("engine")
def test_a_call_is_answered(node: RouterNode) -> None:
    """With the arguments as they were given; the engine learns of the caller that it is a reader."""
    reply = ask(node, ABOUT, 1, "é", x=[None])
    assert reply.status == 200
    result = reply.json["result"]
    assert (result["args"], result["kwargs"]) == ([1, "é"], {"x": [None]})
    assert result["caller"]["caller_authrole"] == "reader"


@pytest.mark.e2e
@pytest.mark.usefixtures("engine")
def test_an_error_is_answered(node: RouterNode) -> None:
    """With its status."""
    reply = ask(node, GET_EVENTS)
    assert (reply.status, reply.json["error"]) == (404, "wordsnake.error.no_such_game")


@pytest.mark.e2e
@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize(
    "procedure",
    ["wordsnake.create_game", "wordsnake.host.players_list", "wordsnake.auth.sign_in", "wamp.session.list", "x"],
)
def test_what_does_more_than_look_is_refused(node: RouterNode, procedure: str) -> None:
    """By the router; also what does not exist."""
    reply = ask(node, procedure)
    assert (reply.status, reply.json["error"]) == (403, "wamp.error.not_authorized")


@pytest.mark.e2e
def test_without_an_engine_the_server_is_unavailable(node: RouterNode) -> None:
    """And there is hope."""
    reply = ask(node, ABOUT)
    assert (reply.status, reply.headers["retry-after"]) == (503, "1")


@pytest.mark.e2e
def test_a_bad_body_is_told_so(node: RouterNode) -> None:
    """400, with the same error as over WAMP."""
    reply = post(f"{node.url}/call", b"procedure=wordsnake.about")
    assert (reply.status, reply.json["error"]) == (400, "wordsnake.error.invalid_argument")


@pytest.mark.e2e
def test_only_post_is_answered(node: RouterNode) -> None:
    """A GET may come from any page's picture."""
    reply = post(f"{node.url}/call", method="GET")
    assert (reply.status, reply.headers["allow"]) == (405, "POST, OPTIONS")


@pytest.mark.e2e
@pytest.mark.usefixtures("engine")
def test_pages_of_friends_may_read_the_answer(node: RouterNode) -> None:
    """Those whose origins the host has named, and no others."""
    for origin, told in (("https://friend.example", "https://friend.example"), ("https://evil.example", None)):
        for method in ("OPTIONS", "POST"):
            reply = post(f"{node.url}/call", b"{}", method=method, Origin=origin)
            assert reply.headers.get("access-control-allow-origin") == told
            assert reply.headers["vary"] == "origin"


@pytest.mark.e2e
def test_a_reader_counts_as_nobody(node: RouterNode) -> None:
    """The number of players on /health is that of players."""
    with node.connect_engine() as client:
        client.register("wordsnake.play_word", lambda _: None)
        assert post(f"{node.url}/health", method="GET").json["players"] == 0


def asked(page: CallPage) -> DummyRequest:
    """A request that the page has answered; what it asks is refused anyway."""
    request = DummyRequest([b"call"])
    request.method, request.content, request.client = b"POST", BytesIO(b"{}"), IPv4Address("TCP", "192.0.2.7", 5)
    page.render(request)
    return request


def test_an_address_that_asks_too_much_must_wait() -> None:
    """It is told how long, and after that it need not."""
    clock = Clock()
    page = CallPage({"allow_origins": [], "rate_limits": True}, clock)
    assert [asked(page).responseCode for _ in range(int(CALLS.burst))] == [400] * int(CALLS.burst)
    late = asked(page)
    assert late.responseCode == 429
    assert json.loads(late.written[0])["retry_after"] == 1 / CALLS.per_second
    clock.advance(1 / CALLS.per_second)
    assert asked(page).responseCode == 400


def test_without_rate_limits_nobody_waits() -> None:
    """As with --no-rate-limits."""
    page = CallPage({"allow_origins": [], "rate_limits": False}, Clock())
    assert {asked(page).responseCode for _ in range(100)} == {400}
