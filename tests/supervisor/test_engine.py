"""The engine's process."""

import signal
from collections.abc import Callable

import pytest
from twisted.internet.task import Clock

from tests.support.processes import Nobody, Spawner
from wordsnake.paths import DataDir
from wordsnake.supervisor.engine import EngineWatch, command
from wordsnake.supervisor.log import LineLog
from wordsnake.supervisor.settings import UpOptions


@pytest.fixture
def watch(line_log: LineLog, clock: Clock) -> EngineWatch:
    return EngineWatch(line_log, clock)


def test_what_the_engine_logs_is_passed_on_as_it_is(watch: EngineWatch, shown: Callable[[], list[str]]) -> None:
    """It writes the log's form itself; further lines are indented already."""
    lines = ["09:15:00 error store the disk is full", "         free some space"]
    for line in lines:
        watch.line(2, line)
    assert shown() == lines


def test_what_comes_from_below_the_log_is_a_warning(watch: EngineWatch, shown: Callable[[], list[str]]) -> None:
    """The interpreter and C libraries know no form."""
    watch.line(2, "Fatal Python error: Segmentation fault")
    assert shown() == ["12:00:00 warn engine Fatal Python error: Segmentation fault"]


def test_an_engine_that_hangs_is_killed(watch: EngineWatch, spawner: Spawner, clock: Clock) -> None:
    """After it has answered once, six seconds of silence are enough."""
    watch.started(spawner(Nobody()))
    watch.line(1, "pong 1")
    for _ in range(4):
        clock.advance(2)
    assert spawner.last.signals == [signal.SIGKILL]


def test_an_engine_that_has_ended_is_not_pinged(watch: EngineWatch, spawner: Spawner, clock: Clock) -> None:
    """Nor is it found to hang."""
    watch.started(spawner(Nobody()))
    watch.ended()
    for _ in range(60):
        clock.advance(2)
    assert (spawner.last.written, spawner.last.signals) == ([b"ping 1\n"], [])


def test_the_command_line_says_what_was_asked(data: DataDir) -> None:
    """Only what differs from the defaults is said beyond data and language."""
    options = UpOptions(data=data, languages=("en", "de"), chat=False, verbose=True)
    plain = command(UpOptions(data=data))
    assert plain[plain.index("engine") :] == [
        "engine", "--supervised", "--data", str(data.root), "--language", "nl",
    ]  # fmt: skip
    assert command(options)[len(plain) - 1 :] == ["en", "--language", "de", "--no-chat", "--verbose"]
