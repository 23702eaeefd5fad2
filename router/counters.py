"""What the router counts, for whoever watches it: numbers by name, read all at once.

    COUNTERS.count("refused.messages")            it happened (again)
    COUNTERS.gauge("bytes_waiting", read_it)      how much there is now, asked when somebody looks

A name has a family and, after the first dot, a label: `refused.messages` and `refused.connects` are one family. A
counter begins with the process and only grows.
"""

from collections import defaultdict
from collections.abc import Callable

Gauge = Callable[[], float]


class Counters:
    """Counters and gauges by name. Counting costs one addition; nothing else happens until somebody reads."""

    def __init__(self) -> None:
        self._counted: defaultdict[str, int] = defaultdict(int)
        self._gauges: dict[str, Gauge] = {}

    def count(self, name: str, amount: int = 1) -> None:
        """Add to a counter; one that was never counted is 0."""
        self._counted[name] += amount

    def gauge(self, name: str, read: Gauge) -> None:
        """Have `read` called for the value of `name`, in place of whatever was called for it before."""
        self._gauges[name] = read

    def counted(self) -> dict[str, int]:
        """Every counter that was counted at least once."""
        return dict(self._counted)

    def measured(self) -> dict[str, float]:
        """Every gauge, as it is now."""
        return {name: read() for name, read in self._gauges.items()}


COUNTERS = Counters()
"""Those of this process."""
