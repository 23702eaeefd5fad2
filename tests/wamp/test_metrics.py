"""wordsnake.wamp.metrics, and where the service counts."""

from typing import Any

import pytest
from autobahn.wamp.exception import ApplicationError
from twisted.internet.defer import Deferred

from tests.support.service import ANNA, BRAM, Server
from wordsnake.store.memory.store import MemoryStore
from wordsnake.wamp.metrics import BOUNDS, Histogram


class SlowStore(MemoryStore):
    """A store whose disk answers when the test says so."""

    def __init__(self) -> None:
        super().__init__()
        self.held: list[Deferred[None]] | None = None

    def append(self, *args: Any) -> Deferred[None]:
        stored = super().append(*args)
        if self.held is None:
            return stored
        held: Deferred[None] = Deferred()
        self.held.append(held)
        return held


def family(server: Server, name: str) -> dict[tuple[str, ...], float]:
    """The samples of a family, by suffix and values of labels."""
    [found] = [each for each in server.service.watched() if each["name"] == name]
    return {(suffix, *labels.values()): value for suffix, labels, value in found["samples"]}


def test_a_histogram_counts_what_took_as_long_or_less() -> None:
    """In each of its classes; the last one has no bound."""
    histogram = Histogram()
    for seconds in (0.0001, BOUNDS[0], 0.3, 99):
        histogram.observe(seconds)
    samples = {(suffix, *labels.values()): value for suffix, labels, value in histogram.samples()}
    assert samples["_bucket", str(BOUNDS[0])] == 2
    assert samples["_bucket", "0.5"] == 3
    assert samples["_bucket", "+Inf"] == samples[("_count",)] == 4
    assert samples[("_sum",)] == 0.0001 + BOUNDS[0] + 0.3 + 99


def test_calls_are_counted_by_outcome(server: Server) -> None:
    """Those that were answered, and those that were refused by each reason."""
    game = server.playing(ANNA, BRAM)
    server.play(game, "behaard")
    server.refused(server.to_move(game), "play_word", game, "xqxq")
    calls = family(server, "calls_total")
    assert calls["", "create_game", "ok"] == 1
    assert calls["", "play_word", "ok"] == 1
    assert calls["", "play_word", "not_in_lexicon"] == 1


def test_events_and_games_are_counted(server: Server) -> None:
    """By type, and by phase."""
    game = server.playing(ANNA, BRAM)
    server.waiting(ANNA)
    server.play(game, "behaard")
    assert family(server, "events_total")["", "word_played"] == 1
    games = family(server, "games")
    assert (games["", "playing"], games["", "waiting"], games["", "finished"]) == (1, 1, 0)


def test_a_commit_takes_until_it_is_stored() -> None:
    """By the clock of the service."""
    store = SlowStore()
    server = Server(store)
    store.held = []
    server.ask(ANNA, "create_game")
    server.clock.advance(0.2)
    store.held[0].callback(None)
    commits = family(server, "commit_seconds")
    assert (commits["_bucket", "0.1"], commits["_bucket", "0.25"]) == (0, 1)
    assert family(server, "publish_seconds")[("_count",)] == 1


def test_only_the_host_and_the_router_may_ask(server: Server) -> None:
    """It is in no list of anybody else's role; the engine refuses as well."""
    assert "wordsnake.host.metrics" not in server.service.endpoints
    assert family(server, "engine_start_time_seconds")[("",)] == server.now() / 1000


def test_whoever_may_not_is_counted(server: Server) -> None:
    """By the last part of the error, whoever named it."""
    with pytest.raises(ApplicationError):
        server.call(None, "create_game")
    assert family(server, "calls_total")["", "create_game", "not_authorized"] == 1
