"""Words and links."""

from pytest_benchmark.fixture import BenchmarkFixture

from wordsnake.lexicon.lexicon import IndexedLexicon
from wordsnake.rules.languages import LANGUAGES
from wordsnake.rules.link import overlap
from wordsnake.rules.ruleset import PRESETS
from wordsnake.rules.verdict import Legal, NotInLexicon, judge
from wordsnake.rules.words import Word, normalize

CLASSIC = PRESETS["classic"]


def test_overlap(benchmark: BenchmarkFixture) -> None:
    """Of two long words that share one letter: every length is tried."""
    assert benchmark(overlap, "fietsenstalling", "gordijnstof", 1, None) == 1


def test_normalize(benchmark: BenchmarkFixture) -> None:
    """A word as somebody types it, with a mark."""
    assert benchmark(normalize, " Reünie", LANGUAGES["nl"]) == Word("reünie", "reunie")


def test_judge_legal(benchmark: BenchmarkFixture, lexicon: IndexedLexicon) -> None:
    """A word that may be laid."""
    assert isinstance(benchmark(judge, "balbam", Word("bambal", "bambal"), 5, CLASSIC, lexicon), Legal)


def test_judge_unknown(benchmark: BenchmarkFixture, lexicon: IndexedLexicon) -> None:
    """One that is not permitted, for which one to suggest is looked for."""
    assert isinstance(benchmark(judge, "qqqqqq", Word("bambal", "bambal"), 5, CLASSIC, lexicon), NotInLexicon)
