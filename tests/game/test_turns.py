"""Turns: their order and length, misses, and being out."""

import pytest

from tests.support.play import ANNA, BRAM, CARO, PLAIN, START, Play
from wordsnake.game.commands import (
    Expire,
    LeaveGame,
    PassTurn,
    PlayWord,
    RemoveSeat,
    StartGame,
)
from wordsnake.game.decide import Decision
from wordsnake.game.draw import shuffled
from wordsnake.game.events import GameStarted, Link, OutReason, PlayerOut, TurnMissed, WordPlayed
from wordsnake.game.refusals import AlreadyPlayed, NotYourTurn, TooLate
from wordsnake.game.state import GRACE_MS


def test_the_order_of_turns_is_drawn() -> None:
    """The draw decides; seats stand in that order from then on, and turns go round in it."""
    play = Play().seated(ANNA, BRAM, CARO)
    (started,) = play.events(StartGame(player=ANNA, draw=4))
    assert isinstance(started, GameStarted)
    assert sorted(started.order) == [ANNA, BRAM, CARO]
    assert started.order != (ANNA, BRAM, CARO)
    assert tuple(seat.player for seat in play.state.seats) == started.order
    play.words("behaard haardvuur vuurdoop")
    assert tuple(link.player for link in play.state.snake) == started.order
    assert play.state.turn == started.order[0]


def test_every_order_is_equally_likely() -> None:
    """The draws 0 to 23 give the 24 orders of four, each once; 24 begins again and hands on what is left."""
    orders = [shuffled("abcd", draw) for draw in range(24)]
    assert len({order for order, _ in orders}) == 24
    assert {rest for _, rest in orders} == {0}
    assert shuffled("abcd", 24) == (shuffled("abcd", 0)[0], 1)


def test_a_player_opens() -> None:
    """The first in the order opens with any word, as move 0, for no points."""
    play = Play().started(ANNA, BRAM)
    assert (play.state.turn, play.state.ply, play.state.current) == (ANNA, 0, None)
    assert play.state.deadline == START + 60_000
    play.words("zee")
    assert play.scores()[ANNA] == 0


def test_a_drawn_opening() -> None:
    """The lexicon's word for what is left of the draw stands at ply 0 and is nobody's; the first move is ply 1."""
    play = Play("zee eend drie").seated(ANNA, BRAM, opening="drawn")
    (started,) = play.events(StartGame(player=ANNA, draw=3))
    assert isinstance(started, GameStarted)
    assert started.current == Link(0, "eend", "eend", None, 0, 0)
    assert (started.ply, started.turn, started.deadline) == (1, started.order[0], START + 60_000)
    assert isinstance(play.word("drie", ply=1), tuple)


def test_a_drawn_opening_is_not_played_again() -> None:
    """It is in the snake like any word."""
    play = Play("aba").started(ANNA, BRAM, opening="drawn")
    assert play.word("aba") == AlreadyPlayed("aba", None, 0)


def test_turns_shrink_every_round() -> None:
    """The opening and the first round have the full time, the second a second less, down to the floor."""
    play = Play(PLAIN).started(ANNA, BRAM, turn_seconds=7, turn_shrink=1, turn_floor=5)
    lengths = []
    for _ in range(9):
        assert play.state.deadline is not None
        lengths.append(play.state.deadline - play.now)
        play.lay()
    assert lengths == [7000, 7000, 7000, 6000, 6000, 5000, 5000, 5000, 5000]


def test_a_word_within_the_grace_counts() -> None:
    """Up to 300 ms after the deadline the network is forgiven; then it is too late."""
    play = Play().started(ANNA, BRAM)
    deadline = play.state.deadline
    assert deadline is not None
    play.now = deadline + GRACE_MS
    assert play.word("behaard") == TooLate()
    assert play.do(PassTurn(player=ANNA, ply=0)) == TooLate()
    play.now -= 1
    assert isinstance(play.word("behaard"), tuple)


def test_a_turn_runs_out_after_the_grace() -> None:
    """Not a millisecond before; then the turn goes on with the same current word."""
    play = Play().started(ANNA, BRAM).words("behaard")
    assert play.state.expires_at == START + 60_000 + GRACE_MS
    assert play.events(Expire(), wait_ms=60_000 + GRACE_MS - 1) == ()
    (missed,) = play.events(Expire(), wait_ms=1)
    assert missed == TurnMissed(
        seq=6, at=play.now, player=BRAM, why="timeout", misses=1, lives=None, turn=ANNA, deadline=play.now + 60_000
    )
    assert play.state.current is not None
    assert (play.state.current.text, play.state.ply) == ("behaard", 1)


def test_expiring_twice_takes_one_turn() -> None:
    """The next turn begins when the last one is found to be over."""
    play = Play().started(ANNA, BRAM)
    play.runs_out()
    assert play.events(Expire()) == ()


def test_passing() -> None:
    """A miss by choice; it is over at once."""
    play = Play().started(ANNA, BRAM).words("behaard")
    (missed,) = play.passes()
    assert isinstance(missed, TurnMissed)
    assert (missed.player, missed.why, missed.turn) == (BRAM, "pass", ANNA)
    assert play.do(PassTurn(player=BRAM, ply=1)) == NotYourTurn(ANNA)


