"""Whose turn it is and what a turn changes, apart from the word itself.

Both `decide`, which must know what comes after an event in order to write it down, and `evolve`, which makes it so, go
by these functions. The snake, and what only the events know, are not theirs.
"""

from collections.abc import Callable
from dataclasses import replace

from wordsnake.game.decision import Moment
from wordsnake.game.events import OutReason, PlayerId
from wordsnake.game.state import GameState, Seat
from wordsnake.rules.ruleset import Ruleset
from wordsnake.rules.scoring import turn_ms

AWAY_MS = 15_000
"""The turn of a seat that is away when it begins lasts no longer."""


def after_word(state: GameState, player: PlayerId, points: int) -> GameState:
    """The player has laid a word."""
    seats = _changed(state, player, lambda seat: replace(seat, score=seat.score + points, misses=0))
    return _acted(replace(state, seats=seats, missed=frozenset()), player, ply=state.ply + 1)


def after_miss(state: GameState, player: PlayerId) -> GameState:
    """The player has missed a turn: a life less, where there are lives."""
    seats = _changed(state, player, _miss)
    return _acted(replace(state, seats=seats, missed=state.missed | {player}), player, ply=state.ply)


def after_out(state: GameState, player: PlayerId, why: OutReason) -> GameState:
    """The player's seat plays no further; the round may end by it."""
    return _turned(replace(state, seats=_changed(state, player, lambda seat: replace(seat, out=why))))


def next_to(state: GameState, player: PlayerId) -> PlayerId:
    """Who comes after the player, by the order of turns: the player again if nobody else is in play."""
    order = [seat.player for seat in state.seats]
    place = order.index(player) + 1
    playing = {seat.player for seat in state.in_play}
    return next((other for other in order[place:] + order[:place] if other in playing), player)


def deadline_of(state: GameState, player: PlayerId, moment: Moment) -> int:
    """Until when a turn of the player lasts that begins now: never longer than the game."""
    lasts = turn_ms(state.ruleset, state.round_)
    ends = [] if lasts is None else [moment.at + lasts]
    if player in moment.away:
        ends.append(moment.at + AWAY_MS)
    if state.ends_at is not None:
        ends.append(state.ends_at)
    return min(ends)


def end_of(rules: Ruleset, started_at: int) -> int | None:
    """When a game started then is over, if its time is limited."""
    return None if rules.game_seconds is None else started_at + 1000 * rules.game_seconds


def out_by_misses(rules: Ruleset, misses: int, lives: int | None) -> OutReason | None:
    """Why a seat is out that has missed so often in a row and has so many lives left, if it is."""
    if lives == 0:
        return "lives"
    return "misses" if misses == rules.misses_out else None


def _changed(state: GameState, player: PlayerId, change: Callable[[Seat], Seat]) -> tuple[Seat, ...]:
    return tuple(change(seat) if seat.player == player else seat for seat in state.seats)


def _miss(seat: Seat) -> Seat:
    return replace(seat, misses=seat.misses + 1, lives=None if seat.lives is None else seat.lives - 1)


def _acted(state: GameState, player: PlayerId, ply: int) -> GameState:
    # The opening, laid or missed, belongs to no round.
    acted = state.acted | {player} if state.ply else state.acted
    return _turned(replace(state, acted=acted, ply=ply))


def _turned(state: GameState) -> GameState:
    """A round is over when every seat in play has had its turn."""
    if any(seat.player not in state.acted for seat in state.in_play):
        return state
    return replace(state, acted=frozenset(), round_=state.round_ + 1)
