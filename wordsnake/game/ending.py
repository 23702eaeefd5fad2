"""When a game is over, and who has won."""

from wordsnake.game.events import Finish, Outcome, PlayerId
from wordsnake.game.state import GameState, Standing
from wordsnake.rules.ruleset import Ruleset


def outcome_of(state: GameState, standing: Standing, at: int) -> Outcome | None:
    """How the game ends, if it does, when its players stand so after a turn or without a seat that is out."""
    why = _finish(state, standing, at)
    return None if why is None else _outcome(standing, why, _best(standing))


def abandoned(standing: Standing) -> Outcome:
    """The outcome of a game that the host of the server ends: nobody has won."""
    return _outcome(standing, "abandoned", ())


def _finish(state: GameState, standing: Standing, at: int) -> Finish | None:
    playing, pace = standing.in_play, state.ruleset.pace
    if not playing:
        return "abandoned"
    if len(playing) == 1 and pace != "solo":
        return "last_in_play"
    if (pace == "race" or _round_is_over(standing)) and _goal_is_met(state.ruleset, standing):
        return "goal"
    # Where misses cost lives, a word that nobody can follow is worth laying: whoever faces it longest is out.
    if state.ruleset.lives is None and standing.missed.issuperset(seat.player for seat in playing):
        return "stalled"
    return "time" if state.ends_at is not None and at >= state.ends_at else None


def _round_is_over(standing: Standing) -> bool:
    return not standing.acted


def _goal_is_met(rules: Ruleset, standing: Standing) -> bool:
    if rules.target_score is not None and any(seat.score >= rules.target_score for seat in standing.in_play):
        return True
    return rules.max_words is not None and standing.ply > rules.max_words  # the opening is ply 0 and does not count


def _best(standing: Standing) -> tuple[PlayerId, ...]:
    """Who has most points; who has left or is out cannot win."""
    best = max((seat.score for seat in standing.in_play), default=0)
    return tuple(seat.player for seat in standing.in_play if seat.score == best)


def _outcome(standing: Standing, why: Finish, winners: tuple[PlayerId, ...]) -> Outcome:
    return Outcome(winners=winners, why=why, scores=tuple((seat.player, seat.score) for seat in standing.seats))
