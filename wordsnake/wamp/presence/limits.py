"""How much one caller may ask. The router bounds connections; this bounds a player, over all its connections."""

import math
from collections.abc import Callable

CALLS_PER_SECOND = 20.0
BURST = 60
REMEMBERED = 10_000
"""When more callers than this are known, those with a full bucket are forgotten: it tells nothing."""


class CallLimit:
    """A token bucket for each caller."""

    def __init__(self, now: Callable[[], int], rate: float = CALLS_PER_SECOND, burst: float = BURST) -> None:
        """`now` in milliseconds; `rate` calls a second, `burst` at once."""
        self._now = now
        self._rate = rate
        self._burst = burst
        self._buckets: dict[str, tuple[float, int]] = {}

    def take(self, caller: str) -> float:
        """Count a call: 0 if it may be made, else the seconds after which another try makes sense."""
        wait = self.wait(caller)
        if wait:
            return wait
        now = self._now()
        tokens = self._level(caller, now)
        if len(self._buckets) >= REMEMBERED and caller not in self._buckets:
            self._forget_idle(now)
        self._buckets[caller] = (tokens - 1, now)
        return 0.0

    def wait(self, caller: str) -> float:
        """The same, without counting anything."""
        missing = 1 - self._level(caller, self._now())
        return max(1, math.ceil(missing / self._rate * 1000)) / 1000 if missing > 0 else 0.0

    def _level(self, caller: str, now: int) -> float:
        tokens, since = self._buckets.get(caller, (self._burst, now))
        return min(self._burst, tokens + (now - since) / 1000 * self._rate)

    def _forget_idle(self, now: int) -> None:
        self._buckets = {
            caller: bucket for caller, bucket in self._buckets.items() if self._level(caller, now) < self._burst
        }
