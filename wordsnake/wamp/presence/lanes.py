"""Things that must not overlap: for one key they happen one after another, for different keys at once."""

from collections.abc import AsyncIterator, Hashable
from contextlib import asynccontextmanager

from twisted.internet.defer import DeferredLock

from wordsnake.table.ports import NotNow

WAITING = 16
"""Where nothing else is said, more than this may not wait in one lane."""


class Lanes:
    """A lock for each key that is in use."""

    def __init__(self, most: int = WAITING) -> None:
        """No more than `most` wait in one lane."""
        self._most = most
        self._locks: dict[Hashable, DeferredLock] = {}

    @asynccontextmanager
    async def hold(self, key: Hashable) -> AsyncIterator[None]:
        """Wait for the key's lane and keep it. Raises NotNow when too many wait already."""
        lock = self._locks.setdefault(key, DeferredLock())
        if len(lock.waiting) >= self._most:
            raise NotNow(f"too many calls at once for {key}")
        await lock.acquire()
        try:
            yield
        finally:
            lock.release()
            # Whoever waited may have come and gone within `release`, and the lane with them.
            if not lock.locked and self._locks.get(key) is lock:
                del self._locks[key]
