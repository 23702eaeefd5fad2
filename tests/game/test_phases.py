"""Every command in every phase: what the host's command leads to, and what a stranger's does.

The tables are complete: a command or phase that is added must be added here.
"""

from dataclasses import dataclass
from typing import get_args

import pytest

from tests.support.play import ANNA, BRAM, DIRK, Play
from wordsnake.game import commands as c
from wordsnake.game.decide import PHASES
from wordsnake.game.events import GameId, PlayerId
from wordsnake.game.refusals import Refused, Repeated
from wordsnake.game.state import IDLE_MS, Phase
from wordsnake.rules.ruleset import PRESETS

NOTHING = ""
"""The command is accepted and leads to no event."""

DUE = IDLE_MS
"""So long after the last event, whatever clock runs has run out."""


def game(phase: Phase) -> Play:
    """A game of Anna (host) and Bram in this phase; Anna is to move where anybody is."""
    if phase == "new":
        return Play()
    if phase in ("waiting", "closed"):
        play = Play().seated(ANNA, BRAM)
        if phase == "closed":
            play.events(c.CloseIdle(), wait_ms=IDLE_MS)
        return play
    play = Play().started(ANNA, BRAM)
    if phase == "finished":
        play.passes()
        play.passes()
    assert play.state.phase == phase
    return play


def command(kind: type[c.Command], player: PlayerId) -> c.Command:
    """A command of this kind that fits the game, by this player."""
    by_kind: dict[type[c.Command], c.Command] = {
        c.CreateGame: c.CreateGame(player=player, ruleset=PRESETS["classic"], language="nl", private=False),
        c.TakeSeat: c.TakeSeat(player=player),
        c.LeaveGame: c.LeaveGame(player=player),
        c.RemoveSeat: c.RemoveSeat(player=player, target=BRAM),
        c.StartGame: c.StartGame(player=player, draw=1),
        c.PlayWord: c.PlayWord(player=player, text="behaard", ply=0),
        c.PassTurn: c.PassTurn(player=player, ply=0),
        c.Say: c.Say(player=player, text="hoi"),
        c.OpenRematch: c.OpenRematch(player=player, rematch=GameId("ccccdddd")),
        c.Expire: c.Expire(),
        c.ExtendClock: c.ExtendClock(),
        c.CloseIdle: c.CloseIdle(),
        c.EndGame: c.EndGame(),
    }
    return by_kind[kind]


def outcome(play: Play, asked: c.Command) -> str:
    """The names of the events, or the reason of the refusal."""
    timed = isinstance(asked, c.Expire | c.ExtendClock | c.CloseIdle)
    decision = play.do(asked, wait_ms=DUE if timed else 1)
    assert not isinstance(decision, Repeated)
    return decision.reason if isinstance(decision, Refused) else " ".join(type(event).__name__ for event in decision)


@dataclass(frozen=True)
class Row:
    """What a command leads to in each phase."""

    new: str
    waiting: str
    playing: str
    finished: str
    closed: str


WRONG, NO_GAME, NO_SEAT = "wrong_phase", "no_such_game", "not_seated"

HOST: dict[type[c.Command], Row] = {
    c.CreateGame: Row("GameCreated SeatTaken", WRONG, WRONG, WRONG, WRONG),
    c.TakeSeat: Row(NO_GAME, NOTHING, NOTHING, NOTHING, NOTHING),
    c.LeaveGame: Row(NO_GAME, "SeatLeft HostChanged", "PlayerOut GameFinished", WRONG, WRONG),
    c.RemoveSeat: Row(NO_GAME, "SeatLeft", "PlayerOut GameFinished", WRONG, WRONG),
    c.StartGame: Row(NO_GAME, "GameStarted", WRONG, WRONG, WRONG),
    c.PlayWord: Row(NO_GAME, WRONG, "WordPlayed", WRONG, WRONG),
    c.PassTurn: Row(NO_GAME, WRONG, "TurnMissed", WRONG, WRONG),
    c.Say: Row(NO_GAME, "Said", "Said", "Said", WRONG),
    c.OpenRematch: Row(NO_GAME, WRONG, WRONG, "RematchOpened", WRONG),
    c.Expire: Row(NOTHING, NOTHING, "TurnMissed", NOTHING, NOTHING),
    c.ExtendClock: Row(NOTHING, NOTHING, "ClockExtended", NOTHING, NOTHING),
    c.CloseIdle: Row(NOTHING, "GameClosed", NOTHING, NOTHING, NOTHING),
    c.EndGame: Row(NO_GAME, "GameClosed", "GameFinished", WRONG, WRONG),
}

STRANGER: dict[type[c.Command], Row] = {
    c.CreateGame: Row("GameCreated SeatTaken", WRONG, WRONG, WRONG, WRONG),
    c.TakeSeat: Row(NO_GAME, "SeatTaken", WRONG, WRONG, WRONG),
    c.LeaveGame: Row(NO_GAME, NO_SEAT, NO_SEAT, WRONG, WRONG),
    c.RemoveSeat: Row(NO_GAME, NO_SEAT, NO_SEAT, WRONG, WRONG),
    c.StartGame: Row(NO_GAME, NO_SEAT, WRONG, WRONG, WRONG),
    c.PlayWord: Row(NO_GAME, WRONG, NO_SEAT, WRONG, WRONG),
    c.PassTurn: Row(NO_GAME, WRONG, NO_SEAT, WRONG, WRONG),
    c.Say: Row(NO_GAME, NO_SEAT, NO_SEAT, NO_SEAT, WRONG),
    c.OpenRematch: Row(NO_GAME, WRONG, WRONG, NO_SEAT, WRONG),
}

PHASE_NAMES: tuple[Phase, ...] = get_args(Phase)


@pytest.mark.parametrize("phase", PHASE_NAMES)
@pytest.mark.parametrize("kind", HOST, ids=lambda kind: kind.__name__)
def test_a_command_of_the_host(kind: type[c.Command], phase: Phase) -> None:
    """What the table says, for each pair."""
    assert outcome(game(phase), command(kind, ANNA)) == getattr(HOST[kind], phase)


@pytest.mark.parametrize("phase", PHASE_NAMES)
@pytest.mark.parametrize("kind", STRANGER, ids=lambda kind: kind.__name__)
def test_a_command_of_a_stranger(kind: type[c.Command], phase: Phase) -> None:
    """What the table says, for each pair."""
    assert outcome(game(phase), command(kind, DIRK)) == getattr(STRANGER[kind], phase)


def test_the_tables_are_complete() -> None:
    """Every command stands in the table, those with a player also in the strangers'; every phase is a column."""
    everything = set(get_args(c.Command))
    assert set(HOST) == everything == set(PHASES)
    assert set(STRANGER) == {kind for kind in everything if "player" in kind.__dataclass_fields__}
    assert set(PHASE_NAMES) == set(Row.__dataclass_fields__)
