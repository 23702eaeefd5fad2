"""The direct way of publications, against the router as it comes: the same is heard and counted."""

import pytest

from tests.support.direct import ANN, BEN, CAT, ENGINE, EVERYBODY, SUBSCRIBES, Step, happens, play, publishes
from tests.support.hall import Hall, Latest, Session
from tests.support.wamp import EVENT, SUBSCRIBE, SUBSCRIBED, UNSUBSCRIBE

EVENTS: dict[str, list[Step]] = {
    "to others": [publishes("open.news", [1], {"a": "b"})],
    "to oneself as well": [publishes("open.news", [1], options={"exclude_me": False})],
    "not to oneself": [publishes("open.news", [1], options={"exclude_me": True})],
    "without arguments": [publishes("open.news"), publishes("open.news", [], {}), publishes("open.news", [], {"x": 1})],
    "of a disclosed publisher": [publishes("told.y.x", [1], who=BEN)],
    "of a disclosed publisher, by name": [(BEN, [SUBSCRIBE, 9, {}, "told.it"]), publishes("told.it", [1])],
    "to patterns": [publishes("open.elsewhere", [1]), publishes("told.a.x", [1], options={"exclude_me": False})],
    "to nobody": [publishes("told.nobody", [1])],
    "acknowledged": [publishes("open.news", [1], options={"acknowledge": True})],
    "acknowledged, to nobody": [publishes("told.nobody", [1], options={"acknowledge": True})],
    "not acknowledged": [publishes("open.news", [1], options={"acknowledge": False})],
    "not permitted": [publishes("closed.news", [1]), publishes("closed.news", [1], options={"acknowledge": True})],
    "to the router's topics": [
        publishes("wamp.news", [1], who=ENGINE),
        publishes("wamp.news", [1], options={"acknowledge": True}, who=ENGINE),
    ],
    "to Crossbar.io's": [(ENGINE, [SUBSCRIBE, 9, {}, "crossbar.x"]), publishes("crossbar.x", [1], who=ENGINE)],
    "to an invalid URI": [
        publishes("open..news", options={"acknowledge": True}),
        publishes("open.News", options={"acknowledge": True}),
        publishes("open.News"),
    ],
    "to sessions": [publishes("open.news", [1], options={"eligible": [Session(BEN), 4711]})],
    "not to sessions": [publishes("open.news", [1], options={"exclude": [Session(BEN)]})],
    "to people": [publishes("open.news", [1], options={"eligible_authid": [BEN, "player-none"]})],
    "to no people": [publishes("open.news", [1], options={"eligible_authid": []})],
    "to people among them oneself": [publishes("open.news", [1], options={"eligible_authid": [ANN, CAT]})],
    "not to people": [publishes("open.news", [1], options={"exclude_authid": [BEN]})],
    "to a role": [publishes("open.news", [1], options={"eligible_authrole": ["engine"]})],
    "not to a role": [publishes("open.news", [1], options={"exclude_authrole": ["player"]})],
    "with impossible options": [
        publishes("open.news", [1], options={"eligible_authid": "x"}),
        publishes("open.news", [1], options={"eligible_authid": [1]}),
        publishes("open.news", [1], options={"acknowledge": 1}),
        publishes("open.news", [1], options={"exclude_me": "no"}),
    ],
    "with unknown options": [publishes("open.news", [1], options={"colour": "red"})],
    "that are kept": [
        publishes("open.news", [1], options={"retain": True}),
        (ENGINE, [SUBSCRIBE, 9, {"get_retained": True}, "open.news"]),
    ],
    "with bytes for arguments": [publishes("open.news", "opaque")],
    "with impossible arguments": [
        publishes("open.news", None),
        publishes("open.news", {}),
        publishes("open.news", [], []),
    ],
    "too long for one": [(BEN, 60), publishes("open.news", ["x" * 60]), (BEN, None), publishes("open.news", [2])],
    "too long for all": [(BEN, 60), (CAT, 60), publishes("open.news", ["x" * 60])],
    "after somebody left": [(BEN, "leaves"), publishes("open.news", [1]), (BEN, "enters"), publishes("open.news", [2])],
    "after somebody unsubscribed": [
        (BEN, [UNSUBSCRIBE, 9, Latest(BEN, SUBSCRIBED, 2)]),
        publishes("open.news", [1]),
    ],
    "from who does not subscribe": [publishes("open.news", [1], who=ENGINE)],
}


@pytest.mark.parametrize("steps", EVENTS.values(), ids=list(EVENTS))
def test_events_are_the_same(steps: list[Step]) -> None:
    """For everybody; what could not be sent is not counted."""
    play([*SUBSCRIBES, *steps])


FOLLOW: list[Step] = [(who, [SUBSCRIBE, 1, {}, "open.news"]) for who in EVERYBODY]


@pytest.mark.parametrize("steps", EVENTS.values(), ids=list(EVENTS))
@pytest.mark.parametrize("chunk", [1, 2])
def test_events_are_the_same_in_chunks(steps: list[Step], chunk: int) -> None:
    """Who follows one topic gets them a few at a time."""
    play([*FOLLOW, *steps], chunk)


def test_each_gets_the_event_of_the_own_subscription(direct: Hall) -> None:
    """The old way mixes them up when there are more receivers than make a chunk, and some follow a pattern."""
    direct.router._options.event_dispatching_chunk_size = 1
    happens(direct, publishes("open.news", [1], options={"exclude_me": False}))
    happens(direct, publishes("open.news", [2], options={"exclude_me": False}))
    for who in (ANN, BEN, CAT):
        own = {each[2] for each in direct.heard[who] if each[0] == SUBSCRIBED}
        assert [each[-1] for each in direct.heard[who] if each[0] == EVENT and each[1] in own] == [[1], [2]]
