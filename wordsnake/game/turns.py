"""Whose turn it is and what a turn changes, apart from the word itself.

Both `decide`, which must know what comes after an event in order to write it down, and `evolve`, which makes it so, go
by these functions.
"""

from collections.abc import Callable

from wordsnake.game.changed import changed
from wordsnake.game.decision import Moment
from wordsnake.game.events import OutReason, PlayerId
from wordsnake.game.state import GameState, Seat, Standing
from wordsnake.rules.ruleset import Ruleset
from wordsnake.rules.scoring import turn_ms

AWAY_MS = 15_000
"""The turn of a seat that is away when it begins lasts no longer."""


def after_word(before: Standing, player: PlayerId, points: int) -> Standing:
    """The player has laid a word."""
    seats = _changed(before, player, lambda seat: changed(seat, score=seat.score + points, misses=0))
    return _turned(Standing(seats, before.ply + 1, before.round_, _acted(before, player)))


def after_miss(before: Standing, player: PlayerId) -> Standing:
    """The player has missed a turn: a life less, where there are lives."""
    seats, missed = _changed(before, player, _miss), before.missed | {player}
    return _turned(Standing(seats, before.ply, before.round_, _acted(before, player), missed))


def after_out(before: Standing, player: PlayerId, why: OutReason) -> Standing:
    """The player's seat plays no further; the round may end by it."""
    return _turned(changed(before, seats=_changed(before, player, lambda seat: changed(seat, out=why))))


def next_to(standing: Standing, player: PlayerId) -> PlayerId:
    """Who comes after the player, by the order of turns: the player again if nobody else is in play."""
    seats = standing.seats
    place = [seat.player for seat in seats].index(player) + 1
    for seat in seats[place:] + seats[:place]:
        if seat.out is None:
            return seat.player
    return player


def turn_of(state: GameState, round_: int, player: PlayerId, moment: Moment) -> tuple[PlayerId | None, int | None]:
    """Who is to move now that a turn of the player begins in this round, and until when.

    In a race it is nobody's turn, and the game's end is everybody's deadline.
    """
    if state.ruleset.pace == "race":
        return None, state.ends_at
    return player, _deadline(state, round_, player, moment)


def _deadline(state: GameState, round_: int, player: PlayerId, moment: Moment) -> int:
    """Until when a turn of the player in this round lasts that begins now: never longer than the game."""
    lasts = turn_ms(state.ruleset, round_)
    ends = [] if lasts is None else [moment.at + lasts]
    if player in moment.away and state.ruleset.pace == "turns":  # who plays alone holds up nobody
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


def _changed(before: Standing, player: PlayerId, change: Callable[[Seat], Seat]) -> tuple[Seat, ...]:
    return tuple([change(seat) if seat.player == player else seat for seat in before.seats])


def _miss(seat: Seat) -> Seat:
    return changed(seat, misses=seat.misses + 1, lives=None if seat.lives is None else seat.lives - 1)


def _acted(before: Standing, player: PlayerId) -> frozenset[PlayerId]:
    # The opening, laid or missed, belongs to no round.
    return before.acted | {player} if before.ply else before.acted


def _turned(standing: Standing) -> Standing:
    """A round is over when every seat in play has had its turn."""
    for seat in standing.seats:
        if seat.out is None and seat.player not in standing.acted:
            return standing
    return changed(standing, acted=frozenset(), round_=standing.round_ + 1)
