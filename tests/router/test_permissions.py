"""Who may do what: the table of roles, in the configuration and on a running node."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.support.node import RouterNode
from tests.support.wamp import Client, WampError
from wordsnake.wamp.contract import uris

Roles = dict[str, list[dict[str, Any]]]

TOPICS = {uris.LOBBY, uris.RESULTS, uris.ME}
NO_URIS = {"REALM", "ERROR_PREFIX", "HOST_PREFIX"}
PROCEDURES = sorted(
    value for name, value in vars(uris).items() if name.isupper() and name not in NO_URIS and value not in TOPICS
)
GAME = uris.game_topic("abcdefgh")
META = [
    "wamp.session.list",
    "wamp.session.get",
    "wamp.session.kill",
    "wamp.subscription.lookup",
    "wamp.registration.list",
]


def actions(role: str) -> Iterator[tuple[str, str, str, bool]]:
    """Role, action, URI and whether it is permitted, for everything that sets the roles apart."""
    guest = role in {"player", "component"}
    for procedure in PROCEDURES:
        yield role, "call", procedure, guest
        yield role, "register", procedure, role == "engine"
    for topic in (GAME, *sorted(TOPICS)):
        yield role, "subscribe", topic, guest
        yield role, "publish", topic, role == "engine"
    for procedure in ("wordsnake.auth.sign_in", "wordsnake.nothing", "wordsnake.say2", "elsewhere.about", *META[4:]):
        yield role, "call", procedure, False
    for procedure in META[:4]:
        yield role, "call", procedure, role == "engine"
    for topic in ("wamp.session.on_join", "wamp.session.on_leave"):
        yield role, "subscribe", topic, role == "engine"
    for topic in ("wordsnake", "wordsnake.other", "wamp.registration.on_create", "wordsnake.component.x"):
        yield role, "subscribe", topic, False
    for action in ("register", "publish"):
        yield role, action, "wordsnake.component.x", role in {"component", "engine"}
        yield role, action, "wordsnake.auth.x", False
        yield role, action, "wordsnake.router.x", False
        yield role, action, "elsewhere.x", False
    yield role, "call", "wordsnake.host.x", role == "engine"
    yield role, "call", "wordsnake.router.limits", role == "engine"
    yield role, "call", "wamp.session.add_testament", False


TABLE = [row for role in ("player", "component", "engine") for row in actions(role)]


@pytest.fixture(scope="module")
def sessions(node: RouterNode) -> Iterator[dict[str, Client]]:
    """A session of every role that somebody can have."""
    with node.connect("bob") as player, node.connect("archive") as component, node.connect_engine() as engine:
        yield {"player": player, "component": component, "engine": engine}


def permitted(action: Callable[[], object]) -> bool:
    """Whether the router lets it through; what became of it afterwards does not matter."""
    try:
        action()
    except WampError as error:
        return error.uri != "wamp.error.not_authorized"
    return True


@pytest.mark.e2e
@pytest.mark.parametrize(("role", "action", "uri", "expected"), TABLE)
def test_who_may_do_what(sessions: dict[str, Client], role: str, action: str, uri: str, *, expected: bool) -> None:
    """The router enforces the table of the public API; nothing rests on a client's manners."""
    client = sessions[role]
    assert client.authrole == role
    attempts = {
        "call": lambda: client.call(uri),
        "register": lambda: client.unregister(client.register(uri, lambda _: None)),
        "publish": lambda: client.publish(uri),
        "subscribe": lambda: client.subscribe(uri),
    }
    assert permitted(attempts[action]) is expected


def test_the_roles_are_those_of_the_table(roles: Roles) -> None:
    """No other role exists."""
    assert set(roles) == {"player", "component", "reader", "engine", "router"}


@pytest.mark.parametrize("role", ["player", "component"])
def test_the_procedures_are_listed_one_by_one(roles: Roles, role: str) -> None:
    """A procedure is callable because it stands in the list, and disclosed to be called by whom."""
    callable_ = [rule for rule in roles[role] if rule["allow"].get("call")]
    assert sorted(rule["uri"] for rule in callable_) == PROCEDURES
    assert all(rule["match"] == "exact" and rule["disclose"]["caller"] for rule in callable_)


def test_a_reader_only_looks(roles: Roles) -> None:
    """Nothing else is permitted, and the engine is told that it is a reader."""
    assert {rule["uri"]: rule["allow"] for rule in roles["reader"][1:]} == {
        uri: {"call": True}
        for uri in (uris.ABOUT, uris.GET_GAME, uris.GET_EVENTS, uris.LIST_GAMES, uris.GET_LEADERBOARD)
    }
    assert all(rule["match"] == "exact" and rule["disclose"]["caller"] for rule in roles["reader"][1:])


def test_every_role_begins_with_nothing(roles: Roles) -> None:
    """What no later rule permits is refused, and no rule asks the router to remember its answer."""
    for rules in roles.values():
        assert rules[0] == {"uri": "", "match": "prefix", "allow": {}, "cache": False}
        assert all(rule["cache"] is False for rule in rules)


def test_a_component_may_what_a_player_may(roles: Roles) -> None:
    """And have a corner of its own, and whatever patterns the guard permits."""
    more = [rule for rule in roles["component"] if rule not in roles["player"]]
    assert [rule["uri"] for rule in more] == ["wordsnake.component."]


def test_no_exact_rule_shadows_a_longer_uri(roles: Roles) -> None:
    """Crossbar.io takes the longest rule that the URI begins with, and refuses if that one is exact and not equal."""
    for rules in roles.values():
        exact = [rule["uri"] for rule in rules if rule["match"] == "exact"]
        prefixes = [rule["uri"] for rule in rules if rule["match"] == "prefix"]
        assert not [(short, long) for short in exact for long in prefixes if long.startswith(short)]


def test_nobody_joins_without_signing_in(template: dict[str, Any]) -> None:
    """Cryptosign is the only way in, on every transport; no cookie is set or read."""
    web, engine = template["workers"][0]["transports"]
    assert set(web["paths"]) == {"/", "ws", "lp", "call", "health"}
    assert set(web["paths"]["ws"]["auth"]) == set(engine["auth"]) == {"cryptosign"}
    assert "cookie" not in web["paths"]["ws"]


def test_the_engine_enters_by_its_unix_socket_alone(template: dict[str, Any]) -> None:
    """Only there does the configuration give the role away, and to one key."""
    web, engine = template["workers"][0]["transports"]
    assert engine["endpoint"]["type"] == "unix"
    assert engine["auth"]["cryptosign"]["principals"]["engine"]["role"] == "engine"
    assert web["paths"]["ws"]["auth"]["cryptosign"]["type"] == "dynamic"
