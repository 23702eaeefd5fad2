"""router.limits on a real node: what happens to those who ask too much, and to the others."""

import json
import queue
import socket
import threading
import urllib.error
import urllib.request
from collections import Counter
from contextlib import ExitStack
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.frames import Frame, Opcode
from websockets.sync.client import ClientConnection
from websockets.sync.client import connect as websocket
from websockets.typing import Subprotocol

from router.limits.settings import LIMITS
from tests.support.links import WebSocketLink
from tests.support.node import RouterNode
from tests.support.wamp import CALL, ERROR, PUBLISH, WAIT, Client, ClosedError, WampError

pytestmark = [pytest.mark.e2e, pytest.mark.usefixtures("engines")]

FLOOD = 600
ANSWERED = "answered"
LIMITED = "wordsnake.error.rate_limited"


def flood(client: Client, uri: str, calls: int) -> list[list[Any] | ClosedError]:
    """Call without waiting for the answers; then all of them, or how the connection ended instead."""
    waiting: list[queue.Queue[list[Any] | ClosedError]] = [queue.Queue(1) for _ in range(calls)]
    client._waiting.update(enumerate(waiting, 1000))
    try:
        for number in range(calls):
            client.link.send([CALL, 1000 + number, {}, uri])
    except ConnectionError:  # the other side had enough
        client.wait_closed()
    return [each.get(timeout=WAIT) for each in waiting]


def outcomes(answers: list[list[Any] | ClosedError]) -> Counter[str]:
    """How many calls were answered, refused (by error URI) or never answered ("closed")."""
    return Counter(
        "closed" if isinstance(each, ClosedError) else each[4] if each[0] == ERROR else ANSWERED for each in answers
    )


def test_a_flood_is_refused_and_then_cut_off(limited: RouterNode) -> None:
    """The burst is answered; then calls are refused, saying when to try again; then the connection ends."""
    with limited.connect("mallory") as mallory:
        answers = flood(mallory, "wordsnake.say", FLOOD)
        assert mallory.wait_closed().code == 1008
    count = outcomes(answers)
    assert count[ANSWERED] <= LIMITS.messages.burst + FLOOD / 10
    assert count["closed"] > 0
    refused = [each for each in answers if not isinstance(each, ClosedError) and each[0] == ERROR]
    assert refused
    assert {each[4] for each in refused} == {LIMITED}
    assert all(0 < each[6]["retry_after"] <= 1 for each in refused)
    assert "INTERNAL ERROR" not in limited.log


def test_a_burst_is_answered(limited: RouterNode) -> None:
    """A page that opens asks several things at once."""
    with limited.connect("bob") as bob:
        assert outcomes(flood(bob, "wordsnake.say", 90)) == {ANSWERED: 90}


def test_a_client_that_waits_as_it_is_told_goes_on(limited: RouterNode) -> None:
    """A refusal is no punishment."""
    with limited.connect("bob") as bob:
        refused = flood(bob, "wordsnake.say", 150)[-1]
        assert not isinstance(refused, ClosedError)
        threading.Event().wait(refused[6]["retry_after"])
        assert bob.call("wordsnake.say") == "said"


def test_the_others_play_on(limited: RouterNode) -> None:
    """Every one of their calls is answered while one floods, again and again."""
    stop = threading.Event()

    def attack() -> None:
        while not stop.is_set():
            with limited.connect("mallory") as mallory:
                flood(mallory, "wordsnake.say", FLOOD)

    attacker = threading.Thread(target=attack)
    with limited.connect("bob") as bob, limited.connect("alice") as alice:
        attacker.start()
        try:
            said = [player.call("wordsnake.say") for _ in range(25) for player in (bob, alice)]
        finally:
            stop.set()
            attacker.join()
    assert said == ["said"] * 50


def test_without_the_limits_a_flood_is_served(unlimited: RouterNode) -> None:
    """The gap."""
    with unlimited.connect("mallory") as mallory:
        assert outcomes(flood(mallory, "wordsnake.say", FLOOD)) == {ANSWERED: FLOOD}


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


def raw(node: RouterNode) -> ClientConnection:
    """A WebSocket that says nothing by itself."""
    return websocket(node.ws, subprotocols=[Subprotocol("wamp.2.json")], compression=None, max_size=None)


def close_code(socket: ClientConnection) -> int:
    """How the node ends it."""
    try:
        while True:
            socket.recv(WAIT)
    except ConnectionClosed as closed:
        return closed.rcvd.code if closed.rcvd else 0


def ping_flood(socket: ClientConnection, pings: int) -> None:
    """Pings in as few writes as possible."""
    ping = Frame(Opcode.PING, b"x").serialize(mask=True)
    socket.socket.sendall(ping * pings)


