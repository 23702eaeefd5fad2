"""What a game makes of a move, and of its log."""

from functools import reduce

from pytest_benchmark.fixture import BenchmarkFixture

from bench.material import Played, chain
from wordsnake.game.card import card_of
from wordsnake.game.evolve import evolve
from wordsnake.game.state import nothing

NEXT = chain(101)[-1]


def test_decide_move(benchmark: BenchmarkFixture, played: Played) -> None:
    """A word is laid."""
    assert benchmark(played.decided, played.move(NEXT))


def test_evolve_move(benchmark: BenchmarkFixture, played: Played) -> None:
    """And has been."""
    (laid,) = played.decided(played.move(NEXT))
    assert benchmark(evolve, played.state, laid).seq == laid.seq


def test_fold_log(benchmark: BenchmarkFixture, played: Played) -> None:
    """A game of a hundred words comes back from its log, as after a restart."""
    assert benchmark(reduce, evolve, played.events, nothing(played.state.game)) == played.state


def test_card(benchmark: BenchmarkFixture, played: Played) -> None:
    """What lists show of a game is derived with every move."""
    assert benchmark(card_of, played.state).words == 100
