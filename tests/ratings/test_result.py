"""What a finished game means beyond itself."""

import pytest
from hypothesis import given

from tests.support.games import finished_games
from tests.support.play import ANNA, BRAM, CARO, DIRK, GAME, Play
from wordsnake.game.commands import CreateGame, EndGame, LeaveGame, OpenRematch, Say, StartGame, TakeSeat
from wordsnake.game.events import GameId, PlayerId
from wordsnake.ratings.result import LINKS_KEPT, Result, result_in
from wordsnake.rules.ruleset import PRESETS

FOUR_WORDS = "behaard haardvuur vuurdoop doopvont"
"""Anna opens; then Bram scores 10, Caro 8 and Dirk 8."""


def result(play: Play) -> Result:
    return result_in(GAME, play.log)


def places(play: Play) -> dict[PlayerId, int]:
    return {seat.player: seat.place for seat in result(play).seats}


def test_winners_come_first_and_others_by_their_score() -> None:
    """Equal scores share a place, and the next one counts them all."""
    play = Play().started(ANNA, BRAM, CARO, DIRK, target_score=10).words(FOUR_WORDS)
    play.passes()
    assert places(play) == {BRAM: 1, CARO: 2, DIRK: 2, ANNA: 4}


def test_who_was_out_comes_after_who_played_on() -> None:
    """The one who lasted longer first, whatever the scores."""
    play = Play().started(ANNA, BRAM, CARO, DIRK, misses_out=1).words(FOUR_WORDS)
    for _ in (ANNA, BRAM, CARO):
        play.passes()
    assert places(play) == {DIRK: 1, CARO: 2, BRAM: 3, ANNA: 4}


def test_leaving_is_losing() -> None:
    """Whoever left comes last, even with most points; those who left share that place."""
    play = Play().started(ANNA, BRAM, CARO, DIRK, misses_out=1).words(FOUR_WORDS)
    play.events(LeaveGame(player=BRAM))
    play.passes()  # Anna is out
    play.events(LeaveGame(player=CARO))
    assert places(play) == {DIRK: 1, ANNA: 2, BRAM: 3, CARO: 3}


def test_who_was_out_already_may_leave_the_table() -> None:
    """Nobody has to stay and watch."""
    play = Play().started(ANNA, BRAM, CARO, misses_out=1).words("behaard")
    play.passes()  # Bram is out
    play.events(LeaveGame(player=BRAM))
    play.events(LeaveGame(player=CARO))
    assert places(play) == {ANNA: 1, BRAM: 2, CARO: 3}


def test_what_it_says_of_the_game_and_its_seats() -> None:
    """By which rules it was played, whether it was made to count, how and when it ended, who was a bot or a guest."""
    play = Play()
    play.events(CreateGame(player=ANNA, ruleset=PRESETS["classic"], language="nl", private=False, rated=True))
    play.events(TakeSeat(player=BRAM, guest=True))
    play.events(TakeSeat(player=CARO, bot=True, level=3))
    play.events(StartGame(player=ANNA, draw=0))
    play.words("behaard haardvuur").events(EndGame(), wait_ms=500)
    it = result(play)
    assert (it.ruleset, it.common, it.language, it.private, it.rated) == ("classic", True, "nl", False, True)
    assert (it.why, it.at, it.words) == ("abandoned", play.now, 2)
    who = {seat.player: (seat.bot, seat.guest) for seat in it.seats}
    assert who == {ANNA: (False, False), BRAM: (False, True), CARO: (True, False)}


def test_rules_of_ones_own_compare_with_nothing() -> None:
    """Though they bear the name of a preset."""
    play = Play().started(ANNA, BRAM, turn_seconds=10)
    play.events(EndGame())
    assert (result(play).ruleset, result(play).common) == ("classic", False)


def test_the_best_links_of_each_player() -> None:
    """The longest overlap first, of equal ones the earlier one; an opening links to nothing."""
    play = Play("ab bacd cda daef efa aba bab abcab cabd abdx").started(ANNA, BRAM)
    play.words("ab bacd cda daef efa aba bab abcab cabd abdx")
    play.events(EndGame())
    links = [(it.player, it.before, it.word, it.overlap, it.points, it.ply) for it in result(play).links]
    assert links == [
        (ANNA, "abcab", "cabd", 3, 6, 8),
        (ANNA, "bacd", "cda", 2, 4, 2),
        (ANNA, "daef", "efa", 2, 4, 4),
        (BRAM, "cabd", "abdx", 3, 6, 9),
        (BRAM, "cda", "daef", 2, 4, 3),
        (BRAM, "bab", "abcab", 2, 4, 7),
    ]


def test_what_comes_after_the_end_changes_nothing() -> None:
    """Talk, and a rematch."""
    play = Play().started(ANNA, BRAM)
    play.events(LeaveGame(player=BRAM))
    before = result(play)
    play.events(Say(player=ANNA, text="jammer"), wait_ms=1000)
    play.events(OpenRematch(player=ANNA, rematch=GameId("ccccdddd")))
    assert result(play) == before


@pytest.mark.parametrize("events", [0, 3])
def test_a_game_that_is_not_over_has_no_result(events: int) -> None:
    """A caller's mistake."""
    with pytest.raises(ValueError, match="is not over"):
        result_in(GAME, Play().started(ANNA, BRAM).log[:events])


@given(finished_games())
def test_a_result_agrees_with_the_game(play: Play) -> None:
    """However it went: who won comes first, nobody who left is before anybody who stayed, and the snake is as long."""
    it, state = result(play), play.state
    assert state.outcome is not None
    assert (it.at, it.words, it.why) == (state.touched_at, len(state.snake), state.outcome.why)
    assert [seat.player for seat in it.seats] == [seat.player for seat in state.seats]
    if state.outcome.winners:
        assert tuple(seat.player for seat in it.seats if seat.place == 1) == state.outcome.winners
    laid = {(link.ply, link.word, link.player) for link in state.snake}
    assert {(link.ply, link.word, link.player) for link in it.links} <= laid
    for player in (ANNA, BRAM, CARO):
        overlaps = sorted((link.overlap for link in state.snake if link.player == player and link.ply), reverse=True)
        # Of the word of the day none are told: others may be playing it.
        kept = [] if state.day else overlaps[:LINKS_KEPT]
        assert [link.overlap for link in it.links if link.player == player] == kept
