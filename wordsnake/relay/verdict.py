"""What an answer of a receiver means, and how long to wait before the next try. Pure."""

from dataclasses import dataclass
from typing import Literal

FIRST_PAUSE_S = 1.0
LAST_PAUSE_S = 300.0
SPREAD = 0.5
"""Of a pause, by chance: many relays do not come back to one receiver all at once."""
LONGEST_ASKED_S = 3600.0
"""A receiver may ask for a pause, but for no longer one."""

GONE = 410
LATER = frozenset({408, 425, 429})
"""Refusals that say nothing about the message."""

Verdict = Literal["taken", "later", "refused", "gone"]


@dataclass(frozen=True, slots=True)
class Answer:
    """Of a receiver. `status` is None if none came in time; `retry_after` in seconds, if it asked for a pause."""

    status: int | None
    retry_after: float | None = None


def verdict(answer: Answer) -> Verdict:
    """Taken; to be sent later (nobody there, trouble, a redirect); refused as it is; or nothing more is wanted."""
    status = answer.status
    if status is None:
        return "later"
    if 200 <= status < 300:  # noqa: PLR2004 - as HTTP has it
        return "taken"
    if status == GONE:
        return "gone"
    return "refused" if 400 <= status < 500 and status not in LATER else "later"  # noqa: PLR2004 - as HTTP has it


def pause(attempt: int, chance: float, asked: float | None) -> float:
    """Seconds until the next try; `attempt` counts those that failed in a row from 0, `chance` is from 0 to 1."""
    longest = min(LAST_PAUSE_S, FIRST_PAUSE_S * 2.0 ** min(attempt, 16))
    return max(longest * (1 - SPREAD * chance), min(asked or 0.0, LONGEST_ASKED_S))