def test_a_missed_opening_is_handed_on() -> None:
    """The next player opens, still as ply 0; the one after it makes the first scoring move."""
    play = Play().started(ANNA, BRAM)
    play.runs_out()
    assert (play.state.turn, play.state.ply, play.state.current) == (BRAM, 0, None)
    play.words("behaard haardvuur")
    assert play.scores() == {ANNA: 10, BRAM: 0}
    assert play.state.standing.round_ == 1


def test_a_seat_that_is_away_has_a_short_turn() -> None:
    """At most 15 s, if it is away when the turn begins; a shorter turn is not made longer."""
    play = Play().started(ANNA, BRAM)
    play.away = frozenset({BRAM})
    play.words("behaard")
    assert play.state.deadline == play.now + 15_000
    play.words("haardvuur")
    assert play.state.deadline == play.now + 60_000
    quick = Play().started(ANNA, BRAM, turn_seconds=10)
    quick.away = frozenset({BRAM})
    quick.words("behaard")
    assert quick.state.deadline == quick.now + 10_000


def test_only_misses_in_a_row_count() -> None:
    """A word in between starts the count anew."""
    play = Play(PLAIN).started(ANNA, BRAM, misses_out=2)
    for _ in range(3):
        play.lay()
        (missed,) = play.passes()
        assert isinstance(missed, TurnMissed)
        assert (missed.player, missed.misses) == (BRAM, 1)
        play.lay(2)


def test_misses_in_a_row_put_a_seat_out() -> None:
    """First the miss, then that the seat is out; both say who is next and until when. Its turns are over."""
    play = Play(PLAIN).started(ANNA, BRAM, CARO, misses_out=2)
    play.lay()
    play.passes()
    play.lay(2)
    missed, out = play.passes()
    assert isinstance(missed, TurnMissed)
    deadline = play.now + 60_000
    assert (missed.misses, missed.turn, missed.deadline) == (2, CARO, deadline)
    assert out == PlayerOut(seq=missed.seq + 1, at=play.now, player=BRAM, why="misses", turn=CARO, deadline=deadline)
    assert play.do(PlayWord(player=BRAM, text="aa")) == NotYourTurn(CARO)
    play.lay(2)
    assert play.state.turn == CARO


def test_the_last_life() -> None:
    """Every miss costs a life, in a row or not; without any left the seat is out."""
    play = Play(PLAIN).started(ANNA, BRAM, CARO, misses_out=None, lives=2)
    play.lay()
    (first,) = play.passes()
    assert isinstance(first, TurnMissed)
    assert (first.misses, first.lives) == (1, 1)
    play.lay(5)
    second, out = play.passes()
    assert isinstance(second, TurnMissed)
    assert isinstance(out, PlayerOut)
    assert (second.misses, second.lives, out.player, out.why) == (1, 0, BRAM, "lives")


@pytest.mark.parametrize("why", ["left", "removed"])
def test_a_turn_ends_with_its_player(why: OutReason) -> None:
    """Whoever leaves in their turn hands it on, with a deadline of its own."""
    play = Play().started(ANNA, BRAM, CARO).words("behaard")
    play.now += 30_000
    command = LeaveGame(player=BRAM) if why == "left" else RemoveSeat(player=ANNA, target=BRAM)
    (out,) = play.events(command)
    assert out == PlayerOut(seq=out.seq, at=play.now, player=BRAM, why=why, turn=CARO, deadline=play.now + 60_000)


def test_a_turn_goes_on_when_somebody_else_leaves() -> None:
    """Neither the turn nor its deadline changes."""
    play = Play().started(ANNA, BRAM, CARO).words("behaard")
    before = play.state.deadline
    (out,) = play.events(LeaveGame(player=CARO), wait_ms=30_000)
    assert isinstance(out, PlayerOut)
    assert (out.turn, out.deadline) == (BRAM, before)


def missed_word(decision: Decision) -> str | None:
    assert isinstance(decision, tuple)
    assert isinstance(decision[0], WordPlayed)
    return decision[0].missed


def test_what_had_been_possible_is_shown_once_it_is_over() -> None:
    """With the word that follows comes another that whoever missed just before could have played."""
    play = Play("behaard haardvuur daad doen").started(ANNA, BRAM).words("behaard")
    play.passes()
    assert missed_word(play.word("daad")) == "haardvuur"


def test_what_had_been_possible_keeps_to_the_rules() -> None:
    """Nothing too short, nothing beyond the overlap of the ruleset, nothing played before, nor the word itself."""
    play = Play("behaard haardvuur daad dak").started(ANNA, BRAM, min_length=4, max_overlap=3).words("behaard")
    play.passes()
    assert missed_word(play.word("daad")) is None
    again = Play("abba aba abbab").started(ANNA, BRAM).words("aba abba")
    again.passes()
    assert missed_word(again.word("abbab")) is None


def test_nothing_is_shown_where_nobody_missed() -> None:
    """Nor where it was the opening that was missed, or the miss was answered already."""
    play = Play(PLAIN).started(ANNA, BRAM)
    play.passes()
    assert missed_word(play.lay()) is None
    assert missed_word(play.lay()) is None
    play.passes()
    assert missed_word(play.lay()) is not None
    assert missed_word(play.lay()) is None
