"""What is read from the kernel."""

import os

import pytest

from bench.machine import NotEnoughCoresError, cpu_seconds, memory, two_cores


def test_work_shows_as_cpu_time() -> None:
    """Of this process, all threads together."""
    before = cpu_seconds([os.getpid()])
    assert any(sum(range(200_000)) and cpu_seconds([os.getpid()]) > before for _ in range(1000))  # told once a tick


def test_memory_of_a_process_is_counted_in_megabytes() -> None:
    """Python alone takes more than one, and no test takes ten thousand."""
    assert 1 < memory([os.getpid()]) < 10_000


def test_a_process_that_has_ended_counts_for_nothing() -> None:
    """A server may lose one while it is looked at."""
    ended = os.posix_spawn("/bin/true", ["true"], {})
    os.waitpid(ended, 0)
    assert cpu_seconds([ended]) == 0
    assert memory([ended]) == 0


def test_one_core_is_not_enough() -> None:
    """Server and load generator would take it from each other."""
    allowed = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(allowed)})
    try:
        with pytest.raises(NotEnoughCoresError):
            two_cores()
    finally:
        os.sched_setaffinity(0, allowed)
