"""Folding events, cards, and the cost of long games."""

import sys

import pytest

from tests.support.play import ANNA, BRAM, CARO, GAME, PLAIN, START, Play
from wordsnake.game.card import GameCard, card_of
from wordsnake.game.commands import LeaveGame
from wordsnake.game.events import Event, Said, WordPlayed
from wordsnake.game.evolve import BrokenLog, evolve, replay
from wordsnake.game.state import nothing


@pytest.mark.parametrize("seq", [0, 1, 3, 5, 6])
def test_an_event_out_of_order_is_a_bug(seq: int) -> None:
    """A hole, a repetition or a step back is raised, never skipped."""
    play = Play().seated(ANNA, BRAM)
    with pytest.raises(BrokenLog):
        evolve(play.state, Said(seq=seq, at=START, player=ANNA, text="x"))


def test_an_event_of_no_kind_is_a_bug() -> None:
    """What the game does not know it does not pass over."""
    with pytest.raises(BrokenLog):
        evolve(nothing(GAME), Event(seq=1, at=START))


def test_replaying_a_part_and_then_the_rest() -> None:
    """A state from the first events takes the others like the game itself did."""
    play = Play(PLAIN).started(ANNA, BRAM)
    play.lay(5)
    state = replay(GAME, play.log[:4])
    for event in play.log[4:]:
        state = evolve(state, event)
    assert state == play.state


def test_talk_forgotten_is_still_an_event() -> None:
    """Without its text it keeps its place."""
    play = Play().seated(ANNA)
    assert evolve(play.state, Said(seq=3, at=START, player=ANNA, text=None)).seq == 3


def test_a_card_says_what_lists_show() -> None:
    """Everything on it is the state's; who has left is still on it."""
    play = Play().started(ANNA, BRAM, CARO).words("behaard haardvuur")
    play.events(LeaveGame(player=ANNA), wait_ms=5000)
    assert card_of(play.state) == GameCard(
        game=GAME,
        seq=play.state.seq,
        phase="playing",
        ruleset="classic",
        language="nl",
        private=False,
        host=BRAM,
        seats=(ANNA, BRAM, CARO),
        scores=(0, 10, 0),
        seats_max=8,
        words=2,
        opened_at=START,
        changed_at=START + 5000,
        outcome=None,
    )


def test_a_game_without_events_has_no_card() -> None:
    """There is no such game."""
    with pytest.raises(ValueError, match="no events"):
        card_of(nothing(GAME))


def test_a_long_game_costs_no_more_a_move() -> None:
    """Two thousand words later the state still shares its storage with the one before: nothing is copied."""
    play = Play(PLAIN).started(ANNA, BRAM)
    state = play.state
    for ply in range(2000):
        before = state
        state = evolve(
            state,
            WordPlayed(
                seq=state.seq + 1,
                at=START,
                player=ANNA,
                word=str(ply),
                key=str(ply),
                overlap=1,
                points=2,
                score=2 * ply,
                ply=ply,
                move_id=str(ply),
                turn=BRAM,
                deadline=START,
            ),
        )
    assert (len(state.snake), len(state.moves)) == (2000, 2000)
    assert state.snake._values is before.snake._values
    assert state.moves._places is before.moves._places
    assert sys.getsizeof(state) < 1000
