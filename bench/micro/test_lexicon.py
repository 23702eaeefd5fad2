"""A lexicon of 100,000 words."""

from pathlib import Path

from pytest_benchmark.fixture import BenchmarkFixture

from bench.material import lexicon_of
from wordsnake.lexicon.lexicon import IndexedLexicon
from wordsnake.rules.words import Word


def test_open_index(benchmark: BenchmarkFixture, index: Path) -> None:
    """Mapped and checked."""
    assert benchmark(lexicon_of, index).language == "nl"


def test_find_word(benchmark: BenchmarkFixture, lexicon: IndexedLexicon) -> None:
    """One that is there."""
    assert benchmark(lexicon.find, Word("bambal", "bambal"))


def test_find_no_word(benchmark: BenchmarkFixture, lexicon: IndexedLexicon) -> None:
    """One that is not."""
    assert benchmark(lexicon.find, Word("bamqal", "bamqal")) is None


def test_nearest(benchmark: BenchmarkFixture, lexicon: IndexedLexicon) -> None:
    """A word that differs in one letter."""
    assert benchmark(lexicon.nearest, "bamqal")


def test_follower(benchmark: BenchmarkFixture, lexicon: IndexedLexicon) -> None:
    """A word to go on with."""
    assert benchmark(lexicon.follower, "bambal", 1, 5, lambda _key: True)
