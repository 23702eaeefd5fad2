"""Figures from what a page noted. Times are milliseconds since the page was asked for."""

from collections.abc import Sequence
from itertools import pairwise

from bench.figures import percentile

Task = tuple[float, float]
"""A task of more than 50 ms: when it began, and how long it took."""


def interactive(ready: float, tasks: Sequence[Task]) -> float:
    """When the page answers at once: what is to be used stands there since `ready`, and no long task came after."""
    return max([ready, *(began + took for began, took in tasks)])


def gaps(frames: Sequence[float]) -> list[float]:
    """The times between frames that began at `frames`, which are at least two."""
    return [after - before for before, after in pairwise(frames)]


def spread(name: str, values: Sequence[float], share: float) -> dict[str, float]:
    """The median, and what a `share` (0..1) of the values does not exceed, as `<name>_p50_ms` and `<name>_pNN_ms`."""
    return {
        f"{name}_p50_ms": percentile(values, 0.5),
        f"{name}_p{round(share * 100)}_ms": percentile(values, share),
    }
