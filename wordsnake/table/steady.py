"""The time of day, made safe for deadlines."""

import time
from collections.abc import Callable


class SteadyTime:
    """Milliseconds since 1970-01-01T00:00Z that never run backwards or stand still.

    A wall clock set forward (or a machine that slept) is followed at once; one set back is outrun by the monotonic
    clock until it has caught up, so that no turn lasts an hour longer because somebody corrected the time.
    """

    def __init__(self, wall: Callable[[], float] = time.time, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._wall = wall
        self._monotonic = monotonic
        self._time = wall()
        self._read_at = monotonic()

    def __call__(self) -> int:
        """Now."""
        read_at = self._monotonic()
        self._time = max(self._wall(), self._time + read_at - self._read_at)
        self._read_at = read_at
        return int(self._time * 1000)
