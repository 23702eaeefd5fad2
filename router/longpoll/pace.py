"""How fast one client may send; as `router.limits.pace`, for whom there is no connection to read from later."""

from router.limits.bucket import Bucket
from router.limits.settings import Limits


class Pace:
    """The buckets of one client. Without limits nothing is refused."""

    def __init__(self, limits: Limits | None, now: float) -> None:
        self._messages = Bucket(limits.messages, now) if limits else None
        self._patience = Bucket(limits.refusals, now) if limits else None

    def message(self, now: float) -> float:
        """A message has arrived: 0 if it may pass, else the seconds after which another try makes sense."""
        return self._messages.take(now) if self._messages else 0.0

    def bears_refusal(self, now: float) -> bool:
        """Count a refusal; whether there may be more."""
        return self._patience is None or self._patience.take(now) == 0
