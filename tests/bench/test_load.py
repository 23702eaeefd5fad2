"""The load generator against the servers that Wordsnake is compared with."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from bench.chains import walk
from bench.contestants import Places, Running, peer
from bench.load.scenarios import SCENARIOS
from bench.load.spec import Spec
from bench.machine import two_cores
from bench.peers.programs import PEERS
from bench.plan import Plan

pytestmark = pytest.mark.e2e

TINY = Plan(seconds=0.2, warm_up=0.0, crowd=8, half=6, few=5, games=2, seats=4, move_rate=50.0)


@pytest.fixture
def words(tmp_path: Path) -> Path:
    """A file with words that link, in their order."""
    file = tmp_path / "words"
    file.write_text("\n".join(walk(("".join(letters) for letters in product("abcdef", repeat=5)), 5000)))
    return file


@pytest.fixture
def server(words: Path, tmp_path: Path) -> Iterator[Running]:
    with peer(Places(tmp_path, words, two_cores().server), "websockets") as running:
        yield running


@pytest.fixture(params=PEERS)
def each_peer(request: pytest.FixtureRequest, words: Path, tmp_path: Path) -> Iterator[Running]:
    with peer(Places(tmp_path, words, two_cores().server), request.param) as running:
        yield running


def measured(scenario: str, server: Running, words: Path) -> dict[str, float]:
    spec = Spec(
        scenario=scenario,
        dialect=server.dialect,
        port=server.port,
        pids=list(server.pids),
        engine=server.engine,
        core=two_cores().load,
        words=str(words),
        salt="test",
        source="127.0.0.1",
        flood_source="127.0.0.1",
        plan=TINY,
    )
    return SCENARIOS[scenario](spec)


def test_games_are_played_and_their_moves_cost_something(each_peer: Running, words: Path) -> None:
    """No move is refused, and each is answered and delivered, or there would be a LoadError."""
    result = measured("moves", each_peer, words)
    assert result["moves_per_second"] > 0
    assert result["move_cpu_us"] > 0
    assert 0 < result["ack_p50_ms"] <= result["ack_p99_ms"]


def test_watchers_are_told_of_every_move(server: Running, words: Path) -> None:
    """The one who hears of it last is waited for."""
    result = measured("watched", server, words)
    assert result["delivery_cpu_us"] > 0
    assert result["delivery_bytes"] > 100
    assert 0 < result["last_p50_ms"] <= result["last_p99_ms"]
