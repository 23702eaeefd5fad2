"""router.limits.message_rate on a real node: what happens to those who flood it, and to the others."""

import queue
import threading
from collections import Counter
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed
from websockets.frames import Frame, Opcode
from websockets.sync.client import ClientConnection

from router.limits.settings import LIMITS
from tests.support.links import WebSocketLink
from tests.support.node import RouterNode
from tests.support.sockets import close_code, raw
from tests.support.wamp import CALL, ERROR, PUBLISH, WAIT, Client, ClosedError

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


def test_the_engines_link_is_not_limited(limited: RouterNode) -> None:
    """It carries everybody's messages."""
    with limited.connect_engine() as engine:
        for _ in range(FLOOD):
            engine.link.send([PUBLISH, 1, {}, "wordsnake.lobby", [[[[[[[[[[1]]]]]]]]]]])
        engine.publish("wordsnake.lobby")


def test_components_may_ask_more(limited: RouterNode) -> None:
    """Their keys are trusted by the host."""
    with limited.connect("archive") as archive:
        assert archive.authrole == "component"
        assert [outcomes(flood(archive, "wordsnake.say", 90)) for _ in range(4)] == [{ANSWERED: 90}] * 4
