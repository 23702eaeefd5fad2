"""When a process is started again."""

from wordsnake.supervisor.restarts import PAUSES, SETTLED, Restarts


def test_a_process_that_dies_once_is_back_at_once() -> None:
    """Players play on within two seconds of the engine's death."""
    assert Restarts().ended(3.0) == 0.0


def test_pauses_grow_over_failed_starts() -> None:
    """A process that cannot start does not take the whole machine."""
    restarts = Restarts()
    assert [restarts.ended(1.0) for _ in PAUSES] == sorted(PAUSES)


def test_the_fifth_failed_start_in_a_row_is_the_last() -> None:
    """Four restarts, then it is given up."""
    restarts = Restarts()
    assert [restarts.ended(1.0) is None for _ in range(5)] == [False, False, False, False, True]


def test_a_run_that_settled_clears_the_count() -> None:
    """Failed starts of long ago do not count."""
    restarts = Restarts()
    for _ in range(4):
        restarts.ended(1.0)
    assert restarts.ended(SETTLED) == 0.0
    assert [restarts.ended(1.0) is None for _ in range(5)] == [False, False, False, False, True]


def test_a_run_just_under_the_threshold_is_a_failed_start() -> None:
    """Fifteen seconds make a start, less does not."""
    restarts = Restarts()
    restarts.ended(SETTLED - 0.001)
    assert restarts.failed == 1
