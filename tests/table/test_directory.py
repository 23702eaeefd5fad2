"""All live games: opened, found, recovered, counted."""

import pytest
from twisted.internet.defer import Deferred

from tests.support.play import ANNA, BRAM, CARO
from tests.support.service import answers_to, result_of
from tests.table.conftest import Room
from wordsnake.game.commands import EndGame, LeaveGame, Say, TakeSeat
from wordsnake.game.events import ClockExtended, GameId, Said
from wordsnake.table.directory import Directory
from wordsnake.table.ids import is_well_formed
from wordsnake.table.ports import NotNow
from wordsnake.table.seating import UNFINISHED_GAMES
from wordsnake.table.table import Done


def recover(directory: Directory) -> int:
    answer: int = result_of(Deferred.fromCoroutine(directory.recover()))
    return answer


@pytest.mark.parametrize(("private", "length"), [(False, 8), (True, 26)])
def test_ids_of_games_are_short_for_public_and_unguessable_for_private_ones(
    room: Room, *, private: bool, length: int
) -> None:
    """Letters a to z and digits 2 to 7."""
    table = room.open(ANNA, private=private)
    assert is_well_formed(table.game)
    assert len(table.game) == length


@pytest.mark.parametrize("text", ["", "abc", "abcdefg1", "ABCDEFGH", "abcdefghi", "abcdefgh\n", "a" * 27])
def test_what_is_no_id_is_told_apart(text: str) -> None:
    """Wrong length, letters or digits."""
    assert not is_well_formed(text)


def test_an_unknown_game_is_not_found(room: Room) -> None:
    """And nothing is kept of the question."""
    assert room.find(GameId("aaaaaaaa")) is None
    assert list(room.directory.live()) == []


def test_a_game_is_loaded_once_however_many_ask_at_the_same_time(room: Room) -> None:
    """All get the same table."""
    game = room.open(ANNA).game
    directory = room.restarted()
    room.journal.reads, room.journal.holding = 0, True
    asked = [answers_to(Deferred.fromCoroutine(directory.find(game))) for _ in range(3)]
    room.journal.release()
    assert room.journal.reads == 1
    assert asked[0][0] is asked[1][0] is asked[2][0]
    assert asked[0][0].game == game


def test_all_who_wait_for_a_game_hear_that_it_cannot_be_loaded(room: Room) -> None:
    """And the next one who asks tries anew."""
    game = room.open(ANNA).game
    directory = room.restarted()
    room.journal.down = True
    for _ in range(2):
        with pytest.raises(NotNow):
            room.find(game, directory)
    room.journal.down = False
    assert room.find(game, directory).game == game


def test_a_restart_brings_back_every_unfinished_game_as_it_was(room: Room) -> None:
    """Waiting and running ones; those that have been over for a minute stay in the store."""
    waiting, running, over = room.open(ANNA), room.start(), room.start()
    room.word(running, "behaard")
    room.do(over, EndGame())
    room.directory.close()
    room.clock.advance(61)
    directory = room.restarted()
    assert recover(directory) == 2
    assert {table.game: table.state for table in directory.live()} == {
        waiting.game: waiting.state,
        running.game: running.state,
    }


def test_after_a_restart_whoever_is_to_move_has_ten_seconds(room: Room) -> None:
    """The event says so before anything else happens."""
    table = room.start()
    room.directory.close()
    room.clock.advance(500)
    recover(room.restarted())
    room.clock.advance(0)
    extended = room.announced[-1]
    assert isinstance(extended, ClockExtended)
    assert (extended.turn, extended.deadline) == (table.state.turn, room.now() + 10_000)
    room.clock.advance(10.3)
    assert room.kinds()[-1] == "TurnMissed"


def test_a_short_restart_leaves_the_deadline_alone(room: Room) -> None:
    """Whoever has more than ten seconds left gets no more."""
    room.start()
    room.directory.close()
    room.clock.advance(5)
    recover(room.restarted())
    room.clock.advance(0)
    assert "ClockExtended" not in room.kinds()
    room.clock.advance(25.3)
    assert room.kinds()[-1] == "TurnMissed"


def test_a_word_right_after_a_restart_is_judged_by_the_extended_clock(room: Room) -> None:
    """The first command does not outrun the extension."""
    table = room.start()
    room.directory.close()
    room.clock.advance(500)
    directory = room.restarted()
    recover(directory)
    again = room.find(table.game, directory)
    assert isinstance(room.word(again, "behaard"), Done)
    assert room.kinds()[-2:] == ["ClockExtended", "WordPlayed"]


