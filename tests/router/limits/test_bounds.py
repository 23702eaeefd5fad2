"""router.limits.message_size and message_shape on a real node."""

import threading
from contextlib import suppress
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed

from tests.support.node import RouterNode
from tests.support.sockets import close_code, raw
from tests.support.wamp import CALL, UNSUBSCRIBE, WampError

pytestmark = [pytest.mark.e2e, pytest.mark.usefixtures("engines")]


@pytest.mark.parametrize("pieces", [["x" * 70_000], ["x" * 40_000, "x" * 40_000], ["x"] * 70])
def test_a_message_that_is_too_long_is_refused(limited: RouterNode, pieces: list[str]) -> None:
    """In one frame, in several together, or in too many."""
    with raw(limited) as socket:
        with suppress(ConnectionClosed):  # before the last piece
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
        bob.ask([UNSUBSCRIBE, kept[0].id])
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
