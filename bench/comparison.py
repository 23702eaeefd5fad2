"""Everybody side by side: a row for each server, a column for each figure, as ratios to `websockets`."""

from collections.abc import Sequence
from typing import NamedTuple

from bench.figures import Figure, figure
from bench.runner import BASE, IN_MEMORY, OURS, STOCK, Results

SERVERS = {
    OURS: "Wordsnake, as shipped",
    IN_MEMORY: "Wordsnake, its data in memory: moves are not durable",
    STOCK: "the same on stock Crossbar.io",
    BASE: "websockets (asyncio)",
    "tornado": "tornado.websocket",
    "python-socketio": "python-socketio on uvicorn",
    "socket.io": "Socket.IO on Node",
    "ws": "ws on Node",
    "polling": "HTTP polling once a second (Tornado)",
}


class Column(NamedTuple):
    """A figure; `ratio`: to `websockets`."""

    key: str
    title: str
    unit: str
    ratio: bool


COLUMNS = (
    Column("move_cpu_us", "CPU a move, 100 games of 4", "µs", ratio=True),
    Column("delivery_cpu_us", "CPU a delivery, 1,000 watchers", "µs", ratio=True),
    Column("last_p50_ms", "last of 500 watchers, p50", "ms", ratio=True),
    Column("moves_per_second", "moves/s at most", "/s", ratio=True),
    Column("usual_cpu_us", "CPU a client and second, as people play", "µs", ratio=True),
    Column("usual_p50_ms", "a move is seen after, p50", "ms", ratio=False),
    Column("connection_kb", "memory of a connection", "kB", ratio=False),
    Column("game_kb", "memory of a game of two", "kB", ratio=False),
    Column("full_load", "load generator, as fast as it goes", "%", ratio=False),
)


def comparison(results: Results) -> list[tuple[str, ...]]:
    """The head, and a row for each server, as text; of servers and figures those of which anything was measured."""
    shown = [column for column in COLUMNS if any(column.key in figures for figures in results.values())]
    rows = [_row(kind, title, results, shown) for kind, title in SERVERS.items() if results.get(kind)]
    return [("", *(column.title for column in shown)), *rows]


def _row(kind: str, title: str, results: Results, shown: Sequence[Column]) -> tuple[str, ...]:
    return title, *(_cell(column, _of(results, kind, column), _of(results, BASE, column)) for column in shown)


def _of(results: Results, kind: str, column: Column) -> Figure | None:
    values = results.get(kind, {}).get(column.key)
    return figure(values) if values else None


def _cell(column: Column, of: Figure | None, base: Figure | None) -> str:
    if of is None:
        return ""
    if column.unit == "%":
        return f"{of.median:.0%}"
    value = f"{of.median:,.3g}" if of.median < 1000 else f"{of.median:,.0f}"  # noqa: PLR2004 - more has no decimals
    if not column.ratio or base is None:
        return f"{value} {column.unit}"
    return f"{of.median / base.median:.2f}x ({value} {column.unit})"


def markdown(results: Results) -> str:
    """For a page of the documentation."""
    head, *rows = comparison(results)
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, ("---",) * len(head), *rows))
