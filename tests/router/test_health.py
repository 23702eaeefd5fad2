"""router.health"""

import json
import urllib.error
import urllib.request
from typing import Any

import pytest

from router.health import answer
from tests.support.node import RouterNode


def test_without_an_engine_the_server_is_starting() -> None:
    """503: a load balancer and `wordsnake up` wait."""
    starting = answer("1.2.3", None)
    assert (starting.code, json.loads(starting.body)) == (503, {"status": "starting"})


def test_with_an_engine_the_server_is_well() -> None:
    """200, also when nobody plays."""
    well = answer("1.2.3", 0)
    assert well.code == 200
    assert json.loads(well.body) == {"status": "ok", "version": "1.2.3", "players": 0, "degraded": []}


def test_what_does_not_fit_is_told() -> None:
    """The server plays on; its host can see that it is slower than it could be."""
    slow = answer("1.2.3", 0, ("fast_send",))
    assert (slow.code, json.loads(slow.body)["degraded"]) == (200, ["fast_send"])


@pytest.mark.parametrize("players", [None, 3])
def test_no_answer_is_kept(players: int | None) -> None:
    """Every question is about now."""
    assert answer("", players).headers["cache-control"] == "no-store"


def health(node: RouterNode) -> tuple[int, dict[str, Any]]:
    try:
        with urllib.request.urlopen(f"{node.url}/health", timeout=15) as response:
            return response.status, json.load(response)
    except urllib.error.HTTPError as error:
        with error:
            return error.code, json.load(error)


@pytest.mark.e2e
def test_health_follows_the_engine(node: RouterNode) -> None:
    """Well while play_word is offered, and not a moment longer; players are counted, engines are not."""
    assert health(node) == (503, {"status": "starting"})
    with node.connect_engine() as engine:
        assert health(node)[0] == 503
        registration = engine.register("wordsnake.play_word", lambda _: None)
        before = health(node)[1]["players"]
        with node.connect("bob"), node.connect("alice"):
            code, body = health(node)
            assert (code, body["status"], body["players"]) == (200, "ok", before + 2)
            assert body["version"]
        engine.unregister(registration)
        assert health(node)[0] == 503
