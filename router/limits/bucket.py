"""Token buckets: so much a second in the long run, so much at once after a rest. Time, in seconds, is an argument."""

from collections import Counter

from router.limits.settings import Rate

REMEMBERED = 10_000
"""Keys whose buckets are kept before full ones, which tell nothing, are looked for."""


class Bucket:
    """One bucket, full at first."""

    __slots__ = ("_level", "_rate", "_since")

    def __init__(self, rate: Rate, now: float) -> None:
        self._rate = rate
        self._level = rate.burst
        self._since = now

    def take(self, now: float, cost: float = 1.0) -> float:
        """Take `cost` tokens and answer 0; if there are fewer, take none and answer when there will be, in seconds."""
        if self._fill(now) < cost:
            return (cost - self._level) / self._rate.per_second
        self._level -= cost
        return 0.0

    def owe(self, now: float, cost: float) -> float:
        """Take `cost` tokens in any case; the seconds until what is owed has flowed in again, 0 if nothing is."""
        self._level = self._fill(now) - cost
        return max(0.0, -self._level / self._rate.per_second)

    def is_full(self, now: float) -> bool:
        """Whether it is as good as new."""
        return self._fill(now) >= self._rate.burst

    def _fill(self, now: float) -> float:
        passed = max(0.0, now - self._since)  # a clock that was set back makes no debt
        self._since = now
        self._level = min(self._rate.burst, self._level + passed * self._rate.per_second)
        return self._level


class Buckets:
    """A bucket for each key. How many are kept depends on how many are in use, not on how many were ever seen."""

    def __init__(self, rate: Rate) -> None:
        self._rate = rate
        self._buckets: dict[str, Bucket] = {}
        self._look_at = REMEMBERED

    def __len__(self) -> int:
        return len(self._buckets)

    def take(self, key: str, now: float, cost: float = 1.0) -> float:
        """As `Bucket.take`, from the bucket of this key."""
        bucket = self._buckets.get(key)
        if bucket is None:
            self._forget_full(now)
            bucket = self._buckets[key] = Bucket(self._rate, now)
        return bucket.take(now, cost)

    def _forget_full(self, now: float) -> None:
        if len(self._buckets) < self._look_at:
            return
        self._buckets = {key: bucket for key, bucket in self._buckets.items() if not bucket.is_full(now)}
        self._look_at = max(REMEMBERED, 2 * len(self._buckets))  # so that looking stays rare however many are in use


class Places:
    """So many places for each key, to be taken and given back."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._taken: Counter[str] = Counter()

    def enter(self, key: str) -> bool:
        """Take a place; False if none is left."""
        if self._taken[key] >= self._size:
            return False
        self._taken[key] += 1
        return True

    def leave(self, key: str) -> None:
        """Give one back."""
        self._taken[key] -= 1
        if self._taken[key] <= 0:
            del self._taken[key]
