"""router.limits.message_shape"""

from types import SimpleNamespace
from typing import Any

import pytest
from autobahn.wamp import message
from hypothesis import given
from hypothesis import strategies as st

from router.limits.message_shape import BOUND_ROLES, install, is_deeper, is_foreign
from router.limits.settings import Limits

LIMITS = Limits(arguments=2, nesting=1, subscriptions=1, registrations=1, calls=1)
DEEP = [[[1]]]
VALUES = st.recursive(st.integers(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=20)


class Session:
    """Compared by identity, as the router's sessions are."""

    def __init__(self, role: str = "player") -> None:
        self._authrole = role


class Router:
    """Stands for the router: what is processed, sent and told to the dealer. `busy` has one of everything."""

    def __init__(self) -> None:
        self.processed: list[Any] = []
        self.sent: list[Any] = []
        self.failed: list[Any] = []
        self.busy = Session()
        kept = {self.busy: ["one"]}
        self._broker = SimpleNamespace(_session_to_subscriptions=kept)
        self._dealer = SimpleNamespace(
            _session_to_registrations=kept,
            _caller_to_invocations=kept,
            processInvocationError=lambda _, error: self.failed.append(error),
        )

    def process(self, session: Any, received: Any) -> None:
        del session
        self.processed.append(received)

    def send(self, session: Any, answer: Any) -> None:
        del session
        self.sent.append(answer)


install(LIMITS, Router)


def depth(value: Any) -> int:
    """How many lists and objects are around the innermost value."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else None
    return 0 if inner is None else 1 + max(map(depth, inner), default=0)


@given(VALUES, st.integers(0, 6))
def test_depth(value: Any, levels: int) -> None:
    """Counted in lists and objects within each other."""
    assert is_deeper(value, levels) == (depth(value) > levels)


@pytest.mark.parametrize(
    "request_",
    [
        message.Call(1, "a.b", args=[1, 2, 3]),
        message.Call(1, "a.b", kwargs={"a": 1, "b": 2, "c": 3}),
        message.Call(1, "a.b", args=[DEEP]),
        message.Call(1, "a.b", kwargs={"a": DEEP}),
        message.Publish(1, "a.b", args=[DEEP], acknowledge=True),
    ],
)
def test_a_strange_request_is_answered(request_: Any) -> None:
    """With what is wrong about it; nobody else sees it."""
    router: Any = Router()
    router.process(Session(), request_)
    assert router.processed == []
    [answer] = router.sent
    assert (answer.request_type, answer.request) == (request_.MESSAGE_TYPE, 1)
    assert answer.error == "wordsnake.error.invalid_argument"
    assert set(answer.kwargs) == {"argument", "problem"}


def test_a_strange_publication_without_acknowledgement_is_lost() -> None:
    """Nobody waits for an answer."""
    router: Any = Router()
    router.process(Session("component"), message.Publish(1, "a.b", args=[DEEP]))
    assert (router.processed, router.sent) == ([], [])


@pytest.mark.parametrize("result", [message.Yield(1, args=[DEEP]), message.Error(68, 1, "a.b", args=[DEEP])])
def test_a_strange_result_is_an_error_for_its_caller(result: Any) -> None:
    """Who waits, and is to wait no longer."""
    router: Any = Router()
    router.process(Session("component"), result)
    assert router.processed == []
    [error] = router.failed
    assert (error.request, error.error) == (1, "wordsnake.error.invalid_argument")


@pytest.mark.parametrize("request_", [message.Subscribe(1, "a.b"), message.Register(1, "a.b"), message.Call(1, "a.b")])
def test_who_has_enough_gets_no_more(request_: Any) -> None:
    """Of subscriptions, registrations and calls under way; another session is not touched."""
    router: Any = Router()
    router.process(router.busy, request_)
    assert router.processed == []
    assert router.sent[0].error == "wordsnake.error.rate_limited"
    assert router.sent[0].kwargs["retry_after"] > 0
    router.process(Session(), request_)
    assert router.processed == [request_]


@pytest.mark.parametrize("received", [message.Unsubscribe(1, 2), message.Cancel(1), message.Call(1, "a.b", args=[[1]])])
def test_what_is_within_bounds_passes(received: Any) -> None:
    """Unchanged."""
    router: Any = Router()
    router.process(Session(), received)
    assert router.processed == [received]


@pytest.mark.parametrize("role", ["engine", "router", "trusted"])
def test_our_own_sessions_are_not_bound(role: str) -> None:
    """The engine sends what everybody plays."""
    router: Any = Router()
    call = message.Call(1, "a.b", args=[DEEP])
    assert role not in BOUND_ROLES
    router.process(Session(role), call)
    assert router.processed == [call]


@pytest.mark.parametrize("value", [object(), {1}, 2**64, -(2**63) - 1, "\ud800", {1: 2}, [{"a": 2**70}], (1,)])
def test_what_not_every_serialization_has_is_foreign(value: Any) -> None:
    """Values of CBOR alone, integers of more than 64 bits, half a character, keys that are no text; at any depth."""
    assert is_foreign(value)


@pytest.mark.parametrize("value", [None, True, 2**64 - 1, -(2**63), 1.5, "haard é 🐍", b"\xff", [{"a": [1]}]])
def test_what_every_serialization_has_is_not_foreign(value: Any) -> None:
    """Bytes too: WAMP has a form for them in JSON."""
    assert not is_foreign(value)
