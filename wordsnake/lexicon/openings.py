"""The words with which the server itself opens a game."""

from collections import Counter
from collections.abc import Callable, Collection

from wordsnake.lexicon.frequency import STEPS_PER_ZIPF

SHORTEST, LONGEST = 5, 10
LEAST_LEVEL = 4 * STEPS_PER_ZIPF
"""Such a word everybody knows."""
ENDING = 3
LEAST_CONTINUATIONS = 50
"""So many words begin with its last three letters."""
MOST = 2000


def choose_openings(
    keys: Collection[str], level: Callable[[str], int], unfit: Collection[str], names: Collection[str] = ()
) -> list[str]:
    """Keys of common words with many continuations, neither `unfit` nor `names`, the most common first."""
    beginnings = Counter(key[:ENDING] for key in keys if len(key) > ENDING)
    fit = [
        key
        for key in keys
        if SHORTEST <= len(key) <= LONGEST
        and level(key) >= LEAST_LEVEL
        and beginnings[key[-ENDING:]] >= LEAST_CONTINUATIONS
        and key not in names
        and key not in unfit
    ]
    return sorted(fit, key=lambda key: (-level(key), key))[:MOST]
