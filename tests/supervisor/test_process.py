"""Real processes: what is read of them, and how they end."""

import os
import select
import signal
import subprocess
import sys

import pytest
from twisted.internet.error import ProcessDone, ProcessTerminated
from twisted.python.failure import Failure

from wordsnake.supervisor.process import LAUNCHER, LINE_BYTES, Process, describe

SLEEPER = [sys.executable, "-c", "import os; print(os.getpid(), os.getsid(0), flush=True); input()"]


class Listener:
    """Keeps what it hears of a process."""

    def __init__(self) -> None:
        self.heard: list[tuple[object, ...]] = []

    def line(self, fd: int, text: str) -> None:
        self.heard.append((fd, text))

    def ended(self, why: str) -> None:
        self.heard.append((why,))


@pytest.fixture
def listener() -> Listener:
    return Listener()


@pytest.fixture
def process(listener: Listener) -> Process:
    return Process(listener)


def test_lines_come_whole_however_they_are_written(process: Process, listener: Listener) -> None:
    """Each stream by itself."""
    for fd, data in ((1, b"on"), (2, b"an er"), (1, b"e\ntwo\n"), (2, b"ror\n")):
        process.childDataReceived(fd, data)
    assert listener.heard == [(1, "one"), (1, "two"), (2, "an error")]


def test_the_last_line_needs_no_end(process: Process, listener: Listener) -> None:
    """A process that dies has no time for it."""
    process.childDataReceived(2, b"Killed")
    process.processEnded(Failure(ProcessTerminated(exitCode=1)))
    assert listener.heard == [(2, "Killed"), ("exit code 1",)]


def test_a_line_without_an_end_does_not_fill_the_memory(process: Process, listener: Listener) -> None:
    """It is cut."""
    process.childDataReceived(1, b"x" * (LINE_BYTES + 1))
    process.childDataReceived(1, b"y\n")
    assert listener.heard == [(1, "x" * (LINE_BYTES + 1)), (1, "y")]


def test_what_is_no_text_is_shown_as_far_as_it_is(process: Process, listener: Listener) -> None:
    """A core dump on stderr stops nothing."""
    process.childDataReceived(2, b"caf\xe9\n")
    assert listener.heard == [(2, "caf\ufffd")]


@pytest.mark.parametrize(
    ("reason", "expected"),
    [
        (ProcessDone(0), "exit code 0"),
        (ProcessTerminated(exitCode=2), "exit code 2"),
        (ProcessTerminated(signal=signal.SIGKILL), "killed by SIGKILL"),
    ],
)
def test_the_end_is_told_in_words(reason: Exception, expected: str) -> None:
    """For the log."""
    assert describe(Failure(reason)) == expected


def test_a_launched_program_leads_a_session_of_its_own() -> None:
    """Under the same process id, so that it can be signalled and killed with its group."""
    command = [sys.executable, LAUNCHER, str(os.getpid()), *SLEEPER]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as launched:
        assert launched.stdout is not None
        assert launched.stdout.readline().split() == [str(launched.pid), str(launched.pid)]
        launched.kill()


def test_a_launched_program_dies_with_its_parent() -> None:
    """Even if the parent is killed, and although its stdin stays open."""
    script = (
        "import os, subprocess, sys; subprocess.run([sys.executable, sys.argv[1], str(os.getpid()), *sys.argv[2:]])"
    )
    command = [sys.executable, "-c", script, LAUNCHER, *SLEEPER]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        launched = os.pidfd_open(int(parent.stdout.readline().split()[0]))
        try:
            parent.kill()
            assert select.select([launched], [], [], 10)[0]
        finally:
            os.close(launched)


def test_nothing_is_launched_for_a_parent_that_is_gone() -> None:
    """The kernel was asked too late."""
    command = [sys.executable, LAUNCHER, "1", sys.executable, "-c", "print('here')"]
    assert subprocess.run(command, capture_output=True, check=True).stdout == b""
