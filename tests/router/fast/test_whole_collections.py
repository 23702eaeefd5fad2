"""router.fast.whole_collections"""

import gc
import sys
from collections.abc import Iterator

import pytest
from twisted.internet.task import Clock

from router.fast.whole_collections import INTERVAL, LONGEST, Collections, install, peak


class Heap:
    """Memory that grows when a test says so, and how often all of it was looked through."""

    def __init__(self) -> None:
        self.size = 1000
        self.collected = 0

    def collect(self) -> None:
        self.collected += 1


@pytest.fixture
def threshold() -> Iterator[None]:
    """The collector is as it was afterwards."""
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


def test_nothing_is_looked_through_while_memory_stays() -> None:
    """However long its objects live: that is what it is for."""
    heap = Heap()
    collections = Collections(heap.collect, lambda: heap.size, 0.0)
    for second in range(int(LONGEST)):
        collections.look(second)
    assert heap.collected == 0


def test_memory_that_grows_is_searched_each_time_it_has_grown_by_an_eighth() -> None:
    """So garbage never takes more than that."""
    heap = Heap()
    collections = Collections(heap.collect, lambda: heap.size, 0.0)
    for heap.size in range(1000, 2001):
        collections.look(1.0)
    assert heap.collected == 5  # 1125, 1266, 1425, 1604, 1805


def test_it_is_searched_every_ten_minutes_at_least() -> None:
    """Whoever has left should not stay for ever."""
    heap = Heap()
    collections = Collections(heap.collect, lambda: heap.size, 0.0)
    collections.look(LONGEST)
    collections.look(LONGEST + 1)
    collections.look(2 * LONGEST)
    assert heap.collected == 2


@pytest.mark.usefixtures("threshold")
@pytest.mark.skipif(sys.version_info >= (3, 14), reason="the collector works in small steps")
def test_the_collector_no_longer_does_it_by_itself() -> None:
    """Small rounds stay, and a clock does the rest."""
    small = gc.get_threshold()[:2]
    clock = Clock()
    install(clock)
    assert gc.get_threshold()[:2] == small
    assert gc.get_threshold()[2] > 1_000_000
    before = gc.get_stats()[2]["collections"]
    clock.advance(LONGEST + INTERVAL)
    assert gc.get_stats()[2]["collections"] == before + 1


def test_the_peak_is_that_of_this_process() -> None:
    """And never falls."""
    before = peak()
    held = bytearray(64_000_000)
    assert peak() >= before > 0
    assert len(held) == 64_000_000
