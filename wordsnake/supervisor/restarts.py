"""When a process that ended is started again, and when that is given up."""

SETTLED = 15.0
"""Seconds a process must run to count as started. A node with a port that is in use takes 3-4 s to find out."""

PAUSES = (0.0, 0.5, 1.0, 2.0)
"""Seconds to wait after the first, second ... failed start in a row; after the one that follows it is given up.

The first is 0: a process that dies once is back at once, and players hardly notice.
"""


class Restarts:
    """Counts the failed starts of one process. A run shorter than `SETTLED` is one; a longer run clears the count."""

    def __init__(self) -> None:
        self.failed = 0

    def ended(self, ran: float) -> float | None:
        """A run of `ran` seconds is over: the seconds to wait before the next, or None to give up."""
        if ran >= SETTLED:
            self.failed = 0
            return 0.0
        self.failed += 1
        return PAUSES[self.failed - 1] if self.failed <= len(PAUSES) else None
