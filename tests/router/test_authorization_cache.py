"""router.repairs.authorization_cache"""

from types import SimpleNamespace
from typing import Any

import pytest
from crossbar.router.role import RouterRoleStaticAuth
from crossbar.router.router import Router
from twisted.internet.task import Clock

from router.repairs.authorization_cache import LONGEST_URI, install
from tests.support.node import RouterNode
from tests.support.wamp import WampError
from wordsnake.wamp.contract import uris

Roles = dict[str, list[dict[str, Any]]]
PLAYER = SimpleNamespace(_realm="wordsnake", _authrole="player", _authid="x", _session_id=1)


class Guarded(RouterRoleStaticAuth):  # type: ignore[misc]
    """A role, repaired."""


install(Guarded)


def router_with(kind: type, roles: Roles) -> Router:
    """A real router, not on any network, whose players have the permissions of the repository."""
    router = Router(SimpleNamespace(_reactor=Clock()), SimpleNamespace(config={"name": "wordsnake"}, session=None))
    router.add_role(kind(router, "player", roles["player"]))
    return router


def authorize(router: Router, uri: str, action: str = "call") -> dict[str, Any]:
    answers: list[dict[str, Any]] = []
    router.authorize(PLAYER, uri, action, {}).addCallback(answers.append)
    return answers[0]


def refused_uris(router: Router) -> int:
    """How many of 50 refused URIs, each beginning like an exact rule, the router remembers."""
    for number in range(50):
        assert not authorize(router, f"wordsnake.play_word{number}")["allow"]
    return len(router._authorization_cache)


def test_refused_uris_are_not_remembered(roles: Roles) -> None:
    """Nobody can fill the router's memory by asking."""
    assert refused_uris(router_with(Guarded, roles)) == 0


def test_permitted_uris_are_not_remembered(roles: Roles) -> None:
    """There is no end to the topics of games either."""
    router = router_with(Guarded, roles)
    assert authorize(router, "wordsnake.game.abcdefgh", "subscribe")["allow"]
    assert router._authorization_cache == {}


def test_stock_crossbar_remembers_for_ever_though_every_rule_says_not_to(roles: Roles) -> None:
    """The defect: the answer comes from the default permissions, which no rule can change."""
    assert all(rule["cache"] is False for rule in roles["player"])
    assert refused_uris(router_with(RouterRoleStaticAuth, roles)) == 50


@pytest.mark.parametrize(("length", "allowed"), [(LONGEST_URI, True), (LONGEST_URI + 1, False)])
def test_a_long_uri_is_permitted_nothing(roles: Roles, length: int, *, allowed: bool) -> None:
    """A subscription costs the router the length of its URI for as long as it stands."""
    topic = uris.game_topic("a" * (length - len(uris.game_topic(""))))
    assert authorize(router_with(Guarded, roles), topic, "subscribe")["allow"] is allowed


def test_a_refused_call_has_every_field_that_the_router_reads(roles: Roles) -> None:
    """Dealer and broker look up `disclose` without asking whether it is there."""
    assert authorize(router_with(Guarded, roles), "wordsnake.play_word" * 50) == {
        "allow": False,
        "disclose": False,
        "cache": False,
    }


@pytest.mark.e2e
def test_a_client_that_asks_for_a_long_uri_is_refused_and_stays(node: RouterNode) -> None:
    """An error, not a broken connection."""
    with node.connect("mallory") as mallory:
        with pytest.raises(WampError, match=r"wamp\.error\.not_authorized"):
            mallory.subscribe(uris.game_topic("a" * 50_000))
        mallory.subscribe(uris.game_topic("a" * 26))
