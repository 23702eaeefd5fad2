"""Every command in every phase: what the host's command leads to, and what a stranger's does.

The tables are complete: a command or phase that is added must be added here.
"""

from dataclasses import dataclass, fields
from typing import Any, Literal, get_args

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


def game(phase: Phase | Literal["racing", "alone"]) -> Play:
    """A game of Anna (host) and Bram in this phase, or a race of theirs, or one that Anna plays alone.

    Anna is to move where anybody is.
    """
    if phase == "new":
        return Play()
    if phase == "alone":
        play = Play()
        play.events(c.CreateGame(player=ANNA, ruleset=PRESETS["daily"], language="nl", private=False))
        return play
    if phase == "racing":
        return Play().started(ANNA, BRAM, name="race", opening="player")
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


def command(kind: type[c.Command], player: PlayerId, ply: int) -> c.Command:
    """A command of this kind that fits the game, whose next move is `ply`, by this player."""
    by_kind: dict[type[c.Command], c.Command] = {
        c.CreateGame: c.CreateGame(player=player, ruleset=PRESETS["classic"], language="nl", private=False),
        c.TakeSeat: c.TakeSeat(player=player),
        c.LeaveGame: c.LeaveGame(player=player),
        c.RemoveSeat: c.RemoveSeat(player=player, target=BRAM),
        c.StartGame: c.StartGame(player=player, draw=1),
        c.PlayWord: c.PlayWord(player=player, text="haardvuur" if ply else "behaard", ply=ply),
        c.PassTurn: c.PassTurn(player=player, ply=ply),
        c.Say: c.Say(player=player, text="hoi"),
        c.OpenRematch: c.OpenRematch(player=player, rematch=GameId("ccccdddd")),
        c.Expire: c.Expire(),
        c.ExtendClock: c.ExtendClock(),
        c.CloseIdle: c.CloseIdle(),
        c.EndGame: c.EndGame(),
    }
    return by_kind[kind]


def happens(phase: Any, kind: type[c.Command], player: PlayerId) -> str:
    """What a command leads to: the names of the events, or the reason of the refusal."""
    play = game(phase)
    asked = command(kind, player, play.state.ply)
    timed = isinstance(asked, c.Expire | c.ExtendClock | c.CloseIdle)
    decision = play.do(asked, wait_ms=DUE if timed else 1)
    assert not isinstance(decision, Repeated)
    return decision.reason if isinstance(decision, Refused) else " ".join(type(event).__name__ for event in decision)


@dataclass(frozen=True)
class Row:
    """What a command leads to in each phase, and while playing at each pace."""

    new: str
    waiting: str
    playing: str
    racing: str
    alone: str
    finished: str
    closed: str


WRONG, NO_GAME, NO_SEAT = "wrong_phase", "no_such_game", "not_seated"

OVER = "PlayerOut GameFinished"

HOST: dict[type[c.Command], Row] = {
    c.CreateGame: Row("GameCreated SeatTaken", *[WRONG] * 6),
    c.TakeSeat: Row(NO_GAME, *[NOTHING] * 6),
    c.LeaveGame: Row(NO_GAME, "SeatLeft HostChanged", OVER, OVER, OVER, WRONG, WRONG),
    c.RemoveSeat: Row(NO_GAME, "SeatLeft", OVER, OVER, "invalid_argument", WRONG, WRONG),
    c.StartGame: Row(NO_GAME, "GameStarted", *[WRONG] * 5),
    c.PlayWord: Row(NO_GAME, WRONG, "WordPlayed", "WordPlayed", "WordPlayed", WRONG, WRONG),
    c.PassTurn: Row(NO_GAME, WRONG, "TurnMissed", "not_your_turn", "TurnMissed GameFinished", WRONG, WRONG),
    c.Say: Row(NO_GAME, "Said", "Said", "Said", "Said", "Said", WRONG),
    c.OpenRematch: Row(NO_GAME, WRONG, WRONG, WRONG, WRONG, "RematchOpened", WRONG),
    c.Expire: Row(NOTHING, NOTHING, "TurnMissed", "GameFinished", "GameFinished", NOTHING, NOTHING),
    c.ExtendClock: Row(NOTHING, NOTHING, "ClockExtended", "ClockExtended", "ClockExtended", NOTHING, NOTHING),
    c.CloseIdle: Row(NOTHING, "GameClosed", *[NOTHING] * 5),
    c.EndGame: Row(NO_GAME, "GameClosed", "GameFinished", "GameFinished", "GameFinished", WRONG, WRONG),
}

STRANGER: dict[type[c.Command], Row] = {
    c.CreateGame: Row("GameCreated SeatTaken", *[WRONG] * 6),
    c.TakeSeat: Row(NO_GAME, "SeatTaken", *[WRONG] * 5),
    c.LeaveGame: Row(NO_GAME, *[NO_SEAT] * 4, WRONG, WRONG),
    c.RemoveSeat: Row(NO_GAME, *[NO_SEAT] * 4, WRONG, WRONG),
    c.StartGame: Row(NO_GAME, NO_SEAT, *[WRONG] * 5),
    c.PlayWord: Row(NO_GAME, WRONG, *[NO_SEAT] * 3, WRONG, WRONG),
    c.PassTurn: Row(NO_GAME, WRONG, *[NO_SEAT] * 3, WRONG, WRONG),
    c.Say: Row(NO_GAME, *[NO_SEAT] * 5, WRONG),
    c.OpenRematch: Row(NO_GAME, *[WRONG] * 4, NO_SEAT, WRONG),
}

COLUMNS = tuple(field.name for field in fields(Row))


@pytest.mark.parametrize("phase", COLUMNS)
@pytest.mark.parametrize("kind", HOST, ids=lambda kind: kind.__name__)
def test_a_command_of_the_host(kind: type[c.Command], phase: Any) -> None:
    """What the table says, for each pair."""
    assert happens(phase, kind, ANNA) == getattr(HOST[kind], phase)


@pytest.mark.parametrize("phase", COLUMNS)
@pytest.mark.parametrize("kind", STRANGER, ids=lambda kind: kind.__name__)
def test_a_command_of_a_stranger(kind: type[c.Command], phase: Any) -> None:
    """What the table says, for each pair."""
    assert happens(phase, kind, DIRK) == getattr(STRANGER[kind], phase)


def test_the_tables_are_complete() -> None:
    """Every command stands in the table, those with a player also in the strangers'; every phase is a column."""
    everything = set(get_args(c.Command))
    assert set(HOST) == everything == set(PHASES)
    assert set(STRANGER) == {kind for kind in everything if "player" in kind.__dataclass_fields__}
    assert set(COLUMNS) == {*get_args(Phase), "racing", "alone"}
