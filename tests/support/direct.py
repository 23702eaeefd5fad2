"""The same script in two halls: one with the router as it comes, one with the direct ways of `router.fast`."""

from typing import Any, ClassVar

from autobahn.wamp.serializer import JsonSerializer
from crossbar.router.router import Router

from router.fast import direct_calls, direct_events, plain_messages
from tests.support.hall import Hall, Latest
from tests.support.wamp import CALL, INVOCATION, PUBLISH, REGISTER, SUBSCRIBE, YIELD

CANCEL = 49
ANN, BEN, CAT, ENGINE = "player-ann", "player-ben", "player-cat", "engine-1"
EVERYBODY = (ANN, BEN, CAT, ENGINE)


class PlainSerializer(JsonSerializer):  # type: ignore[misc]
    """JSON that is read by `plain_messages`."""

    MESSAGE_TYPE_MAP: ClassVar[dict[int, type]] = dict(JsonSerializer.MESSAGE_TYPE_MAP)


class DirectRouter(Router):  # type: ignore[misc]
    """One that is repaired."""


plain_messages.install(PlainSerializer.MESSAGE_TYPE_MAP)
direct_calls.install(DirectRouter)
direct_events.install(DirectRouter)

Step = tuple[str, Any]
"""Who says what: a message. Or what else happens: somebody "leaves", "enters", or takes so many bytes a message."""


def direct_hall(chunk: int = 100) -> Hall:
    """A router with direct ways, and everybody."""
    return Hall(*EVERYBODY, router=DirectRouter, serializer=PlainSerializer, chunk=chunk)


def halls(chunk: int = 100) -> tuple[Hall, Hall]:
    """A stock router and one with direct ways; the same people in each."""
    return Hall(*EVERYBODY, chunk=chunk), direct_hall(chunk)


def happens(hall: Hall, step: Step) -> None:
    """Do it."""
    who, what = step
    match what:
        case "leaves" if who in hall.sessions:
            hall.leave(who)
        case "enters" if who not in hall.sessions:
            hall.enter(who)
        case int() | None if who in hall.sessions:
            hall.bound(who, what)
        case list():
            hall.say(who, what)


def play(steps: list[Step], chunk: int = 100) -> dict[str, Any]:
    """What is told after all steps, which has to be the same in both."""
    stock, direct = halls(chunk)
    for step in steps:
        happens(stock, step)
        happens(direct, step)
    told = stock.told()
    assert direct.told() == told
    return told


REGISTERS: list[Step] = [(ENGINE, [REGISTER, 1, {}, "open.echo"]), (ENGINE, [REGISTER, 2, {}, "told.echo"])]
SUBSCRIBES: list[Step] = [
    (ANN, [SUBSCRIBE, 1, {}, "open.news"]),
    (BEN, [SUBSCRIBE, 1, {}, "open.news"]),
    (CAT, [SUBSCRIBE, 1, {"match": "prefix"}, "open."]),
    (ANN, [SUBSCRIBE, 2, {"match": "wildcard"}, "told..x"]),
]
ASKED = Latest(ENGINE, INVOCATION)


def answers(*arguments: Any) -> Step:
    """The engine answers the latest call."""
    return ENGINE, [YIELD, ASKED, {}, *arguments]


def calls(uri: str, *arguments: Any, options: dict[str, Any] | None = None) -> Step:
    """Ann calls."""
    return ANN, [CALL, 7, options or {}, uri, *arguments]


def publishes(uri: str, *arguments: Any, options: dict[str, Any] | None = None, who: str = ANN) -> Step:
    """Somebody publishes."""
    return who, [PUBLISH, 8, options or {}, uri, *arguments]
