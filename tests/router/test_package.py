"""The package `router` as a whole."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from websockets.sync.client import connect as websocket
from websockets.typing import Subprotocol

import router
from tests.support.node import RouterNode

SOURCES = sorted(Path(router.__file__).parent.rglob("*.py"))


def imports(source: Path) -> Iterator[str]:
    """The packages that a module imports."""
    for node in ast.walk(ast.parse(source.read_text())):
        if isinstance(node, ast.Import):
            yield from (each.name.partition(".")[0] for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield (node.module or "").partition(".")[0]


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_the_router_process_knows_nothing_of_the_game(source: Path) -> None:
    """It could route another game tomorrow, and no fault of the game can take it down."""
    assert "wordsnake" not in set(imports(source))


@pytest.mark.e2e
@pytest.mark.parametrize("serializer", ["json", "msgpack", "cbor"])
def test_the_subprotocols_that_are_spoken(node: RouterNode, serializer: str) -> None:
    """Those of the public API."""
    asked = Subprotocol(f"wamp.2.{serializer}")
    with websocket(node.ws, subprotocols=[asked]) as socket:
        assert socket.subprotocol == asked
        assert socket.response is not None
        assert socket.response.headers["server"] == "Crossbar"
