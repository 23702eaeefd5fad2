"""How fast one connection may send.

Whoever sends more bytes than it may is read from later: TCP then holds it back, and nothing it sent is lost. Whoever
sends more messages is refused them, and is not read from until the next one would be taken, so that a flood costs the
router no more than its refusals; whoever goes on all the same has used up its refusals and is to be dropped.
"""

from typing import Any, Protocol

from router.limits.bucket import Bucket
from router.limits.settings import Limits


class Scheduler(Protocol):
    """The part of Twisted's reactor that is needed."""

    def seconds(self) -> float:
        """The time."""

    def callLater(self, delay: float, callable: Any, /) -> Any:  # noqa: N802, A002 - twisted's names
        """Call after so many seconds."""


class Readable(Protocol):
    """The part of a Twisted transport that is needed."""

    def pauseProducing(self) -> None:  # noqa: N802 - twisted's name
        """Read no more."""

    def resumeProducing(self) -> None:  # noqa: N802 - twisted's name
        """Read on."""


class Pace:
    """The buckets of one connection."""

    __slots__ = ("_bytes", "_clock", "_messages", "_patience", "_resume_at", "_transport", "over")

    def __init__(self, limits: Limits, clock: Scheduler, transport: Readable) -> None:
        now = clock.seconds()
        self._clock = clock
        self._transport = transport
        self._messages = Bucket(limits.messages, now)
        self._bytes = Bucket(limits.bytes, now)
        self._patience = Bucket(limits.refusals, now)
        self._resume_at: float | None = None
        self.over = False
        """Set by `end`; what is still under way is not looked at."""

    def read(self, size: int) -> None:
        """So many bytes have arrived."""
        self._pause(self._bytes.owe(self._clock.seconds(), size))

    def message(self, cost: float = 1.0) -> float:
        """A message has arrived: 0 if it may pass, else the seconds after which another try makes sense."""
        wait = self._messages.take(self._clock.seconds(), cost)
        self._pause(wait)
        return wait

    def bears_refusal(self) -> bool:
        """Count a refusal; whether there may be more."""
        return self._patience.take(self._clock.seconds()) == 0

    def end(self) -> None:
        """Read nothing any more, until the connection is gone."""
        self.over = True
        self._transport.pauseProducing()

    def _pause(self, seconds: float) -> None:
        if not seconds or self.over:
            return
        if self._resume_at is None:
            self._transport.pauseProducing()
            self._clock.callLater(seconds, self._resume)
        self._resume_at = max(self._resume_at or 0.0, self._clock.seconds() + seconds)

    def _resume(self) -> None:
        left = (self._resume_at or 0.0) - self._clock.seconds()
        if left > 0 and not self.over:  # more was owed meanwhile: what was read before the pause comes in several parts
            self._clock.callLater(left, self._resume)
            return
        self._resume_at = None
        if not self.over:
            self._transport.resumeProducing()