def test_a_flood_of_pings_is_cut_off(limited: RouterNode) -> None:
    """They cost what messages cost."""
    with raw(limited) as socket:
        ping_flood(socket, FLOOD)
        assert close_code(socket) == 1008


def test_without_the_limits_pings_are_answered(unlimited: RouterNode) -> None:
    """The gap: all of them, until the connection is thrown out for having no session."""
    with unlimited.connect("mallory") as mallory:
        assert isinstance(mallory.link, WebSocketLink)
        ping_flood(mallory.link._socket, FLOOD)
        assert mallory.call("wordsnake.say") == "said"


def test_a_flood_before_sign_in_is_cut_off(limited: RouterNode) -> None:
    """HELLO can't be refused as a call can."""
    with raw(limited) as socket:
        for _ in range(FLOOD):
            try:
                socket.send('[1, "nowhere", {"roles": {"caller": {}}}]')
            except ConnectionClosed:
                break
        assert close_code(socket) == 1008


@pytest.mark.parametrize("pieces", [["x" * 70_000], ["x" * 40_000, "x" * 40_000], ["x"] * 70])
def test_a_message_that_is_too_long_is_refused(limited: RouterNode, pieces: list[str]) -> None:
    """In one frame, in several together, or in too many."""
    with raw(limited) as socket:
        socket.send(iter(pieces))
        assert close_code(socket) == 1009


def test_without_the_limits_a_message_may_be_as_long_as_one_that_is_sent(unlimited: RouterNode) -> None:
    """The gap: it is read, and found to make no sense."""
    with raw(unlimited) as socket:
        socket.send(iter(["x" * 40_000, "x" * 40_000]))
        assert close_code(socket) == 1002


def nested(levels: int) -> Any:
    """Lists within each other."""
    value: Any = 1
    for _ in range(levels):
        value = [value]
    return value


@pytest.mark.parametrize("arguments", [[nested(9)], list(range(33))])
def test_strange_arguments_are_refused(limited: RouterNode, unlimited: RouterNode, arguments: list[Any]) -> None:
    """By the router; the engine never sees them."""
    with limited.connect("bob") as bob, pytest.raises(WampError) as refused:
        bob.call("wordsnake.say", *arguments)
    assert (refused.value.uri, refused.value.kwargs["argument"]) == ("wordsnake.error.invalid_argument", "args")
    with unlimited.connect("bob") as bob:
        assert bob.call("wordsnake.say", *arguments) == "said"


def test_so_many_subscriptions(limited: RouterNode, unlimited: RouterNode) -> None:
    """Of one session, and no more."""
    topics = [f"wordsnake.game.{'abcdefgh'[number] * 8}" for number in range(6)]
    with limited.connect("bob") as bob:
        kept = [bob.subscribe(topic) for topic in topics[:5]]
        with pytest.raises(WampError, match="5 subscriptions"):
            bob.subscribe(topics[5])
        bob.ask([34, kept[0].id])
        bob.subscribe(topics[5])
    with unlimited.connect("bob") as bob:
        assert len({bob.subscribe(topic).id for topic in topics}) == 6


def test_so_many_calls_under_way(crowded: RouterNode) -> None:
    """The sixth is refused while five wait for their answer."""
    with crowded.connect_engine() as engine, crowded.connect("bob") as bob:
        engine.register("wordsnake.say", lambda _: threading.Event().wait())
        for number in range(5):
            bob.link.send([CALL, 1000 + number, {}, "wordsnake.say"])
        with pytest.raises(WampError, match="5 calls") as refused:
            bob.call("wordsnake.say")
        assert refused.value.kwargs == {"retry_after": 1.0}


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


def test_the_engines_link_is_not_limited(limited: RouterNode) -> None:
    """It carries everybody's messages."""
    with limited.connect_engine() as engine:
        for _ in range(FLOOD):
            engine.link.send([PUBLISH, 1, {}, "wordsnake.lobby", [nested(20)]])
        engine.publish("wordsnake.lobby")


def test_components_may_ask_more(limited: RouterNode) -> None:
    """Their keys are trusted by the host."""
    with limited.connect("archive") as archive:
        assert archive.authrole == "component"
        assert [outcomes(flood(archive, "wordsnake.say", 90)) for _ in range(4)] == [{ANSWERED: 90}] * 4


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
            assert refused.value.uri == LIMITED
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
        connection = stack.enter_context(socket.create_connection(("127.0.0.1", node.port), timeout=WAIT))
        connection.sendall(b"GET ")
        connection.settimeout(0.3)
        return bool(connection.recv(1))
    except TimeoutError:
        return True
    except OSError:
        return False
