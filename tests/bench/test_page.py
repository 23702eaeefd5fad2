"""Figures from what a page noted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.page.readings import gaps, interactive, spread
from bench.page.visitor import ready_probe

TIMES = st.floats(0, 1e5)


def test_a_page_answers_once_it_is_ready() -> None:
    """Tasks that ended before do not matter."""
    assert interactive(400.0, [(50.0, 120.0), (200.0, 80.0)]) == 400.0


def test_a_task_that_comes_after_keeps_a_page_from_answering() -> None:
    """Until it has ended; what began before and ends after counts too."""
    assert interactive(400.0, [(450.0, 60.0)]) == 510.0
    assert interactive(400.0, [(390.0, 60.0), (100.0, 90.0)]) == 450.0


@given(TIMES, st.lists(st.tuples(TIMES, TIMES)))
def test_a_page_never_answers_before_it_is_ready(ready: float, tasks: list[tuple[float, float]]) -> None:
    """Nor while a task runs."""
    found = interactive(ready, tasks)
    assert found >= ready
    assert all(found >= began + took for began, took in tasks)


def test_gaps_lie_between_frames() -> None:
    """One fewer than there are frames."""
    assert gaps([10.0, 26.5, 43.0, 143.0]) == [16.5, 16.5, 100.0]


@given(st.lists(TIMES, min_size=2))
def test_gaps_sum_up_to_the_time_between_first_and_last(frames: list[float]) -> None:
    """No frame is lost."""
    ordered = sorted(frames)
    assert sum(gaps(ordered)) == pytest.approx(ordered[-1] - ordered[0], abs=1e-3)


def test_a_spread_is_named_after_its_share() -> None:
    """As the table of results asks for it."""
    values = [float(value) for value in range(1, 101)]
    assert spread("page_paint", values, 0.95) == {"page_paint_p50_ms": 50.0, "page_paint_p95_ms": 95.0}


def test_a_selector_is_written_into_the_probe_as_a_string() -> None:
    """Whatever quotes are in it."""
    assert r"""document.querySelector("a[href=\"/\"]")""" in ready_probe('a[href="/"]')
