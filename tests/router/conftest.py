"""Nodes for the tests of the router: one as it ships, one without our guard."""

import json
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.node import RouterNode, without_guard
from tests.support.wamp import Client, public_key, seed
from wordsnake.paths import node_root
from wordsnake.supervisor.nodeconfig import STAND_INS

# As in the node's own processes: without the package that does not fit, and whatever its dependencies warn of.
sys.path.insert(0, str(node_root() / "router" / "absent"))
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import crossbar.edge.personality
    import crossbar.webservice.longpoll
    import crossbar.worker.router  # noqa: F401

SCRIPT = "console.log('wordsnake');\n" * 100


@pytest.fixture(scope="session")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built page: an index, a hashed script and a picture that does not get smaller."""
    root = tmp_path_factory.mktemp("dist")
    (root / "assets").mkdir()
    (root / "index.html").write_text("<!doctype html><title>Wordsnake</title>" + "<p>snake</p>" * 50)
    (root / "assets" / "index-4f3a.js").write_text(SCRIPT)
    (root / "icon.png").write_bytes(bytes(range(256)))
    return root


@pytest.fixture(scope="session")
def node(page: Path) -> Iterator[RouterNode]:
    """A node as it ships, with the key `seed("archive")` trusted."""

    def serve_page(config: dict[str, Any]) -> None:
        config["workers"][0]["transports"][0]["paths"]["/"]["extra"]["directory"] = str(page)

    node = RouterNode(change=serve_page, allow_origins=("https://friend.example",))
    node.data.trusted_keys.write_text(json.dumps({public_key(seed("archive")): {"role": "component", "label": "x"}}))
    with node:
        yield node


@pytest.fixture(scope="session")
def stock() -> Iterator[RouterNode]:
    """Crossbar.io as it comes, on the same configuration: what our repairs are for shows here."""
    with RouterNode(change=without_guard, without=(STAND_INS,)) as node:
        yield node


@pytest.fixture
def engine(node: RouterNode) -> Iterator[Client]:
    """An engine that offers play_word and answers with the caller."""
    with node.connect_engine() as client:
        client.register("wordsnake.play_word", lambda invocation: invocation.caller)
        yield client


@pytest.fixture
def player(node: RouterNode) -> Iterator[Client]:
    """A player."""
    with node.connect("bob") as client:
        yield client


@pytest.fixture(scope="session")
def template() -> dict[str, Any]:
    """The configuration in the repository."""
    config: dict[str, Any] = json.loads((node_root() / ".crossbar" / "config.json").read_text())
    return config


@pytest.fixture(scope="session")
def roles(template: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """The permissions of every role."""
    return {role["name"]: role["permissions"] for role in template["workers"][0]["realms"][0]["roles"]}
