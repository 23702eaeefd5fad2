"""When a game is over, and who has won."""

from wordsnake.game.events import Finish, Outcome, PlayerId
from wordsnake.game.state import GameState


def outcome_of(state: GameState, at: int) -> Outcome | None:
    """How the game ends, if it does, after a turn that is over or a seat that is out."""
    why = _finish(state, at)
    return None if why is None else _outcome(state, why, _best(state))


def abandoned(state: GameState) -> Outcome:
    """The outcome of a game that the host of the server ends: nobody has won."""
    return _outcome(state, "abandoned", ())


def _finish(state: GameState, at: int) -> Finish | None:
    if len(state.in_play) < 2:  # noqa: PLR2004 - to play alone is no game of turns
        return "last_in_play" if state.in_play else "abandoned"
    if _round_is_over(state) and _goal_is_met(state):
        return "goal"
    if state.missed.issuperset(seat.player for seat in state.in_play):
        return "stalled"
    return "time" if state.ends_at is not None and at >= state.ends_at else None


def _round_is_over(state: GameState) -> bool:
    return not state.acted


def _goal_is_met(state: GameState) -> bool:
    target, words = state.ruleset.target_score, state.ruleset.max_words
    if target is not None and any(seat.score >= target for seat in state.in_play):
        return True
    return words is not None and state.ply > words  # the opening is ply 0 and does not count


def _best(state: GameState) -> tuple[PlayerId, ...]:
    """Who has most points; who has left or is out cannot win."""
    best = max((seat.score for seat in state.in_play), default=0)
    return tuple(seat.player for seat in state.in_play if seat.score == best)


def _outcome(state: GameState, why: Finish, winners: tuple[PlayerId, ...]) -> Outcome:
    return Outcome(winners=winners, why=why, scores=tuple((seat.player, seat.score) for seat in state.seats))
