"""What becomes of a command: events, a refusal, or what the same move led to before.

The first refusal that fits is the answer, in the order of the public API: no such game, (a known move: its result),
wrong phase, not seated, not host, stale ply, not your turn, too late, own word, and then whatever is wrong with the
word.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import assert_never

from wordsnake.game import commands as c
from wordsnake.game import moving, seating
from wordsnake.game.decision import Decision, Moment
from wordsnake.game.ending import abandoned
from wordsnake.game.events import GameFinished, PlayerId, RematchOpened, Said
from wordsnake.game.refusals import NoSuchGame, NotSeated, WrongPhase
from wordsnake.game.state import GameState, Phase
from wordsnake.rules.lexicon import Lexicon

__all__ = ["PHASES", "Decision", "decide"]

_ANY: frozenset[Phase] = frozenset({"waiting", "playing", "finished", "closed"})

PHASES: Mapping[type[c.Command], frozenset[Phase]] = MappingProxyType(
    {
        c.CreateGame: frozenset({"new"}),
        c.TakeSeat: _ANY,  # by someone seated: no event in any phase
        c.LeaveGame: frozenset({"waiting", "playing"}),
        c.RemoveSeat: frozenset({"waiting", "playing"}),
        c.StartGame: frozenset({"waiting"}),
        c.PlayWord: frozenset({"playing"}),
        c.PassTurn: frozenset({"playing"}),
        c.Say: frozenset({"waiting", "playing", "finished"}),
        c.OpenRematch: frozenset({"finished"}),
        c.EndGame: frozenset({"waiting", "playing"}),
        # The clock's own commands find nothing due in any other phase, and are never refused.
        c.Expire: _ANY | {"new"},
        c.ExtendClock: _ANY | {"new"},
        c.CloseIdle: _ANY | {"new"},
    }
)
"""In which phases a command is not refused for the phase alone."""


def decide(
    state: GameState,
    command: c.Command,
    at: int,
    lexicon: Lexicon,
    away: frozenset[PlayerId] = frozenset(),
) -> Decision:
    """What `command` leads to at the time `at` (milliseconds since 1970-01-01T00:00Z). Nothing is changed by it.

    `lexicon` holds the words of the game's language; `away` are the players without a session, whose turn, if it begins
    now, is short.
    """
    if isinstance(command, c.PlayWord):
        known = moving.known_move(state, command)
        if known is not None:
            return known
    if state.phase not in PHASES[type(command)]:
        return NoSuchGame() if state.phase == "new" else WrongPhase(state.phase)
    return _decide(state, command, Moment(at, lexicon, away))


def _decide(state: GameState, command: c.Command, moment: Moment) -> Decision:  # noqa: C901, PLR0911, PLR0912 - a table
    match command:
        case c.CreateGame():
            return seating.create(state, command, moment)
        case c.TakeSeat():
            return seating.take(state, command, moment)
        case c.LeaveGame():
            return seating.leave(state, command, moment)
        case c.RemoveSeat():
            return seating.remove(state, command, moment)
        case c.StartGame():
            return seating.start(state, command, moment)
        case c.PlayWord():
            return moving.play(state, command, moment)
        case c.PassTurn():
            return moving.pass_turn(state, command, moment)
        case c.Say():
            return _say(state, command, moment)
        case c.OpenRematch():
            return _open_rematch(state, command, moment)
        case c.Expire():
            return moving.expire(state, moment)
        case c.ExtendClock():
            return moving.extend(state, command, moment)
        case c.CloseIdle():
            return seating.close_idle(state, moment)
        case c.EndGame():
            return _end(state, moment)
    assert_never(command)


def _say(state: GameState, command: c.Say, moment: Moment) -> Decision:
    if not state.sits(command.player):
        return NotSeated()
    return (Said(seq=state.seq + 1, at=moment.at, player=command.player, text=command.text),)


def _open_rematch(state: GameState, command: c.OpenRematch, moment: Moment) -> Decision:
    """Whoever had a seat when the game started may go on, also who left it; the first to ask names the next game."""
    if state.seat(command.player) is None:
        return NotSeated()
    if state.rematch not in {None, command.instead_of}:
        return ()
    return (RematchOpened(seq=state.seq + 1, at=moment.at, rematch=command.rematch),)


def _end(state: GameState, moment: Moment) -> Decision:
    if state.phase == "waiting":
        return (seating.closed(state, "ended", moment),)
    return (GameFinished(seq=state.seq + 1, at=moment.at, outcome=abandoned(state.standing)),)
