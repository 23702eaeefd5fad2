"""How an event changes the state. Replaying a log gives the state that playing it gave."""

from collections.abc import Iterable
from dataclasses import replace
from functools import reduce

from wordsnake.game import events as e
from wordsnake.game.state import GameState, Seat, nothing
from wordsnake.game.turns import after_miss, after_out, after_word, end_of


class BrokenLog(Exception):  # noqa: N818 - names the condition: the events are not those of one game, in order
    """An event that does not follow the ones before it. This is a bug or a damaged store, never a player's doing."""


def replay(game: e.GameId, events: Iterable[e.Event]) -> GameState:
    """The state of the game with these events, from the first one on."""
    return reduce(evolve, events, nothing(game))


def evolve(state: GameState, event: e.Event) -> GameState:
    """The state after one event more. Raises BrokenLog."""
    if event.seq != state.seq + 1:
        raise BrokenLog(f"game {state.game}: event {event.seq} ({type(event).__name__}) after {state.seq}")
    return replace(_changed(state, event), seq=event.seq, touched_at=event.at)


def _changed(state: GameState, event: e.Event) -> GameState:  # noqa: C901, PLR0911, PLR0912 - one case an event
    match event:
        case e.GameCreated():
            return _created(state, event)
        case e.SeatTaken():
            seat = Seat(player=event.player, bot=event.bot, level=event.level)
            return replace(state, seats=(*state.seats, seat))
        case e.SeatLeft():
            return replace(state, seats=tuple(seat for seat in state.seats if seat.player != event.player))
        case e.HostChanged():
            return replace(state, host=event.host)
        case e.GameClosed():
            return replace(state, phase="closed")
        case e.GameStarted():
            return _started(state, event)
        case e.WordPlayed():
            return _played(state, event)
        case e.TurnMissed():
            return replace(after_miss(state, event.player), turn=event.turn, deadline=event.deadline)
        case e.PlayerOut():
            out = after_out(state, event.player, event.why)
            return replace(out, turn=event.turn, deadline=event.deadline)
        case e.ClockExtended():
            return _extended(state, event)
        case e.GameFinished():
            return replace(state, phase="finished", outcome=event.outcome, turn=None, deadline=None)
        case e.RematchOpened():
            return replace(state, rematch=event.rematch)
        case e.Said():
            return state
        case _:
            raise BrokenLog(f"game {state.game}: event {event.seq} is a {type(event).__name__}")


def _created(state: GameState, event: e.GameCreated) -> GameState:
    return replace(
        state,
        phase="waiting",
        ruleset=event.ruleset,
        language=event.language,
        lexicon=event.lexicon,
        private=event.private,
        host=event.host,
        opened_at=event.at,
        rematch_of=event.rematch_of,
    )


def _started(state: GameState, event: e.GameStarted) -> GameState:
    seats = {seat.player: replace(seat, lives=state.ruleset.lives) for seat in state.seats}
    return replace(
        state,
        phase="playing",
        seats=tuple(seats[player] for player in event.order),
        snake=state.snake if event.current is None else state.snake.add(event.current.key, event.current),
        turn=event.turn,
        ply=event.ply,
        deadline=event.deadline,
        started_at=event.at,
        ends_at=end_of(state.ruleset, event.at),
    )


def _played(state: GameState, event: e.WordPlayed) -> GameState:
    link = e.Link(event.ply, event.word, event.key, event.player, event.overlap, event.points)
    moves = state.moves if event.move_id is None else state.moves.add((event.player, event.move_id), event)
    return replace(
        after_word(state, event.player, event.points),
        snake=state.snake.add(event.key, link),
        moves=moves,
        turn=event.turn,
        deadline=event.deadline,
    )


def _extended(state: GameState, event: e.ClockExtended) -> GameState:
    # A game whose time ran out while the server was down lasts as long as the turn that was given back.
    ends_at = None if state.ends_at is None else max(state.ends_at, event.deadline)
    return replace(state, turn=event.turn, deadline=event.deadline, ends_at=ends_at)
