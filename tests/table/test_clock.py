"""The clock of a game: deadlines, grace, idling, leaving memory, and clocks that jump."""

import pytest

from tests.support.play import ANNA, BRAM
from tests.support.service import answers_to
from tests.table.conftest import Room, asked
from wordsnake.game.commands import EndGame, Say
from wordsnake.game.events import GameFinished, Outcome, TurnMissed, WordPlayed
from wordsnake.game.refusals import TooLate
from wordsnake.table.steady import SteadyTime
from wordsnake.table.table import LINGER_MS, QUEUE, RETRY_S, Done

TURN_S = 30.0
GRACE_S = 0.3


def test_a_turn_is_missed_when_its_deadline_and_the_grace_have_passed(room: Room) -> None:
    """Not a moment before."""
    table = room.start()
    room.clock.advance(TURN_S + GRACE_S - 0.001)
    assert "TurnMissed" not in room.kinds()
    room.clock.advance(0.001)
    missed = room.announced[-1]
    assert isinstance(missed, TurnMissed)
    assert (missed.why, missed.turn, table.state.turn) == ("timeout", BRAM, BRAM)


def test_a_word_within_the_grace_counts(room: Room) -> None:
    """The network is forgiven."""
    table = room.start()
    room.clock.advance(TURN_S + GRACE_S - 0.001)
    assert isinstance(room.word(table, "behaard"), Done)


def test_a_word_after_the_grace_is_too_late_even_if_the_clock_was_busy(room: Room) -> None:
    """The time at which a word is judged decides, not when the alarm got round to it."""
    table = room.start()
    table.close()
    room.clock.advance(TURN_S + GRACE_S)
    assert room.word(table, "behaard") == TooLate()


def test_each_turn_has_its_own_deadline(room: Room) -> None:
    """A word in time moves the alarm."""
    table = room.start()
    room.clock.advance(20)
    room.word(table, "behaard")
    room.clock.advance(20)
    assert "TurnMissed" not in room.kinds()
    room.clock.advance(11)
    assert room.kinds()[-1] == "TurnMissed"


def test_a_game_nobody_plays_ends_by_itself(room: Room) -> None:
    """Miss after miss, to the outcome."""
    room.start()
    for _ in range(2):
        room.clock.advance(TURN_S + GRACE_S)
    finished = room.announced[-1]
    assert isinstance(finished, GameFinished)
    assert finished.outcome == Outcome(winners=(ANNA, BRAM), why="stalled", scores=((ANNA, 0), (BRAM, 0)))


def test_the_turn_of_somebody_away_is_short(room: Room) -> None:
    """At most 15 s, if the player is away when it begins."""
    table = room.start()
    room.away.add(BRAM)
    room.word(table, "behaard")
    assert isinstance(room.announced[-1], WordPlayed)
    assert room.announced[-1].deadline == room.now() + 15_000


def test_the_clock_tries_again_while_the_store_is_down(room: Room) -> None:
    """A miss that cannot be stored has not happened; it does once the store is back."""
    room.start()
    room.journal.down = True
    room.clock.advance(TURN_S + GRACE_S)
    room.clock.pump([RETRY_S] * 3)
    assert "TurnMissed" not in room.kinds()
    room.journal.down = False
    room.clock.advance(RETRY_S)
    assert room.kinds()[-1] == "TurnMissed"


def test_a_wall_clock_that_is_behind_delays_a_miss_no_longer_than_it_is_behind(room: Room) -> None:
    """The alarm is early then: it looks again, and is not lost."""
    room.start()
    room.wall_behind_ms = 2_000
    room.clock.advance(TURN_S + GRACE_S)
    assert "TurnMissed" not in room.kinds()
    room.clock.advance(2)
    assert room.kinds()[-1] == "TurnMissed"


def test_the_clock_is_heard_however_much_is_asked_of_a_game(room: Room) -> None:
    """Nobody holds up a deadline by talking."""
    table = room.start()
    room.journal.holding = True
    for _ in range(QUEUE + 1):
        answers_to(asked(table, Say(player=ANNA, text="hi")))
    room.clock.advance(TURN_S + GRACE_S)
    room.journal.release()
    assert room.kinds()[-1] == "ClockExtended"  # it was the journal that held it up


def test_a_waiting_game_closes_when_nothing_happens_for_half_an_hour(room: Room) -> None:
    """Whatever happens begins the half hour anew."""
    table = room.open(ANNA)
    room.clock.advance(29 * 60)
    room.do(table, Say(player=ANNA, text="anybody?"))
    room.clock.advance(29 * 60)
    assert table.state.phase == "waiting"
    room.clock.advance(60)
    assert (table.state.phase, room.kinds()[-1]) == ("closed", "GameClosed")


def test_a_game_that_is_over_leaves_memory_and_is_found_again(room: Room) -> None:
    """It is loaded from its log when somebody asks, and forgotten once more."""
    table = room.start()
    room.do(table, EndGame())
    room.clock.advance(LINGER_MS / 1000)
    assert list(room.directory.live()) == []
    again = room.find(table.game)
    assert again is not table
    assert again.state == table.state
    room.clock.advance(LINGER_MS / 1000)
    assert list(room.directory.live()) == []


def test_no_alarm_is_left_when_a_game_is_gone(room: Room) -> None:
    """Games come and go for ever; timers must not pile up."""
    table = room.start()
    room.do(table, EndGame())
    room.clock.advance(LINGER_MS / 1000)
    assert room.clock.getDelayedCalls() == []


@pytest.mark.parametrize("jump", [-3600.0, 3600.0])
def test_steady_time_never_runs_backwards_and_never_stands_still(jump: float) -> None:
    """A wall clock set forward is followed; one set back is outrun."""
    wall, monotonic = [1000.0], [0.0]
    time = SteadyTime(lambda: wall[0], lambda: monotonic[0])
    assert time() == 1_000_000
    wall[0] += 10 + jump
    monotonic[0] += 10
    assert time() == 1_010_000 + max(0, int(jump * 1000))
    wall[0] += 5
    monotonic[0] += 5
    assert time() == 1_015_000 + max(0, int(jump * 1000))
