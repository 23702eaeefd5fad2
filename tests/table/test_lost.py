"""Time that the server loses, and gives back: exactly that, to whoever is to move, and on evidence alone."""

import pytest
from twisted.internet.defer import Deferred

from tests.support.play import ANNA, BRAM
from tests.support.service import answers_to, result_of
from tests.table.conftest import Room, asked
from wordsnake.game.commands import Expire, Say
from wordsnake.game.events import ClockExtended
from wordsnake.table.lost import BEAT_S, LATE_MS, LostTime
from wordsnake.table.ports import NotNow
from wordsnake.table.table import Done, Table

TURN_S = 30.0
GRACE_S = 0.3


class Beating:
    """A room whose server gives signs of life, as long as `alive` is asked to."""

    def __init__(self, since: int | None = None) -> None:
        self.room = Room()
        self.lost = LostTime(self.room.now, since)
        self.directory = self.room.directory = self.room.restarted(self.lost)
        self.lost.noticed = self.directory.give_back
        self.lost.alive()

    def recovered(self, last: int) -> LostTime:
        """Another process has read the games; `last` was the last sign of life before it, and it has given none yet."""
        lost = LostTime(self.room.now, last)
        directory = self.room.restarted(lost)
        lost.noticed = directory.give_back
        result_of(Deferred.fromCoroutine(directory.recover()))
        return lost

    def alive(self, seconds: float) -> None:
        """So long all is well."""
        for _ in range(round(seconds / BEAT_S)):
            self.room.clock.advance(BEAT_S)
            self.lost.alive()

    def still(self, seconds: float) -> None:
        """So long the process does not run at all: timers are late, and served before anything else."""
        self.room.clock.advance(seconds)

    def unreached(self, seconds: float) -> None:
        """So long it runs, and nobody reaches it."""
        self.room.clock.pump([BEAT_S] * round(seconds / BEAT_S))


@pytest.fixture
def beating() -> Beating:
    return Beating()


def left(table: Table, room: Room) -> float:
    """How long the turn still lasts."""
    assert table.state.deadline is not None
    return (table.state.deadline - room.now()) / 1000


def test_signs_of_life_in_time_lose_nothing(beating: Beating) -> None:
    """A turn is missed when it is over, and not extended."""
    beating.room.start()
    beating.alive(TURN_S + GRACE_S + BEAT_S)
    assert beating.room.kinds()[-1] == "TurnMissed"
    assert beating.lost.total(beating.room.now()) == 0


@pytest.mark.parametrize("how", ["still", "unreached"])
@pytest.mark.parametrize("seconds", [2, 29, 8 * 3600])
def test_what_was_lost_is_given_back_to_the_millisecond(beating: Beating, how: str, seconds: int) -> None:
    """A process that was stopped for a moment, a machine that slept for a night, a router that was away."""
    table = beating.room.start()
    beating.alive(10)
    if how == "unreached" and seconds > TURN_S:
        seconds = 60
    getattr(beating, how)(seconds)
    beating.lost.alive()
    assert left(table, beating.room) == 20
    assert beating.room.kinds()[-1] == "ClockExtended"
    beating.alive(20 + GRACE_S + BEAT_S)
    assert beating.room.kinds()[-1] == "TurnMissed"


def test_no_clock_strikes_while_nobody_reaches_the_server(beating: Beating) -> None:
    """However long: whoever is to move could not have moved."""
    beating.room.start()
    beating.unreached(10 * TURN_S)
    assert beating.room.kinds()[-1] == "GameStarted"


def test_a_word_that_is_served_before_the_next_sign_of_life_counts(beating: Beating) -> None:
    """By the time of day the turn is long over; the process has just gone on."""
    table = beating.room.start()
    beating.alive(5)
    table.close()
    beating.still(3600)
    assert isinstance(beating.room.word(table, "behaard"), Done)
    assert beating.room.kinds()[-2:] == ["ClockExtended", "WordPlayed"]
    beating.lost.alive()
    assert beating.room.kinds()[-1] == "WordPlayed"
    assert left(table, beating.room) == TURN_S


def test_a_turn_that_was_over_before_is_over(beating: Beating) -> None:
    """The server was lost between the end of a turn and telling so: there is nothing to give back."""
    table = beating.room.start()
    beating.alive(TURN_S)
    beating.still(5)
    beating.room.do(table, Expire())
    assert beating.room.kinds()[-1] == "TurnMissed"


