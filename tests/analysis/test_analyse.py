"""What the analysis finds in small games whose every word is known."""

from itertools import pairwise

import pytest

from tests.support.play import ANNA, BRAM, Play
from wordsnake.analysis.analyse import LOOKS_A_TURN, MOST_LEFT, MOST_MOVES, Analyst
from wordsnake.analysis.report import AnalysedMiss, Analysis, Best, Trap


def finished(words: str, played: str, *, begin: int = 0, unfit: str = "", **rules: object) -> Play:
    """A game of two with these words of the lexicon, in which those were played, and then nobody found another.

    `begin` is the least overlap; `unfit` are words that the server does not say.
    """
    play = Play(words, unfit=unfit).started(ANNA, BRAM, min_overlap=begin or 1, misses_out=1, **rules)
    play.words(played)
    while play.state.phase == "playing":
        play.passes()
    return play


def analysis(play: Play) -> Analysis:
    return Analyst(play.state, play.log, play.lexicon).analysis()


def test_the_best_overlap_and_words_for_it() -> None:
    """Of the words that share most, the most common ones; what they would have scored."""
    play = finished("behaard roos haarden haardvuur aardbei dom haardje haardos rood", "behaard dom")
    move = analysis(play).moves[1]
    assert (move.word, move.overlap, move.points) == ("dom", 1, 2)
    assert move.best == Best(5, 10, ("haarden", "haardvuur", "haardje"))


def test_a_word_that_was_best_itself() -> None:
    """The word played is no example of what would have done."""
    play = finished("behaard haardvuur dom", "behaard haardvuur")
    assert analysis(play).moves[1].best == Best(5, 10, ())


def test_what_was_played_before_was_not_to_be_had() -> None:
    """What was played afterwards was."""
    moves = analysis(finished("haard aardhaard aardig duur", "haard aardhaard aardig")).moves
    assert moves[1].best == Best(4, 8, ("aardig",))
    assert moves[2].best == Best(4, 8, ())


def test_the_opening_has_neither_best_nor_trap() -> None:
    """Any word would have done; it left so many."""
    opening = analysis(finished("roos oss sap som", "roos sap")).moves[0]
    assert (opening.ply, opening.best, opening.trap, opening.left) == (0, None, None, 3)


def test_continuations_are_counted_as_the_next_player_finds_them() -> None:
    """Neither words played before, nor the word itself, nor what has become too short."""
    play = finished("rap pier riem pont pr", "rap pier", min_length=2, length_every=1, length_cap=4)
    assert [move.left for move in analysis(play).moves] == [3, 1]


def test_a_word_counts_once_however_often_it_links() -> None:
    """At its longest overlap."""
    assert analysis(finished("papa papapa pap", "papa")).moves[0].left == 2


def test_a_missed_trap() -> None:
    """The word after which nobody could have gone on."""
    words = "kat taart tafel trap pan paal los lis lam las lap lol"
    moves = analysis(finished(words, "kat tafel")).moves
    assert (moves[1].left, moves[1].trap) == (6, Trap("taart", 2))


def test_a_trap_that_was_found_is_none_missed() -> None:
    """Who left few continuations cannot be told of fewer."""
    words = "kat taart tafel los lis lam las lap lol"
    assert analysis(finished(words, "kat taart")).moves[1].trap is None


def test_offensive_words_are_never_shown() -> None:
    """Neither as an example nor as a trap, though they may be played."""
    words = "kat taart tieten tafel los lis lam las lap lol"
    move = analysis(finished(words, "kat tafel", unfit="tieten")).moves[1]
    assert move.best == Best(1, 2, ("taart",))
    assert move.trap == Trap("taart", 2)


def test_words_are_shown_in_their_usual_spelling() -> None:
    """The game compares without accents, and shows them."""
    move = analysis(finished("kaper reünie roos", "kaper roos")).moves[1]
    assert move.best == Best(1, 2, ("reünie",))


def test_a_missed_turn_that_could_have_been_played() -> None:
    """With what; the ply is that of the move that was not made."""
    play = finished("behaard haardvuur dom", "behaard")
    assert analysis(play).misses == (AnalysedMiss(1, BRAM, possible=True, best=Best(5, 10, ("haardvuur",))),)


def test_a_missed_turn_without_a_word() -> None:
    """There was none to be had."""
    assert analysis(finished("behaard roos", "behaard")).misses == (AnalysedMiss(1, BRAM, possible=False, best=None),)


def test_a_missed_opening() -> None:
    """Any word would have done."""
    assert analysis(finished("roos", "")).misses == (AnalysedMiss(0, ANNA, possible=True, best=None),)


def test_a_drawn_opening_is_nobodys() -> None:
    """The first turn is move 1."""
    found = analysis(finished("kat taart tafel", "", opening="drawn"))
    assert [(move.ply, move.player) for move in found.moves] == [(0, None)]
    assert [(miss.ply, miss.player) for miss in found.misses] == [(1, ANNA)]


def test_of_a_very_long_game_the_last_moves() -> None:
    """Their number is bounded, and so is the work."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    names = [letters[n // 26] + letters[n % 26] for n in range(MOST_MOVES + 20)]
    words = [f"{a}q{b}" for a, b in pairwise(names)]
    play = Play(" ".join(words)).started(ANNA, BRAM, target_score=None, max_words=len(words), misses_out=1)
    play.words(" ".join(words))
    play.passes()
    found = analysis(play)
    assert (len(found.moves), found.moves[-1].ply) == (MOST_MOVES, len(words) - 1)


def test_who_analyses_can_give_way_to_others() -> None:
    """Twice for each word, once for each miss."""
    play = finished("behaard haardvuur dom", "behaard haardvuur")
    pauses: list[int] = []
    Analyst(play.state, play.log, play.lexicon).analysis(lambda: pauses.append(1))
    assert len(pauses) == 2 * 2 + 1


@pytest.mark.parametrize("many", [MOST_LEFT - 1, MOST_LEFT, MOST_LEFT + 1])
def test_continuations_are_counted_up_to_a_bound(many: int) -> None:
    """Beyond it nobody counts."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    after = [f"t{letters[n // 26]}{letters[n % 26]}" for n in range(many)]
    assert analysis(finished(" ".join(["kant", *after]), "kant")).moves[0].left == min(many, MOST_LEFT)
    assert many < LOOKS_A_TURN
