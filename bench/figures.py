"""Many measurements made one figure."""

import math
import statistics
from collections.abc import Sequence
from typing import NamedTuple

MICRO, MILLI = 1e6, 1e3
P50, P99 = 0.5, 0.99


class Figure(NamedTuple):
    """The median of some repeats, and the least and the greatest of them."""

    median: float
    low: float
    high: float


def figure(values: Sequence[float]) -> Figure:
    """Of at least one value."""
    return Figure(statistics.median(values), min(values), max(values))


def percentile(values: Sequence[float], share: float) -> float:
    """The least of the values that a `share` (0..1) of them does not exceed: nearest rank, nothing interpolated."""
    ranked = sorted(values)
    return ranked[max(math.ceil(share * len(ranked)), 1) - 1]
