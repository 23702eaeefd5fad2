"""router.repairs.forged_callers"""

from types import SimpleNamespace
from typing import Any

import pytest
from autobahn.wamp.exception import ProtocolError
from autobahn.wamp.message import Call, Publish

from router.repairs.forged_callers import install
from tests.support.node import RouterNode
from tests.support.wamp import ClosedError, seed

FORGED = {"forward_for": [{"session": 1, "authid": "somebody else", "authrole": "engine"}]}


class Recorder:
    """Stands for the router: keeps what is processed."""

    def __init__(self) -> None:
        self.processed: list[Any] = []

    def process(self, session: Any, message: Any) -> None:
        del session
        self.processed.append(message)


class Guarded(Recorder):
    """The same, repaired."""


install(Guarded)


def session(role: str) -> SimpleNamespace:
    return SimpleNamespace(_authrole=role)


@pytest.mark.parametrize("role", ["player", "component", "engine", "router"])
@pytest.mark.parametrize("message", [Call(1, "wordsnake.say", **FORGED), Publish(1, "wordsnake.lobby", **FORGED)])
def test_a_message_that_brings_its_own_caller_breaks_the_protocol(role: str, message: Any) -> None:
    """Whatever the role of the session, unless it is the router's own."""
    router = Guarded()
    with pytest.raises(ProtocolError):
        router.process(session(role), message)
    assert router.processed == []


def test_an_empty_list_of_callers_is_refused_as_well() -> None:
    """The field itself is what only routers may use."""
    with pytest.raises(ProtocolError):
        Guarded().process(session("player"), Call(1, "wordsnake.say", forward_for=[]))


def test_other_messages_pass() -> None:
    """A message without the field reaches the router unchanged."""
    router, call = Guarded(), Call(1, "wordsnake.say", args=["x"])
    router.process(session("player"), call)
    assert router.processed == [call]


def test_the_sessions_of_the_router_itself_pass() -> None:
    """Crossbar's own service sessions have the role `trusted`, which no transport gives."""
    router, call = Guarded(), Call(1, "wordsnake.say", **FORGED)
    router.process(session("trusted"), call)
    assert router.processed == [call]


@pytest.mark.e2e
@pytest.mark.usefixtures("engine")
def test_a_player_who_forges_a_caller_is_dropped(node: RouterNode) -> None:
    """The connection ends with a protocol error; the engine never sees the call."""
    with node.connect("mallory") as mallory:
        with pytest.raises(ClosedError):
            mallory.call_with(FORGED, "wordsnake.play_word")
        assert mallory.wait_closed().code == 1002


@pytest.mark.e2e
def test_the_engine_learns_who_calls(node: RouterNode) -> None:
    """An honest call discloses the caller's authid, session and role."""
    with node.connect_engine() as engine, node.connect("bob") as bob:
        engine.register("wordsnake.say", lambda invocation: invocation.details)
        details = bob.call("wordsnake.say")
    assert (details["caller"], details["caller_authid"], details["caller_authrole"]) == (
        bob.session,
        bob.authid,
        "player",
    )


@pytest.mark.e2e
def test_stock_crossbar_believes_the_forged_caller(stock: RouterNode) -> None:
    """The defect: without the guard a player acts as anybody."""
    with stock.connect_engine() as engine, stock.connect("mallory") as mallory:
        engine.register("wordsnake.play_word", lambda invocation: invocation.caller)
        assert mallory.call_with(FORGED, "wordsnake.play_word") == "somebody else"
    assert seed("mallory") != seed("somebody else")
