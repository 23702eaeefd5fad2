"""What holds in the analysis of any game: whatever it names could have been played, and nothing better."""

from pathlib import Path

import pytest
from hypothesis import given

from tests.support.games import SMALL, finished_games
from tests.support.play import ANNA, BRAM, Play
from wordsnake.analysis.analyse import EXAMPLES, FEW, LOOKS_A_TURN, MOST_LEFT, Analyst
from wordsnake.analysis.report import Analysis, Best
from wordsnake.analysis.words import Words
from wordsnake.game.state import GameState
from wordsnake.lexicon.lexicon import IndexedLexicon
from wordsnake.lexicon.shelf import Shelf
from wordsnake.rules.verdict import Legal, judge
from wordsnake.rules.words import Word


def legal(state: GameState, ply: int, text: str, words: Words) -> int | None:
    """The overlap of a word as move `ply` of a game, None if it could not have been played."""
    before = state.snake[ply - 1]
    verdict = judge(text, Word(before.word, before.key), ply, state.ruleset, words)
    if not isinstance(verdict, Legal):
        return None
    link = state.snake.get(verdict.word.key)
    return verdict.overlap if link is None or link.ply >= ply else None


def check_best(state: GameState, ply: int, best: Best, words: Words) -> None:
    """Each example links as far as is said."""
    assert len(set(best.words)) == len(best.words) <= EXAMPLES
    assert [legal(state, ply, word, words) for word in best.words] == [best.overlap] * len(best.words)


def check(play: Play, analysis: Analysis, words: Words) -> None:
    """All that is said of a game is true of it."""
    state = play.state
    assert [move.word for move in analysis.moves] == [link.word for link in state.snake]
    for move in analysis.moves:
        assert 0 <= move.left <= MOST_LEFT
        if move.best is not None:
            assert move.best.overlap >= move.overlap
            assert move.word not in move.best.words
            check_best(state, move.ply, move.best, words)
        if move.trap is not None:
            assert legal(state, move.ply, move.trap.word, words)
            assert move.trap.left <= FEW < move.left
    for miss in analysis.misses:
        if miss.best is not None:
            check_best(state, miss.ply, miss.best, words)


@given(finished_games())
def test_what_is_said_of_a_game_is_true(play: Play) -> None:
    """Held against a lexicon that is looked through whole."""
    analysis = Analyst(play.state, play.log, play.lexicon).analysis()
    check(play, analysis, play.lexicon)
    for turn in (*analysis.moves, *analysis.misses):
        if turn.ply:
            overlaps = [legal(play.state, turn.ply, text, play.lexicon) for text in SMALL.split()]
            assert (turn.best.overlap if turn.best else 0) == max(overlap or 0 for overlap in overlaps)


@given(finished_games())
def test_the_same_game_always_has_the_same_analysis(play: Play) -> None:
    """Neither time nor chance comes into it."""
    first, second = (Analyst(play.state, play.log, play.lexicon).analysis() for _ in range(2))
    assert first == second


class Counting:
    """The Dutch words, and how many of them were looked at."""

    def __init__(self, words: IndexedLexicon) -> None:
        self._words = words
        self.looked_at = 0

    def following(self, prefix: str, limit: int) -> list[str]:
        found = self._words.following(prefix, limit)
        self.looked_at += len(found)
        return found

    def __getattr__(self, name: str) -> object:
        return getattr(self._words, name)


@pytest.fixture(scope="module")
def dutch(lexicons: Path) -> IndexedLexicon:
    return Shelf(lexicons).open("nl")


SNAKE = "behaard haardvuur vuurdoop doopvont ontslag slagroom roomboter boterham hamster sterrenbeeld beeldhouwer"


def test_dutch_words(dutch: IndexedLexicon) -> None:
    """Everybody's example; the words named are common ones."""
    play = Play(SNAKE).started(ANNA, BRAM, misses_out=1, target_score=1000).words(SNAKE)
    play.passes()
    analysis = Analyst(play.state, play.log, dutch).analysis()
    check(play, analysis, dutch)
    assert analysis.lexicon == dutch.version
    assert analysis.moves[0].left == MOST_LEFT
    assert analysis.moves[1].best == Best(5, 10, ("haarden", "haardhout", "haardos"))
    assert analysis.misses[0].possible


def test_the_work_for_a_game_is_bounded(dutch: IndexedLexicon) -> None:
    """For each turn so many words at each length of overlap, and those that are counted."""
    play = Play(SNAKE).started(ANNA, BRAM, misses_out=1, target_score=1000).words(SNAKE)
    play.passes()
    words = Counting(dutch)
    Analyst(play.state, play.log, words).analysis()  # type: ignore[arg-type]
    turns = len(SNAKE.split()) + 1
    assert words.looked_at < turns * (3 * LOOKS_A_TURN + MOST_LEFT * 3)