def test_what_was_lost_of_one_turn_is_not_given_to_the_next(room: Room) -> None:
    """A second is not worth an event, and is forgotten with the turn."""
    table = room.start()
    for word in ("behaard", "haardvuur", "vuurdoop"):
        failing(room, table, LATE_MS / 1000)
        room.word(table, word)
    assert "ClockExtended" not in room.kinds()


def test_a_race_lasts_longer_by_what_was_lost() -> None:
    """For everybody; so does the time of the whole game, which ends with it."""
    beating = Beating()
    table = beating.room.start(name="race")
    beating.alive(10)
    beating.still(100)
    beating.lost.alive()
    assert left(table, beating.room) == 170
    assert table.state.ends_at == table.state.deadline


def test_a_waiting_game_does_not_idle_meanwhile(beating: Beating) -> None:
    """Nobody could have touched it."""
    table = beating.room.open(ANNA)
    beating.alive(60)
    beating.still(3600)
    beating.lost.alive()
    beating.alive(28 * 60)
    assert table.state.phase == "waiting"
    beating.alive(61)
    assert table.state.phase == "closed"


def test_a_restart_gives_back_what_the_turn_had_left_when_the_server_was_last_alive() -> None:
    """It is known from the last sign of life of the process before; nothing happens until this one is reached."""
    before = Beating()
    table = before.room.start()
    before.alive(5)
    last = before.room.now()
    before.directory.close()
    before.room.clock.advance(12)
    lost = before.recovered(last)
    before.room.clock.advance(2)
    assert before.room.kinds()[-1] == "GameStarted"
    lost.alive()
    extended = before.room.announced[-1]
    assert extended == ClockExtended(
        seq=table.state.seq + 1, at=before.room.now(), turn=table.state.turn, deadline=before.room.now() + 25_000
    )


def test_a_quick_restart_tells_once_and_when_players_are_served() -> None:
    """Not first when the games are loaded, and again when the router is joined."""
    before = Beating()
    before.room.start()
    before.alive(25)
    last = before.room.now()
    before.directory.close()
    before.room.clock.advance(0.5)
    lost = before.recovered(last)
    before.room.clock.advance(0.4)
    assert "ClockExtended" not in before.room.kinds()
    before.room.clock.advance(2)
    lost.alive()
    before.room.clock.advance(0)
    assert before.room.kinds().count("ClockExtended") == 1
    assert before.room.kinds()[-1] == "ClockExtended"


def test_a_clock_that_was_set_back_while_the_server_was_down_makes_no_turn_longer_than_a_turn() -> None:
    """The deadline was an hour away then."""
    before = Beating()
    before.room.start()
    before.directory.close()
    before.room.wall_behind_ms = 3_600_000
    lost = before.recovered(before.room.now() + 3_600_000)
    lost.alive()
    extended = before.room.announced[-1]
    assert isinstance(extended, ClockExtended)
    assert extended.deadline == before.room.now() + TURN_S * 1000


def failing(room: Room, table: Table, seconds: float) -> None:
    """For so long the store is down, and somebody notices at once."""
    room.journal.down = True
    with pytest.raises(NotNow):
        room.do(table, Say(player=BRAM, text="is it only me?"))
    room.clock.advance(seconds)
    room.journal.down = False


def test_time_in_which_nothing_could_be_stored_is_given_back(room: Room) -> None:
    """From the first thing in this game that could not be, until something can."""
    table = room.start()
    room.clock.advance(TURN_S - 2)
    failing(room, table, 0.5)
    room.journal.down = True
    room.clock.pump([0.5] * 9)
    room.journal.down = False
    room.clock.advance(0.5)
    assert room.announced[-1] == ClockExtended(
        seq=table.state.seq, at=room.now(), turn=table.state.turn, deadline=room.now() + 2000
    )
    room.clock.advance(2 + GRACE_S)
    assert room.kinds()[-1] == "TurnMissed"


def test_a_turn_that_begins_with_a_slow_commit_begins_when_it_is_told(room: Room) -> None:
    """The disk is slow, or another process holds the lock: whoever is next hears of it only then."""
    table = room.start()
    room.journal.holding = True
    mover = table.state.turn
    answers = answers_to(asked(table, Say(player=ANNA, text="wait for me")))
    room.clock.advance(2)
    room.journal.release()
    room.clock.advance(0)
    assert len(answers) == 1
    assert room.announced[-1] == ClockExtended(
        seq=table.state.seq, at=room.now(), turn=mover, deadline=room.now() + TURN_S * 1000
    )
