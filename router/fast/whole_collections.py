"""All that lives is looked through for garbage every few seconds.

Defect (CPython before 3.14, Autobahn 26.10.2): the collector looks through all objects once those that outlived two
small rounds are a quarter of them. A ping makes objects that live until it has been answered and the next one is due.
With many connections that makes a quarter again and again: with 14,000 of them every 7 s, for 0.9 s, in which nobody is
answered.

Repair: it looks through all of them when memory has grown by an eighth since it last did, so that garbage cannot pile
up, and every ten minutes. The small rounds stay as they are.
"""

import gc
import resource
import sys
from collections.abc import Callable
from typing import Any

from twisted.internet import reactor as installed
from twisted.internet.task import LoopingCall

from router.repair import Upstream

UPSTREAM = (Upstream("autobahn.websocket.protocol", "WebSocketProtocol._sendAutoPing", "344058949ed67de3"),)

GROWN = 1.125
"""By so much memory grows before it is searched for garbage."""
LONGEST = 600.0
"""Seconds between two searches at most."""
INTERVAL = 1.0
NEVER = 1_000_000_000
"""Small rounds until the collector looks through everything by itself."""


def peak() -> int:
    """The most memory that this process ever had, in a unit of the system's: garbage makes it rise, too."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


class Collections:
    """Decides when everything is looked through. `now` in seconds."""

    def __init__(self, collect: Callable[[], object], memory: Callable[[], int], now: float) -> None:
        self._collect = collect
        self._memory = memory
        self._done(now)

    def look(self, now: float) -> None:
        """Collect if it is time."""
        if self._memory() >= self._size * GROWN or now - self._at >= LONGEST:
            self._collect()
            self._done(now)

    def _done(self, now: float) -> None:
        self._size, self._at = self._memory(), now


def install(clock: Any = installed) -> None:
    """Take it over from the collector, unless this Python's works in small steps anyway."""
    if sys.version_info >= (3, 14):
        return
    gc.set_threshold(*gc.get_threshold()[:2], NEVER)
    collections = Collections(gc.collect, peak, clock.seconds())
    looking = LoopingCall(lambda: collections.look(clock.seconds()))
    looking.clock = clock
    looking.start(INTERVAL, now=False)
