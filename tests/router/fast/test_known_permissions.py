"""What a session may do, without asking again."""

from typing import Any

import pytest
from crossbar.router.role import RouterRoleStaticAuth

from router.fast import known_permissions
from router.fast.known_permissions import permission
from router.repairs import authorization_cache
from tests.support.hall import Hall
from tests.support.wamp import CALL, ERROR, REALM

ANN, ENGINE = "player-ann", "engine-1"


@pytest.fixture
def hall() -> Hall:
    """A router with a player and an engine."""
    return Hall(ANN, ENGINE)


def asked(hall: Hall, uri: str, action: str = "call", who: str = ANN) -> Any:
    """What is known."""
    return permission(hall.router, hall.sessions[who], action, uri)


def test_what_is_permitted_is_told_with_its_disclosure(hall: Hall) -> None:
    """As the role says it."""
    assert asked(hall, "open.x")["disclose"] is False
    assert asked(hall, "told.x", "publish")["disclose"] is True


def test_the_role_is_asked_once(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    """For each action and URI, whoever of that role it is."""
    questions: list[tuple[str, str]] = []
    answer = RouterRoleStaticAuth.authorize

    def authorize(role: Any, session: Any, uri: str, action: str, options: Any) -> Any:
        questions.append((action, uri))
        return answer(role, session, uri, action, options)

    monkeypatch.setattr(RouterRoleStaticAuth, "authorize", authorize)
    for action in ("call", "call", "publish", "call"):
        asked(hall, "open.x", action)
    assert questions == [("call", "open.x"), ("publish", "open.x")]


@pytest.mark.parametrize("uri", ["closed.x", "wamp.session.count", "crossbar.x", "open..x", "open.X", ""])
def test_what_is_refused_or_has_other_rules_is_not_kept(hall: Hall, uri: str) -> None:
    """However often it is asked: nobody fills the memory with what is refused."""
    assert asked(hall, uri) is None
    assert hall.router._roles["player"].__dict__.get("known_permissions", {}) == {}


def test_a_role_that_is_replaced_is_asked_anew(hall: Hall) -> None:
    """A permission that is withdrawn is gone with the next message."""
    assert asked(hall, "open.x")
    hall.factory.add_role(REALM, {"name": "player", "permissions": [{"uri": "", "match": "prefix", "allow": {}}]})
    assert asked(hall, "open.x") is None


def test_a_role_that_is_dropped_permits_nothing(hall: Hall) -> None:
    """Neither does one that the router has for itself: it takes more than a role to tell."""
    assert asked(hall, "open.x")
    hall.factory.drop_role(REALM, "player")
    assert asked(hall, "open.x") is None
    hall.sessions[ANN]._authrole = "trusted"
    assert asked(hall, "open.x") is None


def test_so_many_are_kept(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    """Then all are forgotten."""
    monkeypatch.setattr(known_permissions, "MOST", 3)
    for number in range(10):
        assert asked(hall, f"open.{number}")
        assert len(hall.router._roles["player"].known_permissions) <= 3


def test_long_uris_are_not_kept(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the repair that bounds what is permitted."""
    guarded = authorization_cache.keep_nothing(RouterRoleStaticAuth.authorize)
    monkeypatch.setattr(RouterRoleStaticAuth, "authorize", guarded)
    assert asked(hall, "open." + "x" * 251) is None
    assert asked(hall, "open." + "x" * 250)


def test_a_permission_does_not_serve_another_role(hall: Hall) -> None:
    """Nor another action."""
    assert asked(hall, "closed.x", who=ENGINE)
    assert asked(hall, "closed.x") is None
    hall.say(ANN, [CALL, 1, {}, "closed.x"])
    assert hall.heard[ANN][-1][0] == ERROR
