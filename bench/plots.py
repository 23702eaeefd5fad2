"""`python -m bench.plots`: the plots of the documentation, drawn from the figures that are kept beside them."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from bench.comparison import SERVERS
from bench.figures import figure
from bench.growth.axes import Growth
from bench.report import Report, read
from bench.runner import BASE, IN_MEMORY, OURS, STOCK, Results
from bench.svg import Bar, bars, lines
from bench.table import written
from wordsnake.paths import node_root

FIGURES = node_root() / "docs" / "figures"
EVERYBODY = "everybody.json"
OWN, PEER, CROSSBAR = 0, 1, 2
COLOUR = {OURS: OWN, IN_MEMORY: OWN, STOCK: CROSSBAR, BASE: 3}

BARS = {
    "cpu-move": ("move_cpu_us", "CPU a move, 100 games of four, as fast as it goes", "µs"),
    "cpu-delivery": ("delivery_cpu_us", "CPU a delivery, a game with 1,000 watchers", "µs"),
    "latency": ("last_p50_ms", "The last of 500 watchers has a move after, p50", "ms"),
    "memory": ("connection_kb", "Memory of a connection", "kB"),
}
"""By file: what is compared between all servers."""

LINES = {
    "games": ("answer to a move", "games at once", "ms", {"ack_p50_ms": "p50", "ack_p99_ms": "p99"}),
    "seats": ("CPU of a move", "players in a game", "µs", {"move_cpu_us": "a move", "delivery_cpu_us": "a delivery"}),
    "snake": ("answer in a long game", "words laid", "ms", {"ack_p50_ms": "to a move", "view_ms": "to get_game"}),
    "lexicon": ("CPU of a word", "words in the lexicon", "µs", {"judge_us": "permitted", "refuse_us": "refused"}),
    "live": ("a restart of the engine", "games that go on", "s", {"restart_s": "killed to answer"}),
    "store": (
        "a server that has stored much",
        "events stored",
        "ms",
        {"ack_p50_ms": "a move", "new_ms": "a new game", "list_ms": "list_games", "player_ms": "get_history"},
    ),
}
"""By axis of growth: title, what grows, unit, and the figures with their names."""


def plots(report: Report) -> Iterator[tuple[str, str]]:
    """The names of the files, and what is to be in them; nothing for what was not measured."""
    for name, (key, title, unit) in BARS.items():
        rows = _bars(report.results, key, unit)
        if rows:
            yield f"{name}.svg", bars(title, rows)
    for axis, (title, size, unit, names) in LINES.items():
        series = _series(report.growth, axis, names)
        if series:
            yield f"growth-{axis}.svg", lines(f"Growth: {title}", size, unit, series)


def _bars(results: Results, key: str, unit: str) -> list[Bar]:
    found = {kind: figure(values).median for kind in SERVERS if (values := results.get(kind, {}).get(key))}
    base = found.get(BASE)
    return [
        Bar(
            SERVERS[kind].partition(":")[0],
            value,
            f"{written(value)} {unit}" + (f" ({value / base:.2f}x)" if base else ""),
            COLOUR.get(kind, PEER),
        )
        for kind, value in found.items()
    ]


def _series(growth: Growth, axis: str, names: Mapping[str, str]) -> dict[str, dict[int, float]]:
    measured = growth.get(axis, {})
    series = {
        name: {size: result[key] for size, result in measured.items() if key in result} for key, name in names.items()
    }
    return {name: line for name, line in series.items() if line}


def draw(folder: Path = FIGURES) -> list[Path]:
    """Draw all plots from the figures in a folder, into it."""
    drawn = []
    for name, text in plots(read(folder / EVERYBODY)):
        path = folder / name
        path.write_text(text, encoding="utf-8")
        drawn.append(path)
    return drawn


if __name__ == "__main__":
    for path in draw():
        print(path)  # noqa: T201 - what a program says
