"""One process that is kept alive.

Theory of operation: a `Child` is always in one phase, and every event (the process ended, a pause is over, a stop) is
answered by looking at the phase::

    IDLE --start--> RUNNING --ended--> PAUSING --pause over--> RUNNING
                       |                  |
                       |                  +--no more tries--> GIVEN_UP
                       +--stop--> STOPPING --ended--> STOPPED

How a process is started and what time it is are handed in, so all of this runs in tests without a process and without
waiting.
"""

import logging
import signal
from collections.abc import Callable
from enum import Enum, auto
from typing import Protocol

from twisted.internet.defer import Deferred, succeed

from wordsnake.supervisor.clock import Clock, Timer
from wordsnake.supervisor.restarts import Restarts

log = logging.getLogger(__name__)


class Phase(Enum):
    """What a child is doing."""

    IDLE = auto()
    RUNNING = auto()
    PAUSING = auto()
    STOPPING = auto()
    STOPPED = auto()
    GIVEN_UP = auto()


class Running(Protocol):
    """A process that was started."""

    @property
    def pid(self) -> int:
        """Its id, and that of its process group."""

    def write(self, data: bytes) -> None:
        """Write to its standard input; ignored once that is closed."""

    def signal(self, number: int) -> None:
        """Send it a signal; ignored if it has ended."""

    def kill(self) -> None:
        """SIGKILL to it and to every process it started."""


class Audience(Protocol):
    """What hears of a process."""

    def line(self, fd: int, text: str) -> None:
        """It wrote a line to stdout (fd 1) or stderr (fd 2)."""

    def ended(self, why: str) -> None:
        """It has ended, as has everything it started; `why` is for people: "exit code 1"."""


Spawn = Callable[[Audience], Running]
"""Starts a process whose lines and end go to the audience."""


class Watch(Protocol):
    """What a child tells of its process."""

    def started(self, process: Running) -> None:
        """A process was started."""

    def line(self, fd: int, text: str) -> None:
        """It wrote a line."""

    def ended(self) -> None:
        """It has ended, for whatever reason."""


class Child:
    """Keeps one process alive: `start`, then `stop`. `name` is what the log calls it.

    `given_up` fires when too many starts in a row have failed.
    """

    def __init__(
        self, name: str, spawn: Spawn, watch: Watch, clock: Clock, *, stop_signal: int = signal.SIGTERM
    ) -> None:
        self.name = name
        self.phase = Phase.IDLE
        self.given_up: Deferred[None] = Deferred()
        self._spawn = spawn
        self._watch = watch
        self._clock = clock
        self._stop_signal = stop_signal
        self._restarts = Restarts()
        self._process: Running | None = None
        self._since = 0.0
        self._timer: Timer | None = None
        self._stopped: list[Deferred[None]] = []

    def start(self) -> None:
        """Start the process, for the first time or once more."""
        self._timer = None
        self._since = self._clock.seconds()
        self.phase = Phase.RUNNING
        try:
            self._process = self._spawn(self)
        except OSError as error:
            self.ended(f"it cannot be started: {error}")
            return
        log.debug("%s started, pid %d", self.name, self._process.pid)
        self._watch.started(self._process)

    def kill(self) -> None:
        """End a process that no longer answers. It is started again unless it was to stop."""
        if self._process is not None:
            self._process.kill()

    def stop(self, bound: float) -> Deferred[None]:
        """Stop for good. Fires when the process has ended; it is killed if it has not after `bound` seconds."""
        if self.phase is Phase.RUNNING and self._process is not None:
            self.phase = Phase.STOPPING
            self._process.signal(self._stop_signal)
            self._timer = self._clock.callLater(bound, self.kill)
        elif self.phase is not Phase.STOPPING:
            self._cancel()
            self.phase = Phase.STOPPED
            return succeed(None)
        self._stopped.append(Deferred())
        return self._stopped[-1]

    def line(self, fd: int, text: str) -> None:
        """The process wrote a line."""
        self._watch.line(fd, text)

    def ended(self, why: str) -> None:
        """The process has ended."""
        self._process = None
        self._watch.ended()
        if self.phase is Phase.STOPPING:
            self._finish()
        else:
            self._again(why)

    def _again(self, why: str) -> None:
        pause = self._restarts.ended(self._clock.seconds() - self._since)
        if pause is None:
            self.phase = Phase.GIVEN_UP
            log.error("%s failed to start %d times in a row (%s); giving up", self.name, self._restarts.failed, why)
            self.given_up.callback(None)
            return
        log.warning("%s ended (%s); starting it again", self.name, why)
        self.phase = Phase.PAUSING
        self._timer = self._clock.callLater(pause, self.start)

    def _finish(self) -> None:
        self._cancel()
        self.phase = Phase.STOPPED
        waiting, self._stopped = self._stopped, []
        for stopped in waiting:
            stopped.callback(None)

    def _cancel(self) -> None:
        if self._timer is not None and self._timer.active():
            self._timer.cancel()
        self._timer = None
