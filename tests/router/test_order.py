"""The order of events: what is published first arrives first, however many listen and whoever leaves meanwhile.

Crossbar.io sends an event to 100 receivers and puts the others off to the next turn of its reactor. Who moves forward
among the receivers, because somebody before it left, gets the next event at once, and the one before it afterwards.
`event_dispatching_chunk_size` in `.crossbar/config.json` is therefore larger than any number of receivers.
"""

from typing import Any

import pytest

from tests.support.links import RawSocketLink, WebSocketLink
from tests.support.node import ENGINE_SEED, RouterNode
from tests.support.wamp import EVENT, PUBLISH, SUBSCRIBE, SUBSCRIBED, UNSUBSCRIBE, seed, sign_in
from tests.support.wamp_types import WAIT

TOPIC = "wordsnake.game.abcdefgh"
BURST = 20


def subscribed(link: Any, request: int) -> int:
    """The id of a new subscription to the topic."""
    link.send([SUBSCRIBE, request, {}, TOPIC])
    while (answer := link.receive(WAIT))[:2] != [SUBSCRIBED, request]:
        pass
    return int(answer[2])


def open_to_the_engine(config: dict[str, Any]) -> None:
    """The engine may listen as well: who publishes and who leaves is then one client, whose messages have an order."""
    [engine] = [role for role in config["workers"][0]["realms"][0]["roles"] if role["name"] == "engine"]
    engine["permissions"].append(
        {"uri": "wordsnake.game.", "match": "prefix", "allow": {"subscribe": True, "publish": True}, "cache": False}
    )


def heard(listeners: int) -> list[list[int]]:
    """What each listener gets of `BURST` events, between which the engine comes and goes, all sent at once."""
    with RouterNode(change=open_to_the_engine) as node:
        engine = RawSocketLink(str(node.data.engine_socket))
        sign_in(engine, ENGINE_SEED)
        subscription = subscribed(engine, 1)
        links = [WebSocketLink(node.ws) for _ in range(listeners)]
        for number, link in enumerate(links):
            sign_in(link, seed(f"listener {number}"))
            subscribed(link, 1)
        sent: list[list[Any]] = []
        for number in range(0, BURST, 2):
            sent += [
                [PUBLISH, 3 * number + 2, {"exclude_me": False}, TOPIC, [number]],
                [UNSUBSCRIBE, 3 * number + 3, subscription],
                [PUBLISH, 3 * number + 4, {}, TOPIC, [number + 1]],
                [SUBSCRIBE, 3 * number + 5, {}, TOPIC],
            ]
        engine.send_all(sent)
        try:
            return [[_next_event(link) for _ in range(BURST)] for link in links]
        finally:
            for link in (engine, *links):
                link.close()


def _next_event(link: WebSocketLink) -> int:
    while (message := link.receive(WAIT))[0] != EVENT:
        pass
    return int(message[4][0])


@pytest.mark.e2e
def test_events_arrive_in_the_order_of_their_publication() -> None:
    """250 listen, and one leaves and comes back between one event and the next."""
    assert heard(250) == [list(range(BURST))] * 250


def test_no_event_is_sent_in_chunks(template: dict[str, Any]) -> None:
    """Not even with fifty clients of long-poll for each connection."""
    [worker] = template["workers"]
    most = worker["transports"][0]["max_connections"]
    assert worker["realms"][0]["options"]["event_dispatching_chunk_size"] >= 50 * most
