"""The two loops under the kit: the same promises, and asyncio without Twisted."""

import subprocess
import sys
from pathlib import Path

import pytest
from twisted.internet.defer import CancelledError, Deferred
from twisted.internet.task import Clock

from wordsnake.kit.on_twisted import TwistedLoop


def test_a_program_on_asyncio_has_nothing_of_twisted() -> None:
    """Let alone its reactor."""
    loaded = "import sys, wordsnake.kit.on_asyncio; print([name for name in sys.modules if name.startswith('twisted')])"
    shown = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"


def test_asyncio_keeps_the_promises_of_a_loop() -> None:
    """In a process of its own: Autobahn is for one of the two in a process."""
    child = Path(__file__).with_name("asyncio_child.py")
    shown = subprocess.run([sys.executable, str(child)], capture_output=True, text=True, check=False)
    assert (shown.stdout, shown.returncode) == ("kept\n", 0), shown.stderr


def test_on_twisted_a_wait_ends_in_time() -> None:
    """As above; Autobahn's own Deferred is left alone."""
    clock = Clock()
    loop = TwistedLoop(clock)
    work: Deferred[int] = Deferred()
    problems: list[BaseException] = []
    waiting = loop.within(work, 5)
    waiting.addErrback(lambda failure: problems.append(failure.value))  # type: ignore[attr-defined]
    clock.advance(5)
    assert [type(problem) for problem in problems] == [TimeoutError]
    work.callback(1)


def test_on_twisted_what_is_spawned_can_be_cancelled(caplog: pytest.LogCaptureFixture) -> None:
    """As above."""
    loop = TwistedLoop(Clock())
    cancelled: list[bool] = []

    async def wait() -> None:
        try:
            await loop.sleep(60)
        except CancelledError:
            cancelled.append(True)
            raise

    async def fail() -> None:
        raise ValueError("oh")

    loop.spawn(wait())()
    loop.spawn(fail())
    assert cancelled == [True]
    assert [record.exc_info[0] for record in caplog.records if record.exc_info] == [ValueError]
