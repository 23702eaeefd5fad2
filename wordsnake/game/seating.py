"""Deciding who sits at the table: opening a game, taking and giving up seats, starting, and closing."""

from dataclasses import replace
from functools import reduce

from wordsnake.game.commands import CreateGame, LeaveGame, RemoveSeat, StartGame, TakeSeat
from wordsnake.game.decision import Decision, Moment
from wordsnake.game.draw import shuffled
from wordsnake.game.ending import outcome_of
from wordsnake.game.events import (
    CloseReason,
    Event,
    GameClosed,
    GameCreated,
    GameFinished,
    GameStarted,
    HostChanged,
    Link,
    OutReason,
    PlayerId,
    PlayerOut,
    SeatLeft,
    SeatTaken,
)
from wordsnake.game.evolve import evolve
from wordsnake.game.refusals import GameFull, InvalidArgument, NotHost, NotSeated, Refused, TooFewSeats, WrongPhase
from wordsnake.game.state import IDLE_MS, GameState, Seat
from wordsnake.game.turns import after_out, end_of, next_to, turn_of
from wordsnake.rules.words import Word


def create(state: GameState, command: CreateGame, moment: Moment) -> Decision:
    """Open a game, which has no events yet, and seat its host. Who plays alone begins at once."""
    created = GameCreated(
        seq=1,
        at=moment.at,
        ruleset=command.ruleset,
        language=command.language,
        lexicon=moment.lexicon.version,
        private=command.private,
        host=command.player,
        rematch_of=command.rematch_of,
        rated=command.rated,
        day=command.day,
    )
    taken = SeatTaken(seq=2, at=moment.at, player=command.player, bot=command.bot, guest=command.guest)
    if command.ruleset.pace != "solo":
        return created, taken
    alone = reduce(evolve, (created, taken), state)
    return created, taken, _started(alone, command.draw, moment, command.opening)


def take(state: GameState, command: TakeSeat, moment: Moment) -> Decision:
    """Seat a player, in a waiting game. Who sits already gets no event, whatever the phase."""
    if state.sits(command.player):
        return ()
    if state.phase != "waiting":
        return WrongPhase(state.phase)
    if len(state.seats) >= state.ruleset.seats_max:
        return GameFull()
    taken = SeatTaken(
        seq=state.seq + 1,
        at=moment.at,
        player=command.player,
        bot=command.bot,
        level=command.level,
        guest=command.guest,
    )
    return (taken,)


def leave(state: GameState, command: LeaveGame, moment: Moment) -> Decision:
    """Give up a seat. In a running game a seat that is out already may still be left: its player is gone then."""
    seat = state.seat(command.player)
    if seat is None or seat.gone:
        return NotSeated()
    return _give_up(state, seat, "left", moment)


def remove(state: GameState, command: RemoveSeat, moment: Moment) -> Decision:
    """By the host: take a seat out of the game. Hosts who remove themselves have left.

    Strangers who met in a rated game have a host by chance alone, who must not be able to win by it.
    """
    if refused := refuse_unless_host(state, command.player):
        return refused
    if state.rated and command.target != command.player:
        return NotHost()
    seat = state.seat(command.target)
    if seat is None or seat.gone:
        return InvalidArgument("player", "has no seat in this game")
    return _give_up(state, seat, "left" if command.target == command.player else "removed", moment)


def start(state: GameState, command: StartGame, moment: Moment) -> Decision:
    """Draw the order of turns, and the opening where the ruleset has it drawn."""
    if refused := refuse_unless_host(state, command.player):
        return refused
    if len(state.seats) < state.ruleset.seats_min:
        return TooFewSeats(state.ruleset.seats_min)
    return (_started(state, command.draw, moment),)


def _started(state: GameState, draw: int, moment: Moment, given: Word | None = None) -> GameStarted:
    order, rest = shuffled([seat.player for seat in state.seats], draw)
    opening = _opening(given or moment.lexicon.opening(rest)) if state.ruleset.opening == "drawn" else None
    timed = replace(state, ends_at=end_of(state.ruleset, moment.at))
    turn, deadline = turn_of(timed, 1, order[0], moment)
    return GameStarted(
        seq=state.seq + 1,
        at=moment.at,
        order=order,
        current=opening,
        turn=turn,
        ply=0 if opening is None else 1,
        deadline=deadline,
    )


def close_idle(state: GameState, moment: Moment) -> Decision:
    """Close a waiting game that nobody has touched for `IDLE_MS`."""
    if state.phase != "waiting" or moment.at < state.touched_at + IDLE_MS:
        return ()
    return (closed(state, "idle", moment),)


def closed(state: GameState, why: CloseReason, moment: Moment) -> GameClosed:
    """The end of a game that never began."""
    return GameClosed(seq=state.seq + 1, at=moment.at, why=why)


def refuse_unless_host(state: GameState, player: PlayerId) -> Refused | None:
    """Only the host may do it, and only while seated."""
    if not state.sits(player):
        return NotSeated()
    return None if player == state.host else NotHost()


def _opening(word: Word) -> Link:
    return Link(ply=0, word=word.text, key=word.key, player=None, overlap=0, points=0)


def _give_up(state: GameState, seat: Seat, why: OutReason, moment: Moment) -> tuple[Event, ...]:
    return _out(state, seat, why, moment) if state.phase == "playing" else _left(state, seat, moment)


def _left(state: GameState, seat: Seat, moment: Moment) -> tuple[Event, ...]:
    """A place in a waiting game is free again."""
    left = SeatLeft(seq=state.seq + 1, at=moment.at, player=seat.player)
    others = [other.player for other in state.seats if other != seat]
    if not others:
        return left, GameClosed(seq=state.seq + 2, at=moment.at, why="all_left")
    return left, *_new_host(state, seat, others[0], moment)


def _out(state: GameState, seat: Seat, why: OutReason, moment: Moment) -> tuple[Event, ...]:
    """Somebody has left a running game, perhaps in their turn, perhaps ending it."""
    after = after_out(state.standing, seat.player, why)
    outcome = outcome_of(state, after, moment.at)
    turn, deadline = state.turn, state.deadline
    if outcome is not None:
        turn, deadline = None, None
    elif turn == seat.player:
        turn, deadline = turn_of(state, after.round_, next_to(after, seat.player), moment)
    out = PlayerOut(seq=state.seq + 1, at=moment.at, player=seat.player, why=why, turn=turn, deadline=deadline)
    if outcome is not None:
        return out, GameFinished(seq=state.seq + 2, at=moment.at, outcome=outcome)
    return out, *_new_host(state, seat, after.in_play[0].player, moment)


def _new_host(state: GameState, seat: Seat, heir: PlayerId, moment: Moment) -> tuple[Event, ...]:
    return (HostChanged(seq=state.seq + 2, at=moment.at, host=heir),) if seat.player == state.host else ()
