"""router.repairs.pattern_subscriptions"""

from collections.abc import Callable
from typing import Any

import pytest
from crossbar.router.role import RouterRoleStaticAuth

from router.repairs.pattern_subscriptions import install, permitted
from tests.support.node import RouterNode
from tests.support.wamp import WampError


class Guarded(RouterRoleStaticAuth):  # type: ignore[misc]
    """A role, repaired."""


install(Guarded)

Roles = dict[str, list[dict[str, Any]]]
Allows = Callable[..., bool]


@pytest.fixture
def allows(roles: Roles) -> Allows:
    """Asks a role, of the configuration in the repository, whether it may subscribe."""

    def ask(kind: type, role: str, uri: str, match: str | None) -> bool:
        options = {} if match is None else {"match": match}
        answer: dict[str, Any] = kind(None, role, roles[role]).authorize(None, uri, "subscribe", options)
        return bool(answer["allow"])

    return ask


@pytest.mark.parametrize(
    ("role", "uri", "match", "expected"),
    [
        ("player", "wordsnake.game.abcdefgh", "exact", True),
        ("player", "wordsnake.game.", "prefix", False),
        ("player", "wordsnake.game.a", "prefix", False),
        ("player", "wordsnake.game.", "wildcard", False),
        ("player", "wordsnake.lobby", "prefix", False),
        ("engine", "wordsnake.game.", "prefix", False),
        ("router", "wordsnake.", "prefix", False),
        ("component", "wordsnake.game.", "prefix", True),
        ("component", "wordsnake.game.ab", "prefix", True),
        ("component", "wordsnake.game", "prefix", False),
        ("component", "wordsnake.", "prefix", False),
        ("component", "", "prefix", False),
        ("component", "wordsnake.game.", "wildcard", False),
        ("component", "wordsnake..abcdefgh", "wildcard", False),
        ("component", "wordsnake.me", "prefix", False),
    ],
)
def test_who_may_use_which_pattern(role: str, uri: str, match: str, *, expected: bool) -> None:
    """Exact subscriptions are not a pattern; prefixes are for components, on games only."""
    assert permitted(role, uri, match) is expected


@pytest.mark.parametrize("match", ["prefix", "wildcard"])
def test_a_player_may_not_subscribe_to_a_pattern(allows: Allows, match: str) -> None:
    """Also where the same URI may be subscribed to exactly."""
    assert not allows(Guarded, "player", "wordsnake.game.a", match)


def test_a_player_may_follow_a_game(allows: Allows) -> None:
    """The repair leaves exact subscriptions as the configuration has them."""
    assert allows(Guarded, "player", "wordsnake.game.abcdefgh", None)
    assert not allows(Guarded, "player", "wordsnake.other", None)


def test_a_component_may_follow_all_games(allows: Allows) -> None:
    """By prefix."""
    assert allows(Guarded, "component", "wordsnake.game.", "prefix")


@pytest.mark.parametrize("match", ["prefix", "wildcard"])
def test_stock_crossbar_never_looks_at_the_match_policy(allows: Allows, match: str) -> None:
    """The defect, in the class that is repaired."""
    assert allows(RouterRoleStaticAuth, "player", "wordsnake.game.a", match)


@pytest.mark.e2e
@pytest.mark.parametrize("match", ["prefix", "wildcard"])
def test_a_players_pattern_is_refused(node: RouterNode, match: str) -> None:
    """With an error; the connection stays."""
    with node.connect("mallory") as mallory:
        with pytest.raises(WampError, match=r"wamp\.error\.not_authorized"):
            mallory.subscribe("wordsnake.game.a", match=match)
        mallory.subscribe("wordsnake.lobby")


@pytest.mark.e2e
def test_a_component_gets_the_events_of_every_game(node: RouterNode) -> None:
    """And sees of which game they are, in the event's topic."""
    with node.connect("archive") as archive, node.connect_engine() as engine:
        events = archive.subscribe("wordsnake.game.", match="prefix")
        engine.publish("wordsnake.game.abcdefgh", seq=1)
        event = events.next()
    assert (event.topic, event.kwargs) == ("wordsnake.game.abcdefgh", {"seq": 1})


@pytest.mark.e2e
def test_stock_crossbar_tells_a_player_of_every_game(stock: RouterNode) -> None:
    """The defect: a player that may follow game `a` overhears a private game."""
    with stock.connect("mallory") as mallory, stock.connect_engine() as engine:
        events = mallory.subscribe("wordsnake.game.a", match="prefix")
        engine.publish("wordsnake.game.abcdefghijklmnopqrstuvwxyz", secret=True)
        assert events.next().kwargs == {"secret": True}
