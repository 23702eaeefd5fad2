"""What is measured; each answers figures by name, in milliseconds and microseconds."""

from time import perf_counter

from bench.figures import MICRO, MILLI, P50, P99, percentile
from bench.load import growing, holding
from bench.load.flood import flooding
from bench.load.preparing import Guests
from bench.load.spec import Result, Spec
from bench.load.stage import AT_ONCE
from bench.load.talk import stalled_readers


def watched(spec: Spec) -> Result:
    """One game at a time, watched by many, half as many, and few; its players are among them."""
    plan = spec.plan
    sizes = (plan.crowd, plan.half, plan.few)
    rates = (plan.crowd_rate, plan.crowd_rate, plan.few_rate)
    with Guests(spec, plan.crowd) as guests:
        matches = [guests.open_match(range(plan.seats), range(size), at) for at, size in enumerate(sizes)]
        many, half, few = (
            guests.stage([match]).play(plan.seconds, rate, plan.warm_up)
            for match, rate in zip(matches, rates, strict=True)
        )
    return {
        "delivery_cpu_us": many.cpu / len(many.deliveries) * MICRO,
        "delivery_bytes": many.event_bytes / len(many.deliveries),
        "last_p50_ms": percentile(half.last, P50) * MILLI,
        "last_p99_ms": percentile(half.last, P99) * MILLI,
        "few_p50_ms": percentile(few.deliveries, P50) * MILLI,
        "few_p99_ms": percentile(few.deliveries, P99) * MILLI,
        "watched_load": max(part.load for part in (many, half, few)),
    }


def moves(spec: Spec) -> Result:
    """Many games: as fast as the server can, then at a fixed rate."""
    plan = spec.plan
    with Guests(spec, plan.games * plan.seats) as guests:
        stage = guests.stage(guests.open_matches(plan.games, plan.seats))
        full = stage.play(plan.seconds, AT_ONCE, plan.warm_up)
        paced = stage.play(plan.seconds, plan.move_rate, plan.warm_up)
    parts = {"move_engine_us": full.engine / len(full.acks) * MICRO} if spec.engine else {}
    return parts | {
        "move_cpu_us": full.cpu / len(full.acks) * MICRO,
        "moves_per_second": len(full.acks) / full.seconds,
        "paced_cpu_us": paced.cpu / len(paced.acks) * MICRO,
        "paced_rate": len(paced.acks) / paced.seconds,
        "ack_p50_ms": percentile(paced.acks, P50) * MILLI,
        "ack_p99_ms": percentile(paced.acks, P99) * MILLI,
        "full_load": full.load,
        "paced_load": paced.load,
    }


def usual(spec: Spec) -> Result:
    """Many games as people play them: what a client costs a second, and how long a move takes to the others."""
    plan = spec.plan
    clients = plan.games * plan.seats
    with Guests(spec, clients) as guests:
        stage = guests.stage(guests.open_matches(plan.games, plan.seats))
        played = stage.play(plan.usual_seconds, plan.usual_rate, plan.warm_up)
    return {
        "usual_cpu_us": played.cpu / (clients * played.seconds) * MICRO,
        "usual_p50_ms": percentile(played.deliveries, P50) * MILLI,
        "usual_p99_ms": percentile(played.deliveries, P99) * MILLI,
        "usual_load": played.load,
    }


def flood(spec: Spec) -> Result:
    """Many games at a fixed rate, without and then with a client that asks as fast as it can."""
    plan = spec.plan
    with Guests(spec, plan.flood_games * plan.seats) as guests:
        stage = guests.stage(guests.open_matches(plan.flood_games, plan.seats))
        calm = stage.play(plan.flood_seconds, plan.flood_rate, plan.warm_up)
        with flooding(spec) as tally:
            began, before = perf_counter(), tally.sent
            flooded = stage.play(plan.flood_seconds, plan.flood_rate, plan.warm_up)
            pace = (tally.sent - before) / (perf_counter() - began)
    without, during = (percentile(part.acks, P99) * MILLI for part in (calm, flooded))
    return {
        "calm_p99_ms": without,
        "flooded_p99_ms": during,
        "flood_ratio": during / without,
        "flood_messages": pace,
        "flood_ends": tally.ended,
        "flood_load": flooded.load,
    }


SCENARIOS = {
    "watched": watched,
    "moves": moves,
    "usual": usual,
    "flood": flood,
    "readers": stalled_readers,
    "memory": holding.memory_of_each,
    "crowd": holding.crowd,
    "paced": growing.paced,
    "long snake": growing.long_snake,
    "stored": growing.stored,
    "restart": growing.restart,
}
"""By name."""
