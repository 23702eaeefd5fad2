"""How games end, and who has won."""

from itertools import product

from tests.support.play import ANNA, BRAM, CARO, PLAIN, START, Play
from wordsnake.game.commands import Expire, LeaveGame, RemoveSeat
from wordsnake.game.events import Event, GameFinished, Outcome, PlayerId, PlayerOut, TurnMissed, WordPlayed
from wordsnake.game.state import GRACE_MS


def outcome(play: Play) -> Outcome:
    assert play.state.phase == "finished"
    assert play.state.outcome is not None
    assert (play.state.turn, play.state.deadline) == (None, None)
    return play.state.outcome


def ending(play: Play) -> tuple[str, tuple[PlayerId, ...]]:
    result = outcome(play)
    return result.why, result.winners


def names(events: tuple[Event, ...]) -> list[str]:
    return [type(event).__name__ for event in events]


def test_the_goal_ends_the_game_at_the_end_of_a_round() -> None:
    """The second seat moves first in a round; whoever reaches the goal there waits for the other's turn."""
    play = Play(PLAIN).started(ANNA, BRAM, target_score=10, max_overlap=1, points_per_letter=10)
    play.lay(2)
    assert (play.scores(), play.state.phase) == ({ANNA: 0, BRAM: 10}, "playing")
    events = play.lay()
    assert names(events) == ["WordPlayed", "GameFinished"]
    assert isinstance(events[0], WordPlayed)
    assert (events[0].turn, events[0].deadline) == (None, None)
    assert events[1] == GameFinished(
        seq=events[0].seq + 1,
        at=START,
        outcome=Outcome(winners=(ANNA, BRAM), why="goal", scores=((ANNA, 10), (BRAM, 10))),
    )


def test_the_highest_score_wins_not_the_first_at_the_goal() -> None:
    """The last of the round may still overtake, and the goal is then met by two."""
    play = Play("zon ontdekken dekkens").started(ANNA, BRAM, target_score=10, points_per_letter=5)
    play.words("zon ontdekken dekkens")
    assert play.scores() == {ANNA: 30, BRAM: 10}
    assert ending(play) == ("goal", (ANNA,))


def test_everybody_has_equally_many_turns() -> None:
    """With three seats too, the opener's turn is the last of the round."""
    play = Play(PLAIN).started(ANNA, BRAM, CARO, target_score=10, max_overlap=1, points_per_letter=5)
    play.lay(1 + 3)
    assert (play.state.standing.round_, set(play.scores().values())) == (2, {5})
    play.lay(2)
    assert play.state.phase == "playing"
    play.lay()
    assert ending(play) == ("goal", (ANNA, BRAM, CARO))


def test_a_drawn_opening_begins_the_round_with_the_first_seat() -> None:
    """All have moved once when the last seat has."""
    play = Play("abba aba abab bab").started(ANNA, BRAM, opening="drawn", target_score=10, points_per_letter=10)
    assert play.state.snake[0].word == "abba"
    play.words("aba")
    assert play.state.phase == "playing"
    play.words("bab")
    assert ending(play) == ("goal", (BRAM,))


def test_a_miss_is_a_turn_of_the_round() -> None:
    """Who misses when the goal is met has had the chance."""
    play = Play(PLAIN).started(ANNA, BRAM, target_score=10, max_overlap=1, points_per_letter=10)
    play.lay(2)
    assert names(play.runs_out()) == ["TurnMissed", "GameFinished"]
    assert ending(play) == ("goal", (BRAM,))


def test_a_missed_opening_belongs_to_no_round() -> None:
    """Rounds count from the move after the opening, whoever opened."""
    play = Play(PLAIN).started(ANNA, BRAM, CARO, target_score=10, max_overlap=1, points_per_letter=10)
    play.passes()
    play.lay()
    assert play.state.standing.round_ == 1
    play.lay(2)
    assert play.state.phase == "playing"
    play.lay()
    assert ending(play) == ("goal", (ANNA, BRAM, CARO))


def test_the_round_ends_without_those_who_left() -> None:
    """When the only seat that had still to move leaves, the round is over, and with it the game."""
    play = Play(PLAIN).started(ANNA, BRAM, CARO, target_score=10, max_overlap=1, points_per_letter=10)
    play.lay(3)
    events = play.events(LeaveGame(player=ANNA))
    assert names(events) == ["PlayerOut", "GameFinished"]
    assert isinstance(events[0], PlayerOut)
    assert (events[0].turn, events[0].deadline) == (None, None)
    assert ending(play) == ("goal", (BRAM, CARO))


def test_a_goal_leaves_with_its_player() -> None:
    """Who has left cannot win: the others play on until one of them is there."""
    play = Play(PLAIN).started(ANNA, BRAM, CARO, target_score=20, max_overlap=1, points_per_letter=10)
    play.lay(2)
    play.passes()
    play.passes()
    play.lay()
    assert play.scores() == {ANNA: 0, BRAM: 20, CARO: 0}
    play.events(LeaveGame(player=BRAM))
    play.lay(2)
    assert (play.state.standing.round_, play.state.phase) == (3, "playing")
    play.lay(2)
    assert ending(play) == ("goal", (ANNA, CARO))


def test_a_number_of_words_ends_with_the_round_too() -> None:
    """Five words after the opening, and the round is played to its end: six with two seats."""
    play = Play(PLAIN).started(ANNA, BRAM, target_score=None, max_words=5)
    play.lay(6)
    assert play.state.phase == "playing"
    play.lay()
    assert outcome(play).why == "goal"


