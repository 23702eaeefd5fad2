"""Times on the wire: RFC 3339, UTC, with milliseconds; inside they are milliseconds since 1970-01-01T00:00Z."""

from datetime import UTC, datetime, timedelta
from functools import lru_cache

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def wire_time(milliseconds: int) -> str:
    """As in `2026-01-31T12:00:00.000Z`."""
    seconds, rest = divmod(milliseconds, 1000)
    return f"{_second(seconds)}.{rest:03d}Z"


@lru_cache(maxsize=1024)
def _second(seconds: int) -> str:
    """Many events fall into one second, and have their deadlines in another."""
    return (EPOCH + timedelta(seconds=seconds)).isoformat().removesuffix("+00:00")


def wire_time_or_none(milliseconds: int | None) -> str | None:
    """The same, where there may be no time."""
    return None if milliseconds is None else wire_time(milliseconds)
