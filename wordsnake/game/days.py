"""Days, by UTC, and when the words of a daily game may be seen."""

from datetime import UTC, datetime, timedelta

from wordsnake.game.state import GRACE_MS
from wordsnake.rules.ruleset import PRESETS, Ruleset

DAILY: Ruleset = PRESETS["daily"]
"""The rules of the daily game. With any of them changed it is a game like others."""
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
ONE = timedelta(days=1)


def day_of(at: int) -> str:
    """The day of a time in milliseconds since 1970-01-01T00:00Z, as in 2026-01-31."""
    return (EPOCH + timedelta(milliseconds=at)).date().isoformat()


def revealed_at(day: str) -> int:
    """From when on anybody may see the games of a day: once it is over, and with it a game begun in its last moment."""
    midnight = (datetime.fromisoformat(day).replace(tzinfo=UTC) + ONE - EPOCH) // timedelta(milliseconds=1)
    return midnight + 1000 * (DAILY.game_seconds or 0) + GRACE_MS
