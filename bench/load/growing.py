"""What is measured at each step of a growth (`bench.growth`)."""

import os
import signal
import statistics
import time
from collections.abc import Callable
from itertools import cycle, islice
from typing import cast

from bench.figures import MICRO, MILLI, P50, P99, percentile
from bench.load.connection import LoadError
from bench.load.preparing import Guests, connect
from bench.load.spec import Result, Spec
from bench.load.stage import Measured, Stage, Window
from bench.load.wamp import WampClient

ASKED = 30
"""How often a question is asked whose answer is waited for."""
CALLS_OF_A_PLAYER = 15.0
"""A second: the engine takes twenty, whatever the router lets pass."""
AGAIN_SECONDS = 0.002
LONGEST = 60.0


def paced(spec: Spec) -> Result:
    """Games at a fixed rate over all of them."""
    plan = spec.plan
    with Guests(spec, plan.games * plan.seats) as guests:
        return _costs(_play(spec, guests.stage(guests.open_matches(plan.games, plan.seats))))


def long_snake(spec: Spec) -> Result:
    """Games in which so many words have been laid, and what it takes to look at one of them."""
    plan = spec.plan
    with Guests(spec, plan.games * plan.seats) as guests:
        matches = guests.open_matches(plan.games, plan.seats)
        stage = guests.stage(matches)
        stage.advance(plan.snake_words, CALLS_OF_A_PLAYER * plan.games * plan.seats)
        found = _costs(_play(spec, stage))
        game = matches[0].game
        return found | {"view_ms": _waited(guests, lambda client: client.call("get_game", game))}


def stored(spec: Spec) -> Result:
    """What is asked of a server that has stored much: a new game, moves, and lists of what there was."""
    plan = spec.plan
    questions = {
        "list_ms": ("list_games",),
        "language_ms": ("list_games", "finished", "en"),
        "board_ms": ("get_leaderboard", "classic"),
        "player_ms": ("get_history", plan.stored_player),
    }
    with Guests(spec, plan.games * plan.seats) as guests:
        found = {
            key: _waited(guests, lambda client, ask=ask: client.call(*ask))
            for key, ask in questions.items()
            if plan.stored_events or key != "player_ms"
        }
        window = Window(spec)
        found["new_ms"] = _waited(guests, _open_and_leave)
        found["new_cpu_us"] = window.cpu / ASKED * MICRO
        return found | _costs(_play(spec, guests.stage(guests.open_matches(plan.games, plan.seats))))


def restart(spec: Spec) -> Result:
    """Kill the engine; how long it takes until it answers again."""
    client = cast("WampClient", connect(spec, "who waits", spec.source))
    os.kill(spec.engine, signal.SIGKILL)
    began = time.perf_counter()
    while not client.try_call("about"):
        if time.perf_counter() - began > LONGEST:
            raise LoadError("the engine did not come back")
        time.sleep(AGAIN_SECONDS)
    client.connection.close()
    return {"restart_s": time.perf_counter() - began}


def _open_and_leave(client: WampClient) -> None:
    client.call("leave_game", client.call("create_game", "classic")["game"])


def _play(spec: Spec, stage: Stage) -> Measured:
    plan = spec.plan
    rate = min(plan.move_rate, CALLS_OF_A_PLAYER * plan.games * plan.seats)
    return stage.play(plan.seconds, rate, plan.warm_up)


def _costs(played: Measured) -> Result:
    return {
        "move_cpu_us": played.cpu / len(played.acks) * MICRO,
        "delivery_cpu_us": played.cpu / len(played.deliveries) * MICRO,
        "ack_p50_ms": percentile(played.acks, P50) * MILLI,
        "ack_p99_ms": percentile(played.acks, P99) * MILLI,
        "load": played.load,
    }


def _waited(guests: Guests, ask: Callable[[WampClient], object]) -> float:
    """The median of some answers, in milliseconds. Each client asks in its turn: who asks much has to wait."""
    waits = []
    for client in islice(cycle(cast("list[WampClient]", guests.clients)), ASKED):
        began = time.perf_counter()
        ask(client)
        waits.append(time.perf_counter() - began)
    return statistics.median(waits) * MILLI
