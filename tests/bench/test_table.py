"""What is shown of the results."""

from bench.runner import BASE, OURS, STOCK
from bench.table import Line, lines, markdown


def line_of(title: str, results: dict[str, dict[str, list[float]]]) -> Line:
    return next(line for line in lines(results) if line.title.startswith(title))


def test_costs_are_ratios_to_websockets_with_their_spread() -> None:
    """A bare time says more about the machine than about the server."""
    results = {OURS: {"delivery_cpu_us": [30.0, 24.0, 25.0]}, BASE: {"delivery_cpu_us": [20.0]}}
    line = line_of("CPU a delivery", results)
    assert line.cells == ("1.25x, 25.0 µs (24.0–30.0)", "", "1.00x, 20.0 µs")  # noqa: RUF001 - a range


def test_a_target_of_a_ratio_is_kept_or_missed() -> None:
    """By the medians."""
    kept = line_of("CPU a delivery", {OURS: {"delivery_cpu_us": [18.0]}, BASE: {"delivery_cpu_us": [10.0]}})
    missed = line_of("CPU a delivery", {OURS: {"delivery_cpu_us": [18.1]}, BASE: {"delivery_cpu_us": [10.0]}})
    assert (kept.target, kept.kept, missed.kept) == ("≤ 1.8x", True, False)


def test_a_target_of_a_value_needs_nothing_to_compare_with() -> None:
    """Memory is memory."""
    assert line_of("memory", {OURS: {"readers_worst_mb": [41.0]}}).kept is False
    assert line_of("memory", {OURS: {"readers_worst_mb": [39.0]}}).kept is True


def test_a_ratio_without_its_base_is_neither_kept_nor_missed() -> None:
    """Nothing was compared."""
    assert line_of("CPU a delivery", {OURS: {"delivery_cpu_us": [18.0]}}).kept is None


def test_what_was_not_measured_is_not_shown() -> None:
    """A run of one scenario shows its rows alone."""
    assert [line.title for line in lines({STOCK: {"moves_per_second": [500.0]}})] == [
        "moves/s, 100 games of 4, as fast as it goes"
    ]


def test_markdown_has_a_column_for_each_contestant_and_the_target() -> None:
    """As the documentation shows it."""
    text = markdown(lines({OURS: {"readers_worst_mb": [12.0]}}))
    *_, last = text.splitlines()
    assert last == "| memory for 20 stalled readers, at the worst moment | 12.00 MB |  |  | ≤ 40 MB: kept |"
    assert {row.count("|") for row in text.splitlines()} == {6}
