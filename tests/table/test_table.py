"""One live game: what happens in which order, and what does not happen."""

from typing import Any

import pytest
from twisted.internet.defer import Deferred

from tests.support.play import ANNA, BRAM, CARO
from tests.support.service import answers_to, result_of
from tests.table.conftest import Room, asked
from wordsnake.game.commands import LeaveGame, PlayWord, Say, StartGame, TakeSeat
from wordsnake.game.events import Said
from wordsnake.game.refusals import NotInLexicon, Repeated, WrongPhase
from wordsnake.table.ports import NotNow
from wordsnake.table.table import QUEUE, Done, Table


def say(table: Table, text: str) -> Deferred[Any]:
    return asked(table, Say(player=ANNA, text=text))


def test_an_event_is_announced_only_after_it_is_stored(room: Room) -> None:
    """While the commit is under way nothing leaves, and the state is the old one."""
    table = room.start()
    room.announced.clear()
    room.journal.holding = True
    assert table.state.turn is not None
    answers = answers_to(asked(table, PlayWord(player=table.state.turn, text="behaard")))
    assert (room.announced, table.state.ply, answers) == ([], 0, [])
    room.journal.release()
    assert (room.kinds(), table.state.ply, len(answers)) == (["WordPlayed"], 1, 1)


def test_a_caller_is_answered_after_the_announcement(room: Room) -> None:
    """Who hears of its own move has missed no event before it."""
    table = room.start()
    order: list[str] = []
    room.journal.holding = True
    asked(table, Say(player=ANNA, text="hi")).addCallback(lambda _: order.append(f"answer after {room.kinds()[-1]}"))
    room.journal.release()
    assert order == ["answer after Said"]


def test_commands_of_one_game_are_carried_out_one_after_another(room: Room) -> None:
    """The second is decided on what the first led to, although both were asked at once."""
    table = room.open(ANNA)
    room.journal.holding = True
    first, second = say(table, "one"), say(table, "two")
    assert len(room.journal._held) == 1
    room.journal.release()
    assert [result_of(each).events[0].seq for each in (first, second)] == [3, 4]


def test_different_games_do_not_wait_for_each_other(room: Room) -> None:
    """A commit that hangs holds up its own game alone."""
    slow, other = room.open(ANNA), room.open(ANNA)
    room.journal.holding = True
    answers = answers_to(say(slow, "one"))
    room.journal.holding = False
    assert result_of(say(other, "two")).events[0].seq == 3
    assert not answers


def test_a_refused_command_changes_nothing_and_stores_nothing(room: Room) -> None:
    """The caller gets the refusal of the rules."""
    table = room.start()
    before = table.state
    assert isinstance(room.word(table, "blorf"), NotInLexicon)
    assert (table.state, len(room.journal.logs[table.game])) == (before, before.seq)


def test_a_known_move_is_repeated_without_an_event(room: Room) -> None:
    """What came of it is answered, and nothing is added."""
    table = room.start()
    move = PlayWord(player=table.state.turn or ANNA, text="behaard", move_id="m")
    first = room.do(table, move)
    again = room.do(table, move)
    assert isinstance(again, Repeated)
    assert again.played == first.events[0]
    assert table.state.seq == first.events[0].seq


def test_a_store_that_is_down_leaves_the_game_as_it_was(room: Room) -> None:
    """The command has not happened; when the store is back the same one succeeds."""
    table = room.start()
    before = table.state
    room.journal.down = True
    with pytest.raises(NotNow):
        room.word(table, "behaard")
    assert table.state is before
    room.journal.down = False
    assert isinstance(room.word(table, "behaard"), Done)


def test_events_that_somebody_else_stored_are_read_and_the_command_tried_again(room: Room) -> None:
    """Another engine wrote first: its events are announced here too, and the command follows them."""
    table = room.open(ANNA)
    other = room.find(table.game, room.restarted())
    room.do(other, Say(player=ANNA, text="elsewhere"))
    room.announced.clear()
    done = room.do(table, Say(player=ANNA, text="here"))
    assert [event.seq for event in done.events] == [4]
    assert [event.text for event in room.announced if isinstance(event, Said)] == ["elsewhere", "here"]


def test_a_command_is_judged_again_after_a_conflict(room: Room) -> None:
    """What was allowed before may not be any more."""
    table = room.open(ANNA, BRAM)
    other = room.find(table.game, room.restarted())
    room.do(other, StartGame(player=ANNA, draw=0))
    assert room.do(table, TakeSeat(player=CARO)) == WrongPhase("playing")


def test_a_second_conflict_in_a_row_is_no_reason_to_go_on_for_ever(room: Room) -> None:
    """Two engines that keep writing past each other: this one gives way."""
    table = room.open(ANNA)
    log = room.journal.logs[table.game]
    room.journal.holding = True
    answer = say(table, "here")
    for seq in (3, 4):
        log.append(Said(seq=seq, at=0, player=ANNA, text="elsewhere"))
        held, room.journal._held = room.journal._held, []
        for each in held:  # the append, then the reading of what was missed
            each()
        held, room.journal._held = room.journal._held, []
        for each in held:
            each()
    room.journal.release()
    with pytest.raises(NotNow):
        result_of(answer)


def test_too_many_commands_at_once_are_turned_away(room: Room) -> None:
    """What waits for one game is bounded."""
    table = room.open(ANNA)
    room.journal.holding = True
    waiting = [answers_to(say(table, "hi")) for _ in range(QUEUE + 1)]
    with pytest.raises(NotNow):
        result_of(say(table, "too much"))
    room.journal.release()
    assert all(waiting)


def test_an_announcement_that_fails_does_not_take_back_the_move(room: Room, caplog: pytest.LogCaptureFixture) -> None:
    """It is stored, so the caller hears so; listeners see the gap. The failure is logged whole."""
    table = room.start()
    room.deaf = True
    assert isinstance(room.word(table, "behaard"), Done)
    assert "could not announce" in caplog.text
    assert "ZeroDivisionError" in caplog.text


def test_while_the_words_are_not_ready_moves_wait_but_nobody_is_held(room: Room) -> None:
    """No lexicon, no moves; leaving and talking need none."""
    table = room.start()
    lexicon = room.shelf.ready.pop("nl")
    with pytest.raises(NotNow):
        room.word(table, "behaard")
    assert isinstance(room.do(table, Say(player=ANNA, text="hm")), Done)
    room.shelf.ready["nl"] = lexicon
    assert isinstance(room.word(table, "behaard"), Done)
    room.shelf.ready.clear()
    assert isinstance(room.do(table, LeaveGame(player=ANNA)), Done)
