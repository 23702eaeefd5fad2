"""Which connections have something to write in this turn of the reactor."""

from collections import deque
from collections.abc import Callable
from typing import Protocol


class Flushable(Protocol):
    """Something that writes what it has when it is told to."""

    def flush(self) -> None:
        """Write."""


class Outbox:
    """Tells each connection to write when the turn ends, in the order in which they came.

    `call_later` is the reactor's. A call after 0 seconds is made once all that the last poll reported has been handled,
    and before the next poll: everything that one batch of incoming messages leads to is written together.
    """

    def __init__(self, call_later: Callable[[float, Callable[[], None]], object]) -> None:
        self._call_later = call_later
        self._due: deque[Flushable] = deque()

    def add(self, connection: Flushable) -> None:
        """Have the connection write at the end of the turn. It sees to it that it is added once only."""
        if not self._due:
            self._call_later(0, self.flush)
        self._due.append(connection)

    def flush(self) -> None:
        """Have all of them write. Should one fail, the others write in the next turn."""
        try:
            while self._due:
                self._due.popleft().flush()
        finally:
            if self._due:
                self._call_later(0, self.flush)
