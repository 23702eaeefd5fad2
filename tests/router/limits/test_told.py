"""router.limits.told: clients learn from `about` what holds."""

from typing import Any

import msgspec
import pytest

from router.fast.slow_readers import PATIENCE
from router.guard import RATE_LIMITS, REPAIRS
from router.limits.settings import LIMITS, Limits, Rate
from router.limits.told import PROCEDURE, told
from tests.router.limits.conftest import with_limits
from tests.support.node import RouterNode
from tests.support.router_limits import AS_IT_SHIPS
from tests.support.wamp import WampError
from wordsnake.wamp.contract.messages import RouterLimits
from wordsnake.wamp.procedures import router_limits


def test_the_defaults_are_those_that_the_reference_shows() -> None:
    """The golden `about` is made with them."""
    assert told(LIMITS, PATIENCE, ()) == AS_IT_SHIPS


def test_the_engine_understands_what_is_told() -> None:
    """Two programs that share no code name one procedure and one shape."""
    assert router_limits.PROCEDURE == PROCEDURE
    assert msgspec.to_builtins(msgspec.convert(told(LIMITS, PATIENCE, ()), RouterLimits)) == AS_IT_SHIPS
    nothing = told(LIMITS, PATIENCE, {repair.name for repair in REPAIRS})
    assert msgspec.to_builtins(msgspec.convert(nothing, RouterLimits)) == {
        kind: dict.fromkeys(limits) for kind, limits in AS_IT_SHIPS.items()
    }


def test_what_is_changed_is_told_as_it_is() -> None:
    """As the configuration has it."""
    changed = told(Limits(messages=Rate(5, 7), nesting=3), PATIENCE, ())
    assert changed["connection"]["messages"] == {"per_second": 5.0, "at_once": 7}
    assert changed["connection"]["nesting"] == 3


def test_what_does_not_hold_is_null() -> None:
    """Without rate limits the bounds of sizes stay."""
    free = told(LIMITS, PATIENCE, RATE_LIMITS)
    assert {name for name, limit in {**free["connection"], **free["address"]}.items() if limit is None} == {
        "messages",
        "bytes",
        "sign_ins",
        "sessions",
        "handshakes",
        "connections",
        "requests",
        "http_calls",
    }


def asked(node: RouterNode) -> Any:
    with node.connect_engine() as engine:
        return engine.call(PROCEDURE)


@pytest.mark.e2e
def test_a_node_tells_what_it_was_configured_with() -> None:
    """The engine alone may ask; a player learns it from `about`."""
    with RouterNode(change=with_limits({"subscriptions": 7}), without=("message_rate",)) as node:
        answer = asked(node)
        with node.connect("bob") as player, pytest.raises(WampError, match="not_authorized"):
            player.call(PROCEDURE)
    assert answer["connection"] == {
        **AS_IT_SHIPS["connection"],
        "subscriptions": 7,
        "messages": None,
        "bytes": None,
    }
    assert answer["address"] == AS_IT_SHIPS["address"]
