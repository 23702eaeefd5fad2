"""The five levels of bots, as data. `docs/bots.md` says what they come to; `wordsnake.bots.simulate` measures it."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

LOWEST, HIGHEST = 1, 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """How one level plays.

    It knows the words that are at least as common as `zipf` (`wordsnake.lexicon.frequency`), thinks of `ideas` of them
    that would do (2.5: of two or of three), and lays the best. A letter of its own overlap counts once, and `foresight`
    times against it a letter of the longest overlap with which the word could be answered (for it, where the bot plays
    alone and answers itself). It thinks from `quick` to `slow` seconds, if the clock lets it.
    """

    number: int
    zipf: float
    ideas: float
    foresight: float
    quick: float
    slow: float


LEVELS: Mapping[int, Level] = MappingProxyType(
    {
        level.number: level
        for level in (
            Level(number=1, zipf=3.8, ideas=1.95, foresight=0.0, quick=3.8, slow=11.4),
            Level(number=2, zipf=3.4, ideas=2.6, foresight=0.0, quick=3.0, slow=10.0),
            Level(number=3, zipf=2.8, ideas=3.2, foresight=0.0, quick=2.5, slow=7.8),
            Level(number=4, zipf=2.6, ideas=3.25, foresight=0.05, quick=2.2, slow=6.6),
            Level(number=5, zipf=2.4, ideas=4.4, foresight=0.12, quick=1.8, slow=5.6),
        )
    }
)
"""Every level by its number."""
