"""Whatever a client does wrong is a line in the log.

Gap (Autobahn 26.10.2, Crossbar.io 26.10.1): each connection that breaks the protocol, each HELLO after the first and
each pong that nobody asked for is logged as a warning. A client may do so as often as it may send messages, and then
comes back: its lines fill the disk, and hide the one that matters.

Repair: what the connections of clients and their sessions warn of is logged so many times at once, and then at a rate,
for all of them together. What is left out is counted, and told once a minute.
"""

import functools
from collections.abc import Callable
from typing import Any

from crossbar.router.protocol import WampWebSocketServerProtocol
from crossbar.router.session import RouterSession
from twisted.internet import reactor as installed
from twisted.internet.task import LoopingCall

from router.counters import COUNTERS
from router.limits.bucket import Bucket
from router.limits.pace import Scheduler
from router.limits.settings import Limits
from router.repair import StaleRepairError, Upstream

UPSTREAM = (
    Upstream("autobahn.websocket.protocol", "WebSocketProtocol._fail_connection", "00c349e066d658bf"),
    Upstream("autobahn.websocket.protocol", "WebSocketProtocol.processControlFrame", "e308aea98264899e"),
    Upstream("crossbar.router.session", "RouterSession.onMessage", "d1d2ba97cc367671"),
)

LOGGING = (WampWebSocketServerProtocol, RouterSession)
"""The classes through whose `log` clients reach the log."""
LEVELS = ("warn", "error")
TOLD_SECONDS = 60.0

Write = Callable[..., None]


class Spared:
    """What is left out of the log."""

    def __init__(self, limits: Limits, clock: Scheduler) -> None:
        self._clock = clock
        self._lines = Bucket(limits.log_lines, clock.seconds())
        self._left_out = 0

    def sparing(self, write: Write) -> Write:
        """A logger's method, silent beyond the rate."""

        @functools.wraps(write)
        def written(*args: Any, **kwargs: Any) -> None:
            if self._lines.take(self._clock.seconds()):
                COUNTERS.count("log_lines.left_out")
                self._left_out += 1
            else:
                COUNTERS.count("log_lines.written")
                write(*args, **kwargs)

        return written

    def tell(self, write: Write) -> None:
        """Say how much was left out since the last time, if anything was."""
        left_out, self._left_out = self._left_out, 0
        if left_out:
            write("{count} more lines like these were left out: clients that break the protocol", count=left_out)


def check(logging: tuple[Any, ...] = LOGGING) -> None:
    """Raise StaleRepairError unless a class has one logger for all its connections, which can be repaired."""
    for each in logging:
        if each.log is not each.log:
            raise StaleRepairError(f"{each} makes a new logger each time: read router/limits/log_lines.py")


def install(limits: Limits, logging: tuple[Any, ...] = LOGGING, clock: Any = installed) -> None:
    """Repair the loggers of the classes, and begin to tell."""
    spared = Spared(limits, clock)
    telling = LoopingCall(spared.tell, logging[0].log.warn)
    for log in {id(each.log): each.log for each in logging}.values():
        for level in LEVELS:
            setattr(log, level, spared.sparing(getattr(log, level)))
    telling.clock = clock
    telling.start(TOLD_SECONDS, now=False)
