"""Plots as SVG, in a light and a dark dress: bars side by side, and lines by size on logarithmic axes."""

import math
from collections.abc import Mapping, Sequence
from html import escape
from typing import NamedTuple

WIDTH, BAR, GAP, LEFT, RIGHT, HEAD = 760, 20, 9, 250, 130, 44
PLOT_HEIGHT, FOOT, INSET = 230, 46, 88
COLOURS = 4
STYLE = """
svg { font: 13px system-ui, sans-serif; }
.paper { fill: #ffffff; } text { fill: #24292f; } .dim { fill: #59636e; } .grid { stroke: #d0d7de; }
.c0 { fill: #0a7f4f; } .c1 { fill: #8a94a0; } .c2 { fill: #b35900; } .c3 { fill: #0969da; }
.l0 { stroke: #0a7f4f; } .l1 { stroke: #8a94a0; } .l2 { stroke: #b35900; } .l3 { stroke: #0969da; }
.line { fill: none; stroke-width: 2.5; } .title { font-weight: 600; font-size: 15px; }
@media (prefers-color-scheme: dark) {
.paper { fill: #0d1117; } text { fill: #e6edf3; } .dim { fill: #9198a1; } .grid { stroke: #30363d; }
.c0 { fill: #3fb950; } .c1 { fill: #6e7681; } .c2 { fill: #f0883e; } .c3 { fill: #58a6ff; }
.l0 { stroke: #3fb950; } .l1 { stroke: #6e7681; } .l2 { stroke: #f0883e; } .l3 { stroke: #58a6ff; }
}
"""


class Bar(NamedTuple):
    """A bar of a length, and what is written beside it; `colour` is the number of one of the four."""

    title: str
    value: float
    text: str
    colour: int


def bars(title: str, rows: Sequence[Bar]) -> str:
    """Bars below each other, from nothing to the longest."""
    longest = max(row.value for row in rows)
    body = []
    for number, row in enumerate(rows):
        top, length = HEAD + number * (BAR + GAP), row.value / longest * (WIDTH - LEFT - RIGHT)
        middle = top + BAR / 2 + 4.5
        body += [
            _text(LEFT - 10, middle, row.title, anchor="end"),
            f'<rect class="c{row.colour}" x="{LEFT}" y="{top}" width="{length:.1f}" height="{BAR}" rx="3"/>',
            _text(LEFT + length + 8, middle, row.text, kind="dim"),
        ]
    return _page(title, HEAD + len(rows) * (BAR + GAP) + 8, body)


class Frame(NamedTuple):
    """Where values lie in a plot; both axes are logarithmic, and a size of 0 stands left of all others."""

    sizes: Sequence[int]
    low: float
    high: float

    def across(self, size: int) -> float:
        """From the left."""
        real = [each for each in self.sizes if each]
        steps = len(self.sizes) - len(real)
        width = WIDTH - INSET - 160
        if not size:
            return float(INSET)
        share = math.log(size / real[0]) / math.log(real[-1] / real[0]) if len(real) > 1 else 0.0
        start = width * 0.18 * steps
        return INSET + start + share * (width - start)

    def down(self, value: float) -> float:
        """From the top."""
        share = math.log(value / self.low) / math.log(self.high / self.low)
        return HEAD + 10 + (1 - share) * PLOT_HEIGHT


def lines(title: str, size: str, unit: str, series: Mapping[str, Mapping[int, float]]) -> str:
    """A line for each of at most four series, by size. All values are greater than nothing."""
    values = [value for line in series.values() for value in line.values()]
    sizes = sorted({at for line in series.values() for at in line})
    frame = Frame(sizes, 10 ** math.floor(math.log10(min(values))), 10 ** math.ceil(math.log10(max(values) * 1.01)))
    body = [*_grid(frame, unit), _text(WIDTH / 2 - 60, HEAD + PLOT_HEIGHT + 48, size, anchor="middle", kind="dim")]
    for number, (name, line) in enumerate(series.items()):
        colour = number % COLOURS
        points = [(frame.across(at), frame.down(line[at])) for at in sorted(line)]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        body.append(f'<polyline class="line l{colour}" points="{path}"/>')
        body += [f'<circle class="c{colour}" cx="{x:.1f}" cy="{y:.1f}" r="4"/>' for x, y in points]
        legend = HEAD + 20 + number * 20
        body += [
            f'<rect class="c{colour}" x="{WIDTH - 146}" y="{legend - 9}" width="10" height="10" rx="2"/>',
            _text(WIDTH - 130, legend, name, kind="dim"),
        ]
    return _page(title, HEAD + PLOT_HEIGHT + FOOT + 20, body)


def _grid(frame: Frame, unit: str) -> list[str]:
    decades = range(round(math.log10(frame.low)), round(math.log10(frame.high)) + 1)
    found = []
    for decade in decades:
        y = frame.down(10.0**decade)
        found.append(f'<line class="grid" x1="{INSET}" x2="{WIDTH - 160}" y1="{y:.1f}" y2="{y:.1f}"/>')
        found.append(_text(INSET - 8, y + 4.5, f"{10.0**decade:,g} {unit}", anchor="end", kind="dim"))
    for size in frame.sizes:
        x = frame.across(size)
        found.append(_text(x, HEAD + PLOT_HEIGHT + 28, _short(size), anchor="middle", kind="dim"))
    return found


def _short(size: int) -> str:
    for unit, letter in ((1_000_000, "M"), (1000, "k")):
        if size >= unit:
            return f"{size / unit:.3g}{letter}"
    return str(size)


def _text(x: float, y: float, text: str, *, anchor: str = "start", kind: str = "") -> str:
    return f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(text)}</text>'


def _page(title: str, height: int, body: Sequence[str]) -> str:
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img">'
    parts = [
        head,
        f"<title>{escape(title)}</title>",
        f"<style>{STYLE}</style>",
        f'<rect class="paper" width="{WIDTH}" height="{height}" rx="6"/>',
        _text(16, 26, title, kind="title"),
        *body,
        "</svg>",
    ]
    return "\n".join(parts) + "\n"
