"""Figures put into the documentation."""

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from bench.micro import report as micro
from bench.plan import QUICK
from bench.plots import draw
from bench.publish import PAGE, blocks, filled
from bench.report import Report, added, read, together, write
from bench.runner import BASE, OURS
from bench.svg import Bar, bars, lines
from wordsnake.paths import node_root

SVG = "{http://www.w3.org/2000/svg}"


def report(**figures: float) -> Report:
    """A run in which these were measured of Wordsnake, and of the others half."""
    results = {
        OURS: {name: [value] for name, value in figures.items()},
        BASE: {name: [value / 2] for name, value in figures.items()},
    }
    return Report("a machine", {"websockets": "17"}, QUICK, 1.0, results, {"live": {0: {"restart_s": 0.5}}})


def test_a_block_is_renewed_and_nothing_else() -> None:
    """What people write stays."""
    page = "before\n<!-- figures: one -->\nold\n<!-- end -->\nbetween\n<!-- figures: two -->\n<!-- end -->\nafter\n"
    assert filled(page, {"one": "| new |"}) == page.replace("\nold\n", "\n\n| new |\n\n")


@pytest.mark.parametrize("page", ["", "<!-- figures: one -->\n<!-- end -->\n" * 2])
def test_a_page_without_a_place_for_a_block_is_an_error(page: str) -> None:
    """Nobody should think that it was renewed."""
    with pytest.raises(ValueError, match="places for the figures called 'one'"):
        filled(page, {"one": ""})


def test_every_block_has_a_place_in_the_documentation(tmp_path: Path) -> None:
    """One command renews all of them."""
    for name in ("bench.json", "everybody.json"):
        write(report(move_cpu_us=400.0), tmp_path / name)
    parts = micro.MicroReport("a machine", None, {"a_move": [41.0, 43.0, 42.0]}, {}, 0.1)
    write(parts, tmp_path / "micro.json")
    found = filled(PAGE.read_text(encoding="utf-8"), blocks(tmp_path))
    assert found.count("Medians of 3, on a machine:\n\n| part | µs of CPU |\n|---|---|\n| a move | 42 (41-43) |\n") == 1
    assert found.count("2.00x (400 µs)") == 1
    assert "2.00x, 400 µs" in found


def test_every_plot_of_the_documentation_is_one_that_is_drawn() -> None:
    """And lies beside its figures."""
    folder = node_root() / "docs" / "figures"
    shown = set(PAGE.read_text(encoding="utf-8").split("(figures/")[1:])
    assert {text.partition(")")[0] for text in shown} == {path.name for path in folder.glob("*.svg")}


def test_plots_are_drawn_of_what_was_measured(tmp_path: Path) -> None:
    """And of nothing else."""
    write(report(move_cpu_us=400.0), tmp_path / "everybody.json")
    assert [path.name for path in draw(tmp_path)] == ["cpu-move.svg", "growth-live.svg"]


def test_bars_are_as_long_as_what_they_show() -> None:
    """Ratios can be seen."""
    page = ET.fromstring(bars("CPU & more", [Bar("a", 10.0, "10 µs", 0), Bar("b", 5.0, "5 µs", 1)]))
    lengths = [float(rect.get("width", "0")) for rect in page.iter(f"{SVG}rect") if rect.get("class") in {"c0", "c1"}]
    assert lengths[0] == pytest.approx(2 * lengths[1])
    assert "CPU & more" in [text.text for text in page.iter(f"{SVG}text")]


def test_lines_go_up_where_values_do() -> None:
    """The first size may be nothing, for which there is no logarithm."""
    page = ET.fromstring(lines("Growth", "events", "ms", {"a": {0: 1.0, 1000: 10.0, 1_000_000: 10.0}}))
    (line,) = page.iter(f"{SVG}polyline")
    points = [tuple(map(float, point.split(","))) for point in line.get("points", "").split()]
    assert [x for x, _ in points] == sorted({x for x, _ in points})
    assert points[0][1] > points[1][1] == points[2][1]


def test_figures_of_two_runs_come_together() -> None:
    """The first counts where both have measured the same."""
    first, second = report(a=1.0), report(a=2.0, b=3.0)
    assert together(first, second)[OURS] == {"a": [1.0], "b": [3.0]}
    assert added(first, second).seconds == 2.0


def test_a_report_is_read_as_it_was_written(tmp_path: Path) -> None:
    """Sizes are numbers again."""
    path = tmp_path / "figures" / "bench.json"
    write(report(a=1.0), path)
    assert read(path) == report(a=1.0)
