"""What connections and games hold in memory, and how it goes with very many of them."""

import resource
import statistics
import time
from collections.abc import Sequence

import msgspec

from bench.figures import MILLI, P50, P99, percentile
from bench.load.connection import LoadError
from bench.load.preparing import Guests
from bench.load.spec import Result, Spec
from bench.machine import proportional_memory

KILO = 1e3
REST_SECONDS = 1.0
"""Until a server has tidied up after clients that came."""
SPARE_FILES = 100
FEW = 8
"""Clients that come at once: those who are there answer no ping meanwhile, and would do it all together."""


def memory_of_each(spec: Spec) -> Result:
    """The kilobytes of a connection that watches a game, and of a game of two."""
    plan = spec.plan
    with Guests(spec, 2) as guests:
        game = guests.open_matches(1, 2)[0].game
        connections = [_look(spec, 0)]
        for some in plan.held_connections:
            guests.join(some)
            guests.for_each(guests.clients[-some:], lambda client: client.watch(game))
            connections.append(_look(spec, connections[-1][0] + some))
        games = [_look(spec, 0)]
        for some in plan.held_games:
            guests.open_pairs(some)
            games.append(_look(spec, games[-1][0] + some))
    return {"connection_kb": slope(connections) * KILO, "game_kb": slope(games) * KILO}


def crowd(spec: Spec) -> Result:
    """Very many who watch, games that go on meanwhile, and how long a move takes. Raises LoadError: too few files."""
    plan = spec.plan
    players = plan.crowd_games * 2
    spec = msgspec.structs.replace(spec, plan=msgspec.structs.replace(plan, at_once=FEW))
    _need_files(players + plan.crowd_watchers)
    with Guests(spec, players) as guests:
        matches = guests.open_matches(plan.crowd_games, 2)
        guests.join(plan.crowd_watchers)
        watched = [matches[at % len(matches)] for at in range(plan.crowd_watchers)]
        pairs = list(enumerate(watched, start=players))
        guests.for_each(pairs, lambda pair: guests.clients[pair[0]].watch(pair[1].game))
        for number, match in pairs:
            match.audience = [*match.audience, number]
        stage = guests.stage(matches)
        time.sleep(REST_SECONDS)
        held = proportional_memory(spec.pids)
        calm = stage.rest(plan.seconds)
        played = stage.play(plan.crowd_seconds, plan.crowd_moves, plan.warm_up)
    return {
        "crowd_connections": players + plan.crowd_watchers,
        "crowd_mb": held,
        "crowd_mb_after": proportional_memory(spec.pids),
        "crowd_idle_share": calm,
        "crowd_share": played.cpu / played.seconds,
        "crowd_p50_ms": percentile(played.acks, P50) * MILLI,
        "crowd_p99_ms": percentile(played.acks, P99) * MILLI,
        "crowd_seen_p99_ms": percentile(played.deliveries, P99) * MILLI,
        "crowd_load": played.load,
    }


def slope(steps: Sequence[tuple[float, float]]) -> float:
    """What each one more adds: by least squares, so that no single look decides."""
    return statistics.linear_regression([at for at, _ in steps], [held for _, held in steps]).slope


def _look(spec: Spec, count: float) -> tuple[float, float]:
    time.sleep(REST_SECONDS)
    return count, proportional_memory(spec.pids)


def _need_files(connections: int) -> None:
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft != resource.RLIM_INFINITY and soft < connections + SPARE_FILES:
        raise LoadError(
            f"{connections:,} connections need as many open files, and {soft:,} are allowed: "
            f"`ulimit -Hn {connections + SPARE_FILES}` as root, or a smaller plan"
        )
