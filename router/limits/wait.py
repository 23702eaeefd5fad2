"""How long somebody has to wait, as it is told: rounded up, so that who waits as told is not refused again.

A wait of 0 means now. The shortest that is told is a millisecond, or a tenth of a second in a sentence.
"""

import math


def seconds(wait: float) -> float:
    """For a program: in seconds, to the millisecond."""
    return max(1, math.ceil(wait * 1000)) / 1000


def words(wait: float) -> str:
    """For a sentence, as in "try again in 0.3 s"."""
    return f"{max(1, math.ceil(wait * 10)) / 10:.1f} s"


def whole_seconds(wait: float) -> str:
    """For the header `Retry-After`."""
    return str(max(1, math.ceil(wait)))
