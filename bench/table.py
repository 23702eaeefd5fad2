"""What is shown of the results: rows, ratios, targets."""

from collections.abc import Sequence
from typing import NamedTuple

from bench.figures import Figure, figure
from bench.runner import BASE, OURS, STOCK, Results

CONTESTANTS = (OURS, STOCK, BASE)
TITLES = {OURS: "Wordsnake", STOCK: "stock Crossbar.io", BASE: "websockets"}


class Row(NamedTuple):
    """A figure. `most` is the target: the greatest ratio to `websockets`, or the greatest value if it is no `ratio`."""

    key: str
    title: str
    unit: str
    ratio: bool = False
    most: float | None = None


ROWS = (
    Row("delivery_cpu_us", "CPU a delivery, game with 1,000 watchers", "µs", ratio=True, most=1.8),
    Row("move_cpu_us", "CPU a move, 100 games of 4, as fast as it goes", "µs", ratio=True, most=3.5),
    Row("move_engine_us", "of which in the engine: rules, store, events", "µs"),
    Row("paced_cpu_us", "CPU a move, 100 games of 4, 1,000 moves/s", "µs", ratio=True),
    Row("moves_per_second", "moves/s, 100 games of 4, as fast as it goes", "/s", ratio=True),
    Row("ack_p50_ms", "answer to a move at 1,000 moves/s, p50", "ms"),
    Row("ack_p99_ms", "answer to a move at 1,000 moves/s, p99", "ms"),
    Row("paced_rate", "moves/s that were made of 1,000", "/s"),
    Row("last_p50_ms", "last of 500 watchers, p50", "ms", most=10.0),
    Row("last_p99_ms", "last of 500 watchers, p99", "ms"),
    Row("few_p50_ms", "50 watchers, p50", "ms"),
    Row("few_p99_ms", "50 watchers, p99", "ms", most=40.0),
    Row("calm_p99_ms", "answer to a move at 200 moves/s, p99", "ms"),
    Row("flooded_p99_ms", "the same while one client floods, p99", "ms"),
    Row("flood_ratio", "the second to the first", "x", most=2.0),
    Row("flood_messages", "messages/s that the flood got rid of", "/s"),
    Row("flood_ends", "times it was thrown out or not let in", ""),
    Row("readers_worst_mb", "memory for 20 stalled readers, at the worst moment", "MB", most=40.0),
    Row("readers_after_mb", "the same 3 s later", "MB"),
    Row("connection_kb", "memory of a connection", "kB"),
    Row("game_kb", "memory of a game of two", "kB"),
    Row("crowd_mb", "10,000 watch 2,000 games: memory of all processes", "MB", most=1000.0),
    Row("crowd_idle_share", "the same: CPU of a core while nobody moves", "%"),
    Row("crowd_share", "the same: CPU of a core at 100 moves/s", "%"),
    Row("crowd_p50_ms", "the same: answer to a move at 100 moves/s, p50", "ms"),
    Row("crowd_p99_ms", "the same: answer to a move at 100 moves/s, p99", "ms", most=50.0),
    Row("crowd_seen_p99_ms", "the same: a move is seen after, p99", "ms"),
    Row("delivery_bytes", "bytes a delivery", "B"),
    Row("page_home_p50_ms", "page: first screen interactive, CPU 4 times slower, p50", "ms", most=1000.0),
    Row("page_game_p50_ms", "page: a game interactive from its link, CPU 4 times slower, p50", "ms", most=1000.0),
    Row("page_paint_p50_ms", "page: event to paint, CPU 4 times slower, p50", "ms", most=50.0),
    Row("page_paint_p95_ms", "page: event to paint, CPU 4 times slower, p95", "ms"),
    Row("page_frame_p50_ms", "page: from frame to frame, snake of 2,000 words, p50", "ms", most=17.0),
    Row("page_frame_p99_ms", "page: from frame to frame, snake of 2,000 words, p99", "ms", most=50.0),
    Row("watched_load", "load generator, with watchers", "%"),
    Row("full_load", "load generator, as fast as it goes", "%"),
    Row("paced_load", "load generator, 1,000 moves/s", "%"),
    Row("flood_load", "load generator, during the flood", "%"),
    Row("crowd_load", "load generator, 14,000 connections", "%"),
)
"""In the order in which they are shown."""

HUNDREDS = 100.0
DOZENS = 20.0


class Line(NamedTuple):
    """A row as text: a cell for each of `CONTESTANTS`, the target, and whether Wordsnake keeps it (None: no target)."""

    title: str
    cells: tuple[str, ...]
    target: str
    kept: bool | None


def lines(results: Results) -> list[Line]:
    """The rows of which anything was measured."""
    return [_line(row, results) for row in ROWS if any(row.key in results.get(kind, {}) for kind in CONTESTANTS)]


def _line(row: Row, results: Results) -> Line:
    found = {kind: figure(values) for kind in CONTESTANTS if (values := results.get(kind, {}).get(row.key))}
    cells = tuple(_cell(row, found.get(kind), found.get(BASE)) for kind in CONTESTANTS)
    return Line(row.title, cells, _target(row), _kept(row, found))


def _cell(row: Row, of: Figure | None, base: Figure | None) -> str:
    if of is None:
        return ""
    value = f"{_number(row, of.median)} {row.unit}".rstrip()
    spread = f" ({_number(row, of.low)}–{_number(row, of.high)})" if of.low != of.high else ""  # noqa: RUF001 - a range
    ratio = f"{of.median / base.median:.2f}x, " if row.ratio and base else ""
    return f"{ratio}{value}{spread}"


def _number(row: Row, value: float) -> str:
    if row.unit == "%":
        return f"{value:.0%}".rstrip("%")
    return written(value)


def written(value: float) -> str:
    """A value in about three digits."""
    return f"{value:,.0f}" if abs(value) >= HUNDREDS else f"{value:.1f}" if abs(value) >= DOZENS else f"{value:.2f}"


def _target(row: Row) -> str:
    if row.most is None:
        return ""
    return f"≤ {row.most:g}x" if row.ratio else f"≤ {row.most:g} {row.unit}"


def _kept(row: Row, found: dict[str, Figure]) -> bool | None:
    ours, base = found.get(OURS), found.get(BASE)
    if row.most is None or ours is None:
        return None
    if not row.ratio:
        return ours.median <= row.most
    return None if base is None else ours.median / base.median <= row.most


def markdown(table: Sequence[Line]) -> str:
    """For a page of the documentation."""
    head = ["| | " + " | ".join(TITLES[kind] for kind in CONTESTANTS) + " | target |", "|---|" + "---|" * 4]
    return "\n".join(head + [f"| {line.title} | {' | '.join(line.cells)} | {_goal(line)} |" for line in table])


def _goal(line: Line) -> str:
    return "" if line.kept is None else f"{line.target}: {'kept' if line.kept else 'missed'}"
