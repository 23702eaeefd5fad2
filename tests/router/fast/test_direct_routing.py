"""Which messages go a direct way, and whatever happens in any order."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.direct import (
    ANN,
    BEN,
    CANCEL,
    ENGINE,
    EVERYBODY,
    REGISTERS,
    SUBSCRIBES,
    Step,
    answers,
    calls,
    happens,
    play,
    publishes,
)
from tests.support.hall import Hall, Latest, Session
from tests.support.wamp import CALL, EVENT, INVOCATION, PUBLISH, REGISTER, RESULT, SUBSCRIBE, YIELD

URIS = st.sampled_from(
    ["open.echo", "told.echo", "open.news", "told.a.x", "open.nothing", "closed.x", "open..x", "open.pre.fix"]
)
NUMBERS = st.integers(1, 4)
ARGUMENTS = st.sampled_from([[], [[1]], [["x" * 90]], [[], {"a": 1}], [["y"], {"b": [2]}], ["opaque"]])
PEOPLE = st.sampled_from(EVERYBODY)


def said(head: st.SearchStrategy[list[Any]]) -> st.SearchStrategy[Step]:
    """Somebody says a message that begins so, with some arguments."""
    return st.tuples(PEOPLE, st.tuples(head, ARGUMENTS).map(lambda parts: [*parts[0], *parts[1]]))


PUBLISH_OPTIONS = st.fixed_dictionaries(
    {},
    optional={
        "acknowledge": st.booleans(),
        "exclude_me": st.booleans(),
        "eligible_authid": st.lists(PEOPLE, max_size=2),
        "exclude": st.lists(PEOPLE.map(Session), max_size=1),
    },
)
STEPS = st.lists(
    st.one_of(
        said(st.tuples(st.just(CALL), NUMBERS, st.sampled_from([{}, {}, {"receive_progress": True}]), URIS).map(list)),
        said(st.tuples(st.just(YIELD), PEOPLE.map(lambda who: Latest(who, INVOCATION)), st.just({})).map(list)),
        said(st.tuples(st.just(PUBLISH), NUMBERS, PUBLISH_OPTIONS, URIS).map(list)),
        st.tuples(PEOPLE, st.tuples(st.just(SUBSCRIBE), NUMBERS, st.just({}), URIS).map(list)),
        st.tuples(PEOPLE, st.tuples(st.just(REGISTER), NUMBERS, st.just({}), URIS).map(list)),
        st.tuples(PEOPLE, st.tuples(st.just(CANCEL), NUMBERS, st.just({"mode": "kill"})).map(list)),
        st.tuples(PEOPLE, st.sampled_from(["leaves", "enters", 120, None])),
    ),
    max_size=20,
)


@given(STEPS)
@settings(max_examples=60)
def test_whatever_happens_is_the_same(steps: list[Step]) -> None:
    """Calls, answers, publications, people who come and go, in any order."""
    play([*REGISTERS, *SUBSCRIBES, *steps])


def shun(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The old ways that are taken from now on, by name."""
    taken: list[str] = []
    dealer, broker = hall.router._dealer, hall.router._broker
    for owner, name in ((dealer, "processCall"), (dealer, "processYield"), (broker, "processPublish")):
        old: Callable[..., Any] = getattr(owner, name)

        def watched(*arguments: Any, _old: Callable[..., Any] = old, _name: str = name) -> Any:
            taken.append(_name)
            return _old(*arguments)

        monkeypatch.setattr(owner, name, watched)
    return taken


def test_a_move_takes_the_direct_way(direct: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    """The call, the event to all, the one to the next player and the answer."""
    taken = shun(direct, monkeypatch)
    happens(direct, calls("told.echo", [1]))
    happens(direct, publishes("open.news", [], {"seq": 1}, options={"acknowledge": False}, who=ENGINE))
    happens(direct, publishes("open.news", [], {"turn": 1}, options={"eligible_authid": [BEN]}, who=ENGINE))
    happens(direct, answers([1]))
    assert taken == []
    assert [each[0] for each in direct.heard[ANN]][-2:] == [EVENT, RESULT]
    assert [each[0] for each in direct.heard[BEN]][-2:] == [EVENT, EVENT]


UNUSUAL: list[Step] = [
    calls("open.echo", options={"receive_progress": True}),
    calls("open.nothing"),
    calls("closed.echo"),
    publishes("open.news", options={"acknowledge": True}),
    publishes("open.news", options={"retain": True}),
    publishes("closed.news"),
]


@pytest.mark.parametrize("step", UNUSUAL, ids=lambda step: str(step[1]))
def test_what_is_unusual_takes_the_old_way(direct: Hall, monkeypatch: pytest.MonkeyPatch, step: Step) -> None:
    """Whose makers know what to do with it."""
    taken = shun(direct, monkeypatch)
    happens(direct, step)
    assert len(taken) == 1


@pytest.mark.parametrize("watched", ["_is_traced", "_trace_traffic", "_inventory"])
def test_what_is_watched_takes_the_old_way(direct: Hall, monkeypatch: pytest.MonkeyPatch, watched: str) -> None:
    """Traces and checks of arguments are made there."""
    taken: list[str] = []
    dealer, broker = direct.router._dealer, direct.router._broker
    for owner, name in ((dealer, "processCall"), (broker, "processPublish")):
        monkeypatch.setattr(owner, name, lambda *_: taken.append("old"))
    setattr(direct.router, watched, True)
    happens(direct, calls("open.echo"))
    happens(direct, publishes("open.news", [1]))
    assert taken == ["old", "old"]


def test_what_goes_wrong_costs_nobody_the_connection(direct: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is logged, and the next message passes."""
    sent = direct.sessions[BEN]._transport
    monkeypatch.setattr(sent, "send", lambda _: 1 / 0)
    happens(direct, publishes("open.news", [1], who=BEN, options={"exclude_me": False}))
    monkeypatch.undo()
    happens(direct, publishes("open.news", [2], who=ENGINE))
    assert direct.heard[BEN][-1][-1] == [2]
    assert not any(each[0] == "raised" for each in direct.heard[BEN])
