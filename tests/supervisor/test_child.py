"""Keeping one process alive."""

import signal

import pytest
from twisted.internet.task import Clock

from tests.support.processes import Spawner, Watcher
from wordsnake.supervisor.child import Audience, Child, Phase, Running


@pytest.fixture
def child(spawner: Spawner, watcher: Watcher, clock: Clock) -> Child:
    return Child("the engine", spawner, watcher, clock)


def fail(spawner: Spawner, clock: Clock, times: int) -> None:
    """End the process this many times, a second after each start, and let the pause pass."""
    for _ in range(times):
        clock.advance(1)
        spawner.last.end()
        clock.advance(5)


def test_a_child_runs_once_started(child: Child, spawner: Spawner, watcher: Watcher) -> None:
    """Starting spawns the process and tells the watch."""
    child.start()
    assert child.phase is Phase.RUNNING
    assert watcher.told == [("started", spawner.last.pid)]


def test_lines_go_to_the_watch(child: Child, spawner: Spawner, watcher: Watcher) -> None:
    """What a process writes is the watch's business."""
    child.start()
    spawner.last.audience.line(2, "hello")
    assert watcher.told[-1] == ("line", 2, "hello")


def test_a_child_that_dies_is_started_again(child: Child, spawner: Spawner, clock: Clock, watcher: Watcher) -> None:
    """A death is answered with a new process at once."""
    child.start()
    clock.advance(100)
    spawner.last.end("killed by SIGKILL")
    clock.advance(0)
    assert len(spawner.started) == 2
    assert [told[0] for told in watcher.told] == ["started", "ended", "started"]


def test_five_failed_starts_in_a_row_are_given_up(child: Child, spawner: Spawner, clock: Clock) -> None:
    """After five runs of a second each there is no sixth."""
    given_up = []
    child.given_up.addCallback(given_up.append)
    child.start()
    fail(spawner, clock, 5)
    assert child.phase is Phase.GIVEN_UP
    assert (len(spawner.started), given_up) == (5, [None])


def test_a_long_run_between_failures_starts_the_count_anew(child: Child, spawner: Spawner, clock: Clock) -> None:
    """Only failures in a row count."""
    child.start()
    fail(spawner, clock, 4)
    clock.advance(15)
    fail(spawner, clock, 4)
    assert child.phase is Phase.RUNNING


def test_a_process_that_cannot_be_started_is_a_failed_start(watcher: Watcher, clock: Clock) -> None:
    """No memory, no program: tried again, and given up like any other."""

    def spawn(_: Audience) -> Running:
        raise OSError("no more processes")

    child = Child("the engine", spawn, watcher, clock)
    child.start()
    clock.pump([1] * 10)
    assert child.phase is Phase.GIVEN_UP


def test_stopping_signals_and_waits_for_the_end(child: Child, spawner: Spawner, clock: Clock) -> None:
    """Stop is done when the process is gone, not when it was asked."""
    child.start()
    stopped = child.stop(2)
    assert (spawner.last.signals, stopped.called) == ([signal.SIGTERM], False)
    spawner.last.end("exit code 0")
    assert (child.phase, stopped.called) == (Phase.STOPPED, True)
    clock.advance(10)
    assert spawner.last.signals == [signal.SIGTERM]


def test_the_signal_that_stops_can_be_another(spawner: Spawner, watcher: Watcher, clock: Clock) -> None:
    """Crossbar ends cleanly on SIGINT alone."""
    node = Child("the node", spawner, watcher, clock, stop_signal=signal.SIGINT)
    node.start()
    node.stop(2)
    assert spawner.last.signals == [signal.SIGINT]


def test_a_child_that_does_not_stop_is_killed(child: Child, spawner: Spawner, clock: Clock) -> None:
    """The bound is the end of patience."""
    child.start()
    stopped = child.stop(2)
    clock.advance(2)
    assert spawner.last.signals == [signal.SIGTERM, signal.SIGKILL]
    assert not stopped.called
    spawner.last.end("killed by SIGKILL")
    assert stopped.called


def test_a_child_that_stops_is_not_started_again(child: Child, spawner: Spawner, clock: Clock) -> None:
    """The end that was asked for is the end."""
    child.start()
    child.stop(2)
    spawner.last.end("exit code 0")
    clock.advance(60)
    assert len(spawner.started) == 1


def test_stopping_during_a_pause_cancels_the_restart(child: Child, spawner: Spawner, clock: Clock) -> None:
    """Nothing starts after a stop."""
    child.start()
    spawner.last.end()
    assert child.phase is Phase.PAUSING
    assert child.stop(2).called
    clock.advance(60)
    assert len(spawner.started) == 1


def test_stopping_twice_waits_twice_and_signals_once(child: Child, spawner: Spawner) -> None:
    """Whoever asks learns of the end."""
    child.start()
    first, second = child.stop(2), child.stop(2)
    spawner.last.end("exit code 0")
    assert (first.called, second.called) == (True, True)
    assert spawner.last.signals == [signal.SIGTERM]


@pytest.mark.parametrize("failures", [0, 5])
def test_stopping_what_does_not_run_is_done_at_once(
    child: Child, spawner: Spawner, clock: Clock, failures: int
) -> None:
    """Neither a child that never started nor one that was given up has anything to stop."""
    if failures:
        child.start()
        fail(spawner, clock, failures)
    assert child.stop(2).called


def test_a_kill_leads_to_a_new_process(child: Child, spawner: Spawner, clock: Clock) -> None:
    """Killing is for what hangs; it is to be replaced."""
    child.start()
    child.kill()
    assert spawner.last.signals == [signal.SIGKILL]
    spawner.last.end("killed by SIGKILL")
    clock.advance(0)
    assert len(spawner.started) == 2
