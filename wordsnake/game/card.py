"""A game in one row: what lists show of it, derived from its state and kept beside its log."""

from dataclasses import dataclass
from typing import Literal

from wordsnake.game.events import GameId, Outcome, PlayerId
from wordsnake.game.state import GameState

Phase = Literal["waiting", "playing", "finished", "closed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class GameCard:
    """The summary of one game. Times are milliseconds since 1970-01-01T00:00Z; `seq` is that of the last event.

    `day` is the day (UTC, as 2026-01-31) whose daily game it is, if it is one.
    """

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
    day: str | None = None


def card_of(state: GameState) -> GameCard:
    """The card of a game that exists."""
    if state.phase == "new":
        raise ValueError(f"game {state.game} has no events")
    return GameCard(
        game=state.game,
        seq=state.seq,
        phase=state.phase,
        ruleset=state.ruleset.name,
        language=state.language,
        private=state.private,
        host=state.host,
        seats=tuple(seat.player for seat in state.seats),
        scores=tuple(seat.score for seat in state.seats),
        seats_max=state.ruleset.seats_max,
        words=len(state.snake),
        opened_at=state.opened_at,
        changed_at=state.touched_at,
        outcome=state.outcome,
        day=state.day,
    )
