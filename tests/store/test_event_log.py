"""The event log, in every store."""

from dataclasses import replace

import pytest

from tests.store.conftest import Wait
from tests.store.support import ANNE, BRAM, NOON, finished, joined, left, opened, said
from wordsnake.game.events import GameId, SeatTaken
from wordsnake.store.protocols import SeqConflict, Store, StoreUnavailable

GAME = GameId("game2222")


def test_what_was_appended_is_read_in_order(store: Store, wait: Wait) -> None:
    """The log gives back the very events, in order of seq, over any number of appends."""
    first = opened()
    second = joined(first, BRAM)
    wait(store.append(*first))
    wait(store.append(*second))
    assert wait(store.read(GAME)) == (*first[1], *second[1])


def test_reading_since_a_seq_with_a_limit(store: Store, wait: Wait) -> None:
    """`since` is exclusive, and `limit` counts from there."""
    first = opened()
    wait(store.append(*first))
    wait(store.append(*joined(first, BRAM)))
    assert [event.seq for event in wait(store.read(GAME, since=1))] == [2, 3]
    assert [event.seq for event in wait(store.read(GAME, since=1, limit=1))] == [2]
    assert wait(store.read(GAME, since=3)) == ()


def test_an_unknown_game_has_no_events_and_no_card(store: Store, wait: Wait) -> None:
    """A game nobody stored reads as empty, not as an error."""
    assert wait(store.read(GAME)) == ()
    assert wait(store.card(GAME)) is None


def test_games_do_not_mix(store: Store, wait: Wait) -> None:
    """Each game has its own log."""
    wait(store.append(*opened("aaaa2222")))
    wait(store.append(*opened("bbbb2222", host=BRAM)))
    assert wait(store.read(GameId("aaaa2222")))[1] == SeatTaken(seq=2, at=NOON, player=ANNE)
    assert wait(store.read(GameId("bbbb2222")))[1] == SeatTaken(seq=2, at=NOON, player=BRAM)


def test_the_card_is_that_of_the_last_append(store: Store, wait: Wait) -> None:
    """The card comes back whole, its outcome included."""
    first = opened()
    end = finished(joined(first, BRAM), at=NOON + 1)
    wait(store.append(*first))
    wait(store.append(*joined(first, BRAM)))
    wait(store.append(*end))
    assert wait(store.card(GAME)) == end[2]


def test_a_private_game_and_its_card(store: Store, wait: Wait) -> None:
    """Private stays private."""
    first = opened("a" * 26, private=True)
    wait(store.append(*first))
    assert wait(store.card(GameId("a" * 26))).private is True


@pytest.mark.parametrize("seq", [1, 2, 4, 9])
def test_the_fence(store: Store, wait: Wait, seq: int) -> None:
    """An append that does not begin right after the last stored event fails and leaves everything as it was."""
    first = opened()
    wait(store.append(*first))
    stale = SeatTaken(seq=seq, at=NOON, player=BRAM)
    with pytest.raises(SeqConflict):
        wait(store.append(GAME, [stale], replace(first[2], seq=seq, words=7)))
    assert wait(store.read(GAME)) == tuple(first[1])
    assert wait(store.card(GAME)) == first[2]


def test_a_log_begins_at_one(store: Store, wait: Wait) -> None:
    """The first event of a game has seq 1."""
    game, events, card = joined(opened(), BRAM)
    with pytest.raises(SeqConflict):
        wait(store.append(game, events, card))
    assert wait(store.card(GAME)) is None


def test_an_append_with_a_hole(store: Store, wait: Wait) -> None:
    """Events of one append follow each other."""
    game, events, card = opened()
    with pytest.raises(SeqConflict):
        wait(store.append(game, [events[0], replace(events[1], seq=3)], replace(card, seq=3)))
    assert wait(store.read(GAME)) == ()


def test_an_append_without_events_is_a_bug(store: Store, wait: Wait) -> None:
    """A card changes with its log, never alone."""
    game, _, card = opened()
    with pytest.raises(ValueError, match="an append needs an event"):
        wait(store.append(game, [], card))


def test_a_card_of_another_moment_is_a_bug(store: Store, wait: Wait) -> None:
    """The card is as of the last event of its append."""
    game, events, card = opened()
    with pytest.raises(ValueError, match="the card of game2222 at 5"):
        wait(store.append(game, events, replace(card, seq=5)))


def test_calls_for_one_game_are_carried_out_in_order(store: Store, wait: Wait) -> None:
    """Nobody has to wait for an answer before asking the next thing of a game."""
    first = opened()
    second = joined(first, BRAM)
    store.append(*first)
    store.append(*second)
    events = store.read(GAME)
    card = store.card(GAME)
    assert wait(events) == (*first[1], *second[1])
    assert wait(card) == second[2]


def test_a_read_after_an_acknowledged_append_sees_it(store: Store, wait: Wait) -> None:
    """However reads are carried out, they are never behind what was acknowledged."""
    last = opened()
    wait(store.append(*last))
    for seq in range(3, 30):
        last = said(last, f"nummer {seq}")
        wait(store.append(*last))
        assert wait(store.card(GAME)).seq == seq
        assert len(wait(store.read(GAME))) == seq


def test_seats_given_up_and_taken_again(store: Store, wait: Wait) -> None:
    """Whoever leaves a waiting game may come back to it."""
    last = opened()
    wait(store.append(*last))
    for change in (joined, left, joined):
        last = change(last, BRAM)
        wait(store.append(*last))
    assert wait(store.card(GAME)).seats == (ANNE, BRAM)


def test_a_closed_store_is_unavailable(store: Store, wait: Wait) -> None:
    """After `close` every call fails; closing again does no harm."""
    wait(store.close())
    with pytest.raises(StoreUnavailable):
        wait(store.append(*opened()))
    with pytest.raises(StoreUnavailable):
        wait(store.read(GAME))
    wait(store.close())


def test_closing_finishes_what_was_asked(store: Store, wait: Wait) -> None:
    """Calls made before `close` are answered."""
    done = store.append(*opened())
    wait(store.close())
    assert wait(done) is None
