"""What deciding takes besides the game and the command, and what comes of it."""

from dataclasses import dataclass

from wordsnake.game.events import Event, PlayerId
from wordsnake.game.refusals import Refused, Repeated
from wordsnake.rules.lexicon import Lexicon

Decision = tuple[Event, ...] | Refused | Repeated
"""The events that a command leads to (none: it changes nothing), why it is refused, or what it led to before."""


@dataclass(frozen=True, slots=True)
class Moment:
    """When a command is carried out (`at`, milliseconds since 1970-01-01T00:00Z), with which words, and who is away."""

    at: int
    lexicon: Lexicon
    away: frozenset[PlayerId]