def test_a_game_whose_words_are_not_ready_waits_with_its_clock_standing(room: Room) -> None:
    """When they are, whoever is to move has ten seconds; nobody has missed a turn meanwhile."""
    room.start()
    room.directory.close()
    lexicon = room.shelf.ready.pop("nl")
    recover(room.restarted())
    room.clock.pump([1] * 100)
    assert room.kinds()[-1] == "GameStarted"
    room.shelf.ready["nl"] = lexicon
    room.clock.advance(1)
    assert room.kinds()[-1] == "ClockExtended"


def test_a_damaged_log_stops_no_other_game(room: Room, caplog: pytest.LogCaptureFixture) -> None:
    """It is named in the log of the server, and stays out."""
    broken, sound = room.open(ANNA), room.open(BRAM)
    room.journal.logs[broken.game].append(Said(seq=7, at=0, player=ANNA, text="out of order"))
    assert recover(room.restarted()) == 1
    assert f"game {broken.game} cannot be recovered" in caplog.text
    assert sound.game not in caplog.text


def test_games_just_over_come_back_too(room: Room) -> None:
    """They would be in memory still, and whoever played may not know yet; they do not count as unfinished."""
    before, now = room.start(), room.start()
    room.do(before, EndGame())
    room.clock.advance(30)
    room.do(now, EndGame())
    room.directory.close()
    room.clock.advance(31)
    directory = room.restarted()
    assert recover(directory) == 0
    assert [table.game for table in directory.live()] == [now.game]


def test_a_store_that_is_down_fails_the_recovery(room: Room) -> None:
    """Nobody plays on half of the games."""
    room.open(ANNA)
    room.journal.down = True
    with pytest.raises(NotNow):
        recover(room.restarted())


def test_the_games_of_a_player_are_known_also_after_a_restart(room: Room) -> None:
    """Seats taken and given up, games begun and over."""
    first, second = room.open(ANNA, BRAM), room.start(CARO, ANNA)
    room.do(first, LeaveGame(player=BRAM))
    for directory in (room.directory, room.restarted()):
        if directory is not room.directory:
            recover(directory)
        assert set(directory.seating.games(ANNA)) == {first.game, second.game}
        assert directory.seating.games(BRAM) == ()
    room.do(second, EndGame())
    assert room.directory.seating.games(CARO) == ()


def test_a_player_has_room_for_sixteen_unfinished_games(room: Room) -> None:
    """One that is left in the middle does not count, though its seat stays."""
    tables = [room.start(ANNA, BRAM, CARO) for _ in range(UNFINISHED_GAMES)]
    assert not room.directory.seating.has_room(ANNA)
    room.do(tables[0], LeaveGame(player=ANNA))
    assert room.directory.seating.has_room(ANNA)
    assert len(room.directory.seating.games(ANNA)) == UNFINISHED_GAMES


def test_a_game_can_be_found_as_soon_as_it_is_announced(room: Room) -> None:
    """Who reads of it in the lobby may join at once."""
    table = room.open(ANNA)
    assert room.find(table.game) is table
    assert isinstance(room.do(table, TakeSeat(player=BRAM)), Done)


def test_a_game_that_could_not_be_stored_is_not_there(room: Room) -> None:
    """No table without a log."""
    room.journal.down = True
    with pytest.raises(NotNow):
        room.open(ANNA)
    assert list(room.directory.live()) == []
    assert room.clock.getDelayedCalls() == []


def test_an_old_table_and_a_new_one_of_the_same_game_do_not_contradict_each_other(room: Room) -> None:
    """Somebody still holds a table that has left memory: the journal's fence keeps one order."""
    table = room.start()
    room.do(table, EndGame())
    room.clock.advance(60)
    again = room.find(table.game)
    room.do(table, Say(player=ANNA, text="one"))
    assert room.do(again, Say(player=ANNA, text="two")).events[0].seq == table.state.seq + 1


def test_a_clock_is_extended_once_however_long_the_announcement_takes(room: Room) -> None:
    """The alarm that rings in the meantime finds nothing left to give back."""
    game = room.start(ANNA, BRAM, turn_seconds=10).game
    room.clock.advance(3)
    telling = room.telling = Deferred()
    room.find(game, room.restarted())
    room.clock.pump([0, 0.1, 0.1])
    room.telling = None
    telling.callback(None)
    room.clock.pump([0, 0.1, 0.1])
    assert [type(event).__name__ for event in room.journal.logs[game]].count("ClockExtended") == 1
