"""Playing alone: the game begins when it is opened, and there is nobody to wait for."""

import pytest

from tests.support.play import ANNA, BRAM, PLAIN, START, Play
from wordsnake.game.commands import CreateGame, LeaveGame, PassTurn, TakeSeat
from wordsnake.game.events import Event, GameCreated, GameFinished, GameStarted, SeatTaken, WordPlayed
from wordsnake.game.refusals import WrongPhase
from wordsnake.game.state import GRACE_MS
from wordsnake.rules.ruleset import ruleset_from


def alone(words: str = PLAIN, draw: int = 0, **rules: object) -> Play:
    """A game of Anna alone."""
    play = Play(words)
    ruleset = ruleset_from({"name": "daily", "max_overlap": 1, **rules})
    create = CreateGame(player=ANNA, ruleset=ruleset, language="nl", private=False, draw=draw, day="2026-01-31")
    play.events(create)
    return play


def finish(events: tuple[Event, ...]) -> tuple[str, tuple[str, ...]]:
    """Why the game ended with these, and who won."""
    finished = events[-1]
    assert isinstance(finished, GameFinished)
    return finished.outcome.why, finished.outcome.winners


def test_it_begins_when_it_is_opened() -> None:
    """Nothing lies between: whoever sees the opening has begun. The draw decides the word, the day is recorded."""
    play = alone("behaard haardvuur vuurdoop", draw=4)
    created, taken, started = play.log
    assert isinstance(created, GameCreated)
    assert isinstance(taken, SeatTaken)
    assert isinstance(started, GameStarted)
    assert (created.day, play.state.day) == ("2026-01-31", "2026-01-31")
    assert started.current is not None
    assert (started.current.word, started.order, started.turn, started.ply) == ("haardvuur", (ANNA,), ANNA, 1)
    assert started.deadline == START + 300_000


def test_the_same_draw_opens_with_the_same_word() -> None:
    """Whoever plays, and whenever."""
    words = "behaard haardvuur vuurdoop"
    assert alone(words, draw=7).state.current == alone(words, draw=7).state.current
    assert alone(words, draw=7).state.current != alone(words, draw=8).state.current


def test_one_word_after_another() -> None:
    """It is always the player's turn, with the time that is left of the game."""
    play = alone()
    play.lay(3)
    played = play.log[-1]
    assert isinstance(played, WordPlayed)
    assert (played.turn, played.deadline) == (ANNA, START + 300_000)
    assert play.scores() == {ANNA: 6}


def test_to_be_away_changes_nothing() -> None:
    """Nobody waits: the clock of the game goes on, and no turn is cut short."""
    play = alone()
    play.away = frozenset({ANNA})
    play.lay()
    assert play.state.deadline == START + 300_000


def test_the_last_word_ends_it() -> None:
    """Ten words have followed the opening: the goal is met."""
    play = alone()
    assert finish(play.lay(10)) == ("goal", (ANNA,))


def test_time_ends_it() -> None:
    """Five minutes, and what the network is forgiven."""
    play = alone()
    play.lay(2)
    assert finish(play.runs_out()) == ("time", (ANNA,))
    assert play.now == START + 300_000 + GRACE_MS


def test_to_pass_is_to_be_done() -> None:
    """Nobody else could find a word: the game has stalled, with the points there are."""
    play = alone()
    play.lay(2)
    assert finish(play.events(PassTurn(player=ANNA, ply=3))) == ("stalled", (ANNA,))
    assert play.scores() == {ANNA: 4}


def test_turns_may_have_a_clock() -> None:
    """A word in so many seconds each, or the game is over."""
    play = alone(turn_seconds=20)
    play.now += 15_000
    play.lay()
    assert play.state.deadline == play.now + 20_000
    assert finish(play.runs_out()) == ("stalled", (ANNA,))


def test_to_leave_abandons_it() -> None:
    """Nobody has won; the points stand in the outcome all the same."""
    play = alone()
    play.lay(2)
    assert finish(play.events(LeaveGame(player=ANNA))) == ("abandoned", ())
    assert play.scores() == {ANNA: 4}


@pytest.mark.parametrize("player", [ANNA, BRAM])
def test_nobody_joins(player: str) -> None:
    """There is one seat, and it is taken."""
    play = alone()
    decision = play.do(TakeSeat(player=player))
    assert decision == () if player == ANNA else WrongPhase("playing")
