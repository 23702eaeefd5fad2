"""How an event changes the state. Replaying a log gives the state that playing it gave."""

from collections.abc import Callable, Iterable
from functools import partial, reduce

from wordsnake.game import events as e
from wordsnake.game.changed import changed
from wordsnake.game.state import GameState, Seat, Standing, nothing
from wordsnake.game.turns import after_miss, after_out, after_word, end_of

Change = Callable[..., GameState]
"""Makes the next state out of the one before: what an event says of itself, and the fields given."""


class BrokenLog(Exception):  # noqa: N818 - names the condition: the events are not those of one game, in order
    """An event that does not follow the ones before it. This is a bug or a damaged store, never a player's doing."""


def replay(game: e.GameId, events: Iterable[e.Event]) -> GameState:
    """The state of the game with these events, from the first one on."""
    return reduce(evolve, events, nothing(game))


def evolve(state: GameState, event: e.Event) -> GameState:  # noqa: C901, PLR0911, PLR0912 - one case an event
    """The state after one event more. Raises BrokenLog."""
    if event.seq != state.seq + 1:
        raise BrokenLog(f"game {state.game}: event {event.seq} ({type(event).__name__}) after {state.seq}")
    change = partial(changed, state, seq=event.seq, touched_at=event.at)
    match event:
        case e.GameCreated():
            return _created(event, change)
        case e.SeatTaken():
            seat = Seat(player=event.player, bot=event.bot, level=event.level, guest=event.guest)
            return change(standing=Standing((*state.seats, seat)))
        case e.SeatLeft():
            return change(standing=Standing(tuple(seat for seat in state.seats if seat.player != event.player)))
        case e.HostChanged():
            return change(host=event.host)
        case e.GameClosed():
            return change(phase="closed")
        case e.GameStarted():
            return _started(state, event, change)
        case e.WordPlayed():
            return _played(state, event, change)
        case e.TurnMissed():
            standing = after_miss(state.standing, event.player)
            return change(standing=standing, turn=event.turn, deadline=event.deadline)
        case e.PlayerOut():
            standing = after_out(state.standing, event.player, event.why)
            return change(standing=standing, turn=event.turn, deadline=event.deadline)
        case e.ClockExtended():
            return _extended(state, event, change)
        case e.GameFinished():
            return change(phase="finished", outcome=event.outcome, turn=None, deadline=None)
        case e.RematchOpened():
            return change(rematch=event.rematch)
        case e.Said():
            return change()
        case _:
            raise BrokenLog(f"game {state.game}: event {event.seq} is a {type(event).__name__}")


def _created(event: e.GameCreated, change: Change) -> GameState:
    return change(
        phase="waiting",
        ruleset=event.ruleset,
        language=event.language,
        lexicon=event.lexicon,
        private=event.private,
        rated=event.rated,
        host=event.host,
        opened_at=event.at,
        rematch_of=event.rematch_of,
        day=event.day,
    )


def _started(state: GameState, event: e.GameStarted, change: Change) -> GameState:
    seats = {seat.player: changed(seat, lives=state.ruleset.lives) for seat in state.seats}
    return change(
        phase="playing",
        standing=Standing(tuple(seats[player] for player in event.order), ply=event.ply),
        snake=state.snake if event.current is None else state.snake.add(event.current.key, event.current),
        turn=event.turn,
        deadline=event.deadline,
        laid_at=None if event.current is None else event.at,
        started_at=event.at,
        ends_at=end_of(state.ruleset, event.at),
    )


def _played(state: GameState, event: e.WordPlayed, change: Change) -> GameState:
    link = e.Link(event.ply, event.word, event.key, event.player, event.overlap, event.points)
    return change(
        standing=after_word(state.standing, event.player, event.points),
        snake=state.snake.add(event.key, link),
        moves=state.moves if event.move_id is None else state.moves.add((event.player, event.move_id), event),
        laid_at=event.at,
        turn=event.turn,
        deadline=event.deadline,
    )


def _extended(state: GameState, event: e.ClockExtended, change: Change) -> GameState:
    # A game whose time ran out while the server was down lasts as long as the turn that was given back; and where its
    # end is the deadline, they move together.
    with_it = state.ends_at is None or state.ends_at == state.deadline
    ends_at = None if state.ends_at is None else event.deadline if with_it else max(state.ends_at, event.deadline)
    return change(turn=event.turn, deadline=event.deadline, ends_at=ends_at)
