"""The line between `up` and the engine: `ping N` on the engine's stdin, `pong N` on its stdout.

It answers two questions that a process id cannot. `up`: does the engine's reactor still turn? Three pings in a row
without an answer, 6 s, say no. The engine: is `up` still there? The end of its stdin says no, and it stops itself.

Unanswered pings are counted rather than seconds: after `up` itself was held up (SIGSTOP, a laptop asleep) its timer is
served before the answers that wait in the pipe, and seconds would condemn an engine that answered every ping.
"""

import sys
from collections.abc import Callable
from typing import Any, Protocol, cast

from twisted.internet.protocol import connectionDone
from twisted.internet.stdio import StandardIO
from twisted.internet.task import LoopingCall
from twisted.protocols.basic import LineOnlyReceiver
from twisted.python.failure import Failure

from wordsnake.supervisor.clock import Clock

PING_SECONDS = 2.0
"""Between one ping and the next."""

UNANSWERED = 3
"""Pings without an answer that mean a hang."""

UNANSWERED_AT_START = 30
"""The same before the first answer: a minute to import, open the store and recover the games."""


class Writable(Protocol):
    """Where pings go."""

    def write(self, data: bytes) -> None:
        """Write to the engine's stdin."""


class Pinger:
    """The side of `up`: pings one engine process from `start` to `stop`, and says once when it hangs."""

    def __init__(self, engine: Writable, clock: Clock, hangs: Callable[[], None]) -> None:
        self._engine = engine
        self._hangs = hangs
        self._sent = 0
        self._answered = 0
        self._loop = LoopingCall(self._tick)
        self._loop.clock = cast("Any", clock)

    def start(self) -> None:
        """Ping, now and every `PING_SECONDS`."""
        self._loop.start(PING_SECONDS)

    def stop(self) -> None:
        """Ping no more."""
        if self._loop.running:
            self._loop.stop()

    def line(self, text: str) -> bool:
        """A line of the engine's stdout; whether it was an answer."""
        word, _, number = text.partition(" ")
        if word != "pong" or not number.isdecimal():
            return False
        self._answered = max(self._answered, min(int(number), self._sent))
        return True

    def _tick(self) -> None:
        if self._sent - self._answered >= (UNANSWERED if self._answered else UNANSWERED_AT_START):
            self.stop()
            self._hangs()
            return
        self._sent += 1
        self._engine.write(b"ping %d\n" % self._sent)


class EngineLifeline(LineOnlyReceiver):
    """The engine's side, a protocol on its standard streams. `lost` is called once, when `up` is gone."""

    delimiter = b"\n"

    def __init__(self, lost: Callable[[], None]) -> None:
        self._lost = lost

    def lineReceived(self, line: bytes) -> None:  # noqa: N802 - Twisted's name
        """Answer a ping; `up` sends nothing else."""
        if line.startswith(b"ping "):
            self.sendLine(b"pong " + line[5:])  # type: ignore[no-untyped-call]

    def connectionLost(self, reason: Failure = connectionDone) -> None:  # noqa: ARG002, N802 - Twisted's
        """Standard input ended."""
        self._lost()


def attach(lost: Callable[[], None]) -> EngineLifeline:
    """Answer on this process's standard streams from now on; `lost` is called when the other end is gone.

    Nothing else may write to standard output then, so `print` goes to stderr.
    """
    lifeline = EngineLifeline(lost)
    StandardIO(lifeline)  # type: ignore[no-untyped-call]
    sys.stdout = sys.stderr
    return lifeline
