"""Everybody side by side."""

from bench.comparison import COLUMNS, SERVERS, comparison, markdown
from bench.peers.programs import PEERS
from bench.runner import BASE, IN_MEMORY, OURS, STOCK


def test_figures_are_ratios_to_websockets() -> None:
    """By the medians; waits stand as they are."""
    results = {
        OURS: {"move_cpu_us": [200.0, 300.0, 250.0], "usual_p50_ms": [2.0]},
        BASE: {"move_cpu_us": [100.0], "usual_p50_ms": [1.0]},
    }
    head, ours, base = comparison(results)
    assert len(head) == 3
    assert ours == ("Wordsnake, as shipped", "2.50x (250 µs)", "2 ms")
    assert base[1] == "1.00x (100 µs)"


def test_what_was_not_measured_has_no_row() -> None:
    """A run may leave servers out."""
    assert comparison({BASE: {"move_cpu_us": [1.0]}})[1][0] == SERVERS[BASE]
    assert len(markdown({BASE: {"move_cpu_us": [1.0]}}).splitlines()) == 3


def test_everybody_has_a_row() -> None:
    """Whoever takes part is shown, and nobody else."""
    assert set(SERVERS) == {OURS, IN_MEMORY, STOCK, *PEERS}


def test_each_figure_stands_once() -> None:
    """A key is no column twice."""
    assert len({column.key for column in COLUMNS}) == len(COLUMNS)
