"""router.signin"""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from autobahn.wamp.exception import ApplicationError
from autobahn.wamp.types import ComponentConfig
from nacl.signing import SigningKey

from router.signin import SignIn, fingerprint
from tests.support.links import WebSocketLink
from tests.support.node import ENGINE_SEED, RouterNode
from tests.support.wamp import ABORT, WampError, authid, connect, connect_engine, public_key, seed

KEY = public_key(seed("bob"))


@pytest.fixture
def signin(tmp_path: Path) -> SignIn:
    """The authenticator; its two files are in `tmp_path` and do not exist yet."""
    files = {"trusted_keys": str(tmp_path / "trusted_keys.json"), "banned": str(tmp_path / "banned.json")}
    return SignIn(ComponentConfig(realm="wordsnake", extra=files))


def hello(key: Any = KEY, **more: Any) -> dict[str, Any]:
    return {"authextra": {"pubkey": key}, "authrole": None, **more}


def test_the_authid_is_the_fingerprint_of_the_key() -> None:
    """The first 32 hex digits of SHA-256 of the raw key: anybody can compute it."""
    assert fingerprint("00" * 32) == hashlib.sha256(bytes(32)).hexdigest()[:32]
    assert fingerprint(KEY.upper()) == fingerprint(KEY)


def test_any_key_is_a_players(signin: SignIn) -> None:
    """There is nothing to ask for first."""
    assert signin.sign_in("wordsnake", None, hello()) == {
        "pubkey": KEY,
        "realm": "wordsnake",
        "authid": fingerprint(KEY),
        "role": "player",
    }


@pytest.mark.parametrize("role", ["engine", "component", "router", "trusted"])
def test_what_a_client_asks_to_be_plays_no_part(signin: SignIn, role: str) -> None:
    """Neither the authid nor the role of its HELLO."""
    asked = signin.sign_in("wordsnake", "somebody else", hello(authrole=role))
    assert asked == signin.sign_in("wordsnake", None, hello())


def test_a_trusted_key_is_a_components(signin: SignIn, tmp_path: Path) -> None:
    """From the moment the host writes it down, in whatever case."""
    (tmp_path / "trusted_keys.json").write_text(json.dumps({KEY.upper(): {"role": "component"}}))
    assert signin.sign_in("wordsnake", None, hello())["role"] == "component"


def test_a_banned_key_is_refused(signin: SignIn, tmp_path: Path) -> None:
    """With a reason of its own, so that the page can say so."""
    (tmp_path / "banned.json").write_text(json.dumps([fingerprint(KEY)]))
    with pytest.raises(ApplicationError) as refusal:
        signin.sign_in("wordsnake", None, hello())
    assert refusal.value.error == "wordsnake.error.banned"


@pytest.mark.parametrize("key", [None, 7, "", "ab", KEY + "0", f"{KEY}\n", KEY[:-1] + "g", [KEY], KEY[:-1] + "\u0661"])
def test_what_is_no_key_is_refused(signin: SignIn, key: Any) -> None:
    """Exactly 64 hex digits."""
    with pytest.raises(ApplicationError) as refusal:
        signin.sign_in("wordsnake", None, hello(key))
    assert refusal.value.error == "wamp.error.authentication_failed"


def test_a_hello_without_extras_is_refused(signin: SignIn) -> None:
    """As one without a key."""
    with pytest.raises(ApplicationError):
        signin.sign_in("wordsnake", None, {"authextra": None})


@pytest.mark.parametrize("realm", [None, "", "other", "crossbar"])
def test_another_realm_is_refused(signin: SignIn, realm: str | None) -> None:
    """There is one realm."""
    with pytest.raises(ApplicationError) as refusal:
        signin.sign_in(realm, None, hello())
    assert refusal.value.error == "wamp.error.no_such_realm"


@pytest.mark.e2e
def test_a_player_joins_as_who_it_is(node: RouterNode) -> None:
    """Whatever it claims to be."""
    with node.connect("bob", authid="alice", authrole="engine") as bob:
        assert (bob.authid, bob.authrole) == (authid(seed("bob")), "player")


@pytest.mark.e2e
def test_the_engines_key_is_a_players_on_the_web(node: RouterNode) -> None:
    """The role belongs to the Unix socket."""
    with connect(node.ws, seed=ENGINE_SEED, authid="engine", authrole="engine") as client:
        assert client.authrole == "player"


@pytest.mark.e2e
@pytest.mark.parametrize("claimed", [{}, {"authid": "engine"}, {"authid": "engine", "authrole": "engine"}])
def test_another_key_is_refused_on_the_unix_socket(node: RouterNode, claimed: dict[str, Any]) -> None:
    """Who can reach the socket still needs the engine's key."""
    with pytest.raises(WampError):
        connect_engine(str(node.data.engine_socket), seed=seed("mallory"), **claimed)


@pytest.mark.e2e
def test_a_stolen_public_key_is_worth_nothing(node: RouterNode) -> None:
    """The router checks the signature."""
    with pytest.raises(WampError, match=r"wamp\.error\."):
        connect(node.ws, seed=seed("mallory"), authextra={"pubkey": KEY})


@pytest.mark.e2e
@pytest.mark.parametrize("methods", [["anonymous"], ["cookie"], ["ticket"], ["wampcra"], ["scram"], ["tls"], []])
def test_there_is_no_other_way_in(node: RouterNode, methods: list[str]) -> None:
    """No anonymous session, no password, no cookie."""
    with pytest.raises(WampError):
        node.connect("bob", authmethods=methods)


@pytest.mark.e2e
def test_another_realm_is_refused_on_the_wire(node: RouterNode) -> None:
    """With an answer, not with silence."""
    with pytest.raises(WampError, match=r"wamp\.error\.no_such_realm"):
        node.connect("bob", realm="other")


@pytest.mark.e2e
def test_a_key_banned_while_the_router_runs_is_refused(node: RouterNode) -> None:
    """From its next sign-in on."""
    with node.connect("rude") as rude:
        node.data.banned.write_text(json.dumps([rude.authid]))
    with pytest.raises(WampError, match=r"wordsnake\.error\.banned"):
        node.connect("rude")
    node.data.banned.unlink()
    node.connect("rude").close()


@pytest.mark.e2e
def test_a_signature_of_something_else_is_refused(node: RouterNode) -> None:
    """A signature that was once overheard opens nothing."""
    link = WebSocketLink(node.ws)
    roles: dict[str, Any] = {"caller": {}}
    link.send([1, "wordsnake", {"roles": roles, "authmethods": ["cryptosign"], "authextra": {"pubkey": KEY}}])
    link.receive(10)
    link.send([5, SigningKey(seed("bob")).sign(bytes(32)).hex(), {}])
    assert link.receive(10)[0] == ABORT
    link.close()
