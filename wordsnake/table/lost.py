"""Time in which nobody could reach this server, told by signs of life that did not come.

A sign of life means that a player's call would have been answered: the process runs, and the router passes on what it
is asked. Where two of them are further apart than `LATE_MS`, what lies between was lost: the process was killed or
stopped, the machine slept, its clock was set ahead, or the router was away. No turn runs out meanwhile, and each gets
back what it lost. What is a sign, and how it is had, is the affair of whoever reports it.
"""

from collections.abc import Callable
from typing import Protocol

BEAT_S = 0.5
"""Between two signs of life, if all is well."""
LATE_MS = 1000
"""Signs of life further apart than this mean that time was lost; less than that is not worth telling."""


class Lost(Protocol):
    """What a table asks; it tells what time it is, having read its clock already."""

    def standing(self, at: int) -> bool:
        """Whether time is being lost just now: no clock may strike."""

    def total(self, at: int) -> int:
        """How much was lost so far, that of just now included, in milliseconds."""


class NeverLost:
    """Where time comes from a test, and passes because it says so."""

    def standing(self, at: int) -> bool:
        """Never."""
        del at
        return False

    def total(self, at: int) -> int:
        """Nothing."""
        del at
        return 0


class LostTime:
    """Adds up what is lost by the clock `now` (milliseconds), by which deadlines go.

    `since`: the last sign of life of the process before this one, if there was one. Until this one gives its first,
    nobody is served yet, however soon after that was.
    """

    def __init__(self, now: Callable[[], int], since: int | None = None) -> None:
        self._now = now
        self._alive_at = now() if since is None else min(since, now())
        self._over = 0
        self._served = False
        self.noticed: Callable[[], None] = lambda: None
        """Called when time was lost, and is lost no more; and with the first sign of life."""

    def alive(self) -> None:
        """A sign of life."""
        now = self._now()
        lost, self._alive_at = self._gap(now), now
        first, self._served = not self._served, True
        self._over += lost
        if lost or first:
            self.noticed()

    def standing(self, at: int) -> bool:
        """As Lost."""
        return not self._served or self._gap(at) > 0

    def total(self, at: int) -> int:
        """As Lost."""
        return self._over + self._gap(at)

    def _gap(self, at: int) -> int:
        gap = at - self._alive_at
        return gap if gap > LATE_MS else 0