def test_the_time_of_the_game_runs_out() -> None:
    """At once, in the middle of a round and of a turn, which is no miss; the highest score wins."""
    play = Play(PLAIN).started(ANNA, BRAM, game_seconds=90)
    assert play.state.deadline == START + 60_000
    play.now += 40_000
    play.lay(2)
    assert play.state.deadline == START + 90_000
    assert play.events(Expire(), wait_ms=50_000 + GRACE_MS - 1) == ()
    assert names(play.events(Expire(), wait_ms=1)) == ["GameFinished"]
    assert ending(play) == ("time", (BRAM,))


def test_a_word_in_the_grace_of_the_game_is_the_last_one() -> None:
    """It counts, and nobody is given a turn that is over before it begins."""
    play = Play(PLAIN).started(ANNA, BRAM, game_seconds=30)
    play.lay()
    play.now += 30_000 + GRACE_MS - 1
    assert names(play.lay()) == ["WordPlayed", "GameFinished"]
    assert ending(play) == ("time", (BRAM,))


def test_without_a_limit_a_turn_lasts_as_long_as_the_game() -> None:
    """The deadline is that of the game."""
    play = Play(PLAIN).started(ANNA, BRAM, turn_seconds=None, game_seconds=30)
    assert play.state.deadline == START + 30_000
    play.lay()
    assert play.state.deadline == START + 30_000
    play.runs_out()
    assert ending(play) == ("time", (ANNA, BRAM))


def test_the_last_in_play_wins() -> None:
    """Whatever the scores: who has left cannot win."""
    play = Play(PLAIN).started(ANNA, BRAM)
    play.lay(2)
    events = play.events(LeaveGame(player=BRAM))
    assert names(events) == ["PlayerOut", "GameFinished"]
    assert outcome(play) == Outcome(winners=(ANNA,), why="last_in_play", scores=((ANNA, 0), (BRAM, 2)))


def test_the_last_in_play_by_removal() -> None:
    """The host may be left alone by the host's own doing."""
    play = Play().started(ANNA, BRAM)
    play.events(RemoveSeat(player=ANNA, target=BRAM))
    assert ending(play) == ("last_in_play", (ANNA,))


def test_the_last_in_play_by_misses() -> None:
    """The miss, the seat out, the end, in this order; none of them has a turn to announce."""
    play = Play(PLAIN).started(ANNA, BRAM, misses_out=1)
    play.lay()
    events = play.runs_out()
    assert names(events) == ["TurnMissed", "PlayerOut", "GameFinished"]
    missed, out, _ = events
    assert isinstance(missed, TurnMissed)
    assert isinstance(out, PlayerOut)
    assert (missed.turn, missed.deadline, out.turn, out.deadline) == (None, None, None, None)
    assert ending(play) == ("last_in_play", (ANNA,))


def test_survival_is_won_by_who_has_lives_left() -> None:
    """Two misses put a player out, however far apart; each word scores a point."""
    words = ["".join(letters) for letters in product("ab", repeat=4)]
    play = Play(" ".join(words)).started(ANNA, BRAM, CARO, name="survival")
    while play.state.phase == "playing":
        if play.state.turn != BRAM:
            play.passes()
        else:
            assert any(isinstance(play.word(word), tuple) for word in words)
    assert ending(play) == ("last_in_play", (BRAM,))
    assert play.scores() == {ANNA: 0, BRAM: 2, CARO: 0}
    assert [(seat.lives, seat.out) for seat in play.state.seats] == [(0, "lives"), (2, None), (0, "lives")]


def test_stalled() -> None:
    """Every seat has missed since the last word: the highest score wins."""
    play = Play(PLAIN).started(ANNA, BRAM, CARO)
    play.lay(2)
    play.passes()
    play.passes()
    assert play.state.phase == "playing"
    play.passes()
    assert ending(play) == ("stalled", (BRAM,))


def test_where_there_are_lives_nothing_stalls() -> None:
    """A word that nobody can follow goes round until one is left: whoever laid it may well be the one."""
    play = Play(PLAIN).started(ANNA, BRAM, misses_out=None, lives=2)
    play.lay(2)
    for _ in range(3):
        assert play.state.phase == "playing"
        play.passes()
    assert ending(play) == ("last_in_play", (BRAM,))
    assert [(seat.player, seat.lives) for seat in play.state.seats] == [(ANNA, 0), (BRAM, 1)]


def test_a_word_breaks_the_stall() -> None:
    """All must have missed in succession."""
    play = Play(PLAIN).started(ANNA, BRAM, misses_out=None)
    play.lay()
    for _ in range(3):
        play.passes()
        play.lay()
    assert play.state.phase == "playing"


def test_stalled_before_the_opening() -> None:
    """Nobody opens: nobody has points, and all share."""
    play = Play().started(ANNA, BRAM)
    play.passes()
    play.passes()
    assert ending(play) == ("stalled", (ANNA, BRAM))


def test_who_is_out_does_not_keep_a_game_from_stalling() -> None:
    """Every seat in play counts, no other, and no other wins."""
    play = Play(PLAIN).started(ANNA, BRAM, CARO)
    play.lay(2)
    play.passes()
    play.passes()
    play.events(LeaveGame(player=BRAM))
    assert ending(play) == ("stalled", (ANNA, CARO))
