"""Events to bytes and back."""

from pytest_benchmark.fixture import BenchmarkFixture

from bench.material import Played
from wordsnake.game.codec import decode, encode


def test_encode_event(benchmark: BenchmarkFixture, played: Played) -> None:
    """A word that was laid, as it goes into the log."""
    assert decode(benchmark(encode, played.events[-1])) == played.events[-1]


def test_decode_event(benchmark: BenchmarkFixture, played: Played) -> None:
    """And as it comes out."""
    assert benchmark(decode, encode(played.events[-1])) == played.events[-1]
