"""Medians, spread and percentiles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.figures import Figure, figure, percentile

NUMBERS = st.lists(st.floats(0, 1e6), min_size=1)


def test_a_figure_is_the_median_with_its_spread() -> None:
    """One outlier does not move it."""
    assert figure([3.0, 900.0, 2.0]) == Figure(median=3.0, low=2.0, high=900.0)


@pytest.mark.parametrize(("share", "expected"), [(0.5, 50), (0.99, 99), (0.991, 100), (1.0, 100), (0.0, 1)])
def test_a_percentile_is_one_of_the_values(share: float, expected: float) -> None:
    """Nearest rank."""
    assert percentile([float(value) for value in range(100, 0, -1)], share) == expected


@given(NUMBERS, st.floats(0, 1))
def test_a_share_of_the_values_is_no_greater_than_the_percentile(values: list[float], share: float) -> None:
    """That is what it means."""
    found = percentile(values, share)
    assert found in values
    assert sum(value <= found for value in values) >= share * len(values) - 1e-6
