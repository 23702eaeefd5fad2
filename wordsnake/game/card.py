"""A game in one row: what lists show of it, derived from its state and kept beside its log."""

from dataclasses import dataclass
from typing import Literal

from wordsnake.game.events import GameId, Outcome, PlayerId

Phase = Literal["waiting", "playing", "finished", "closed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class GameCard:
    """The summary of one game. Times are milliseconds since 1970-01-01T00:00Z; `seq` is that of the last event."""

    game: GameId
    seq: int
    phase: Phase
    ruleset: str
    language: str
    private: bool
    host: PlayerId
    seats: tuple[PlayerId, ...]
    scores: tuple[int, ...]
    seats_max: int
    words: int
    opened_at: int
    changed_at: int
    outcome: Outcome | None
