"""Races at a table: words count in the order in which they came, however many come at once."""

import random

from tests.support.play import PLAIN
from tests.support.service import answers_to
from tests.table.conftest import Room, asked
from wordsnake.game.commands import Command, LeaveGame, PlayWord
from wordsnake.game.events import PlayerId, WordPlayed
from wordsnake.game.refusals import StalePly
from wordsnake.game.state import OWN_WORD_MS
from wordsnake.table.table import Done, Table

SIXTEEN = [PlayerId(f"player-{number}") for number in range(16)]


def race(room: Room) -> Table:
    """A race of sixteen."""
    room.shelf.ready["nl"] = type(room.shelf.ready["nl"])("nl", PLAIN.split())
    return room.start(*SIXTEEN, name="race", max_overlap=1)


def follow(player: PlayerId, ply: int, letters: int) -> Command:
    """A word of so many letters, by somebody who has seen the word before move `ply`."""
    return PlayWord(player=player, text="a" * letters, ply=ply, move_id=f"{player} {ply}")


def unused(table: Table) -> int:
    """The letters of a word that has not been laid."""
    return next(letters for letters in range(2, 60) if table.state.snake.get("a" * letters) is None)


def test_of_sixteen_who_follow_at_once_the_first_to_arrive_has_it(room: Room) -> None:
    """While the disk is at work on its word the others wait in line; all of them come second."""
    table = race(room)
    players = random.Random(1).sample(SIXTEEN, 16)
    room.journal.holding = True
    answers = [answers_to(asked(table, follow(player, 1, 20 + place))) for place, player in enumerate(players)]
    room.journal.release()
    first, *others = [answer for (answer,) in answers]
    assert isinstance(first, Done)
    assert table.state.snake[1].player == players[0]
    assert others == [StalePly(2, table.state.snake[1].word)] * 15


def test_round_after_round_whoever_is_first_has_it(room: Room) -> None:
    """Sixteen follow each word as soon as they see it, in an order that differs every time."""
    table = race(room)
    chance = random.Random(2)
    for ply in range(1, 30):
        room.clock.advance(OWN_WORD_MS / 1000)
        players, letters = chance.sample(SIXTEEN, 16), unused(table)
        room.journal.holding = True
        answers = [answers_to(asked(table, follow(player, ply, letters))) for player in players]
        room.journal.release()
        assert [isinstance(answer, Done) for (answer,) in answers] == [True] + [False] * 15
        assert table.state.snake[ply].player == players[0]
    laid = [event for event in room.announced if isinstance(event, WordPlayed)]
    assert [event.ply for event in laid] == list(range(1, 30))


def test_the_first_to_arrive_may_be_wrong(room: Room) -> None:
    """A word that is refused leaves the place to the next in line."""
    table = race(room)
    refused, accepted = (
        answers_to(asked(table, follow(player, 1, n))) for player, n in zip(SIXTEEN, (99, 30), strict=False)
    )
    assert not isinstance(refused[0], Done)
    assert isinstance(accepted[0], Done)


def test_a_race_that_nobody_plays_ends_by_its_time(room: Room) -> None:
    """There are no turns to be missed; the clock of the game is heard."""
    race(room)
    room.clock.advance(180.299)
    assert room.kinds()[-1] == "GameStarted"
    room.clock.advance(0.001)
    assert room.kinds()[-1] == "GameFinished"


def test_who_leaves_a_race_does_not_hold_it_up(room: Room) -> None:
    """The clock goes on, and the others with it."""
    table = race(room)
    room.clock.advance(100)
    room.do(table, LeaveGame(player=SIXTEEN[0]))
    room.clock.advance(80.3)
    assert room.kinds()[-1] == "GameFinished"
