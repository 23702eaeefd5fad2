"""What bots play: only legal words, better ones on higher levels, and None where nothing occurs to them."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.lexicon import SetLexicon
from wordsnake.bots.levels import LEVELS
from wordsnake.bots.strategy import Position, best_answer, choose, score
from wordsnake.bots.vocabulary import Vocabulary
from wordsnake.rules.ruleset import PRESETS, Ruleset, ruleset_from
from wordsnake.rules.verdict import Legal, judge
from wordsnake.rules.words import Word

CLASSIC = PRESETS["classic"]
TOLD = "behaard haardvuur vuurdoop doopvont roos ster deur"

keys = st.text("abc", min_size=1, max_size=6)
levels = st.sampled_from(list(LEVELS.values()))


@st.composite
def rulesets(draw: st.DrawFn) -> Ruleset:
    least = draw(st.integers(1, 3))
    return ruleset_from(
        {
            "name": "classic",
            "min_overlap": least,
            "max_overlap": draw(st.none() | st.integers(least, 4)),
            "min_length": draw(st.integers(2, 4)),
            "length_every": draw(st.integers(0, 2)),
            "length_cap": 6,
        }
    )


@given(
    words=st.sets(keys, min_size=1, max_size=30),
    current=st.none() | keys,
    used=st.sets(keys, max_size=5),
    rules=rulesets(),
    ply=st.integers(1, 6),
    level=levels,
    seed=st.integers(0, 99),
)
def test_only_legal_words_are_chosen(
    *, words: set[str], current: str | None, used: set[str], rules: Ruleset, ply: int, level: object, seed: int
) -> None:
    """Whatever is chosen the rules accept, and nothing is chosen only if no known word would do."""
    ply = 0 if current is None else ply
    position = Position(rules, ply, current, used)
    lexicon = SetLexicon("nl", words)
    before = None if current is None else Word(current, current)

    def fits(key: str) -> bool:
        return key not in used and isinstance(judge(key, before, ply, rules, lexicon), Legal)

    key = choose(position, Vocabulary(words), level, random.Random(seed).randrange)  # type: ignore[arg-type]
    assert any(map(fits, words)) if key else not any(map(fits, words))
    assert key is None or fits(key)


@given(words=st.sets(keys, min_size=1, max_size=30), current=keys, level=levels, seed=st.integers(0, 99))
def test_equal_chance_gives_an_equal_choice(words: set[str], current: str, level: object, seed: int) -> None:
    """The strategy is a pure function."""
    position = Position(CLASSIC, 1, current, ())
    first, second = (
        choose(position, Vocabulary(words), level, random.Random(seed).randrange)  # type: ignore[arg-type]
        for _ in range(2)
    )
    assert first == second


@given(words=st.sets(keys, min_size=1, max_size=30), current=keys)
def test_the_best_answer_is_the_longest_overlap_there_is(words: set[str], current: str) -> None:
    """As the rules count it."""
    overlaps = [
        verdict.overlap
        for key in words
        if isinstance(verdict := judge(key, Word(current, current), 1, _ANY_LENGTH, SetLexicon("nl", words)), Legal)
    ]
    # A word that holds the current one whole is guessed to overlap as far as it may.
    assert best_answer(current, CLASSIC, Vocabulary(words)) == max(overlaps, default=0)


_ANY_LENGTH = ruleset_from({"name": "classic", "min_length": 2})


@pytest.mark.parametrize(
    ("current", "key", "points"), [("behaard", "haardvuur", 10), ("roos", "ster", 2), (None, "a", 0)]
)
def test_points_are_those_of_the_rules(current: str | None, key: str, points: int) -> None:
    """An opening scores nothing."""
    assert score(Position(CLASSIC, 1, current, ()), key) == points


def test_a_higher_level_takes_more_of_what_is_there() -> None:
    """After "behaard" level 5 finds "haardvuur" more often than level 1."""
    vocabulary = Vocabulary(["haardvuur", "deur", "dak", "draad", "dier", "haarzakje"])
    position = Position(CLASSIC, 1, "behaard", ())
    found = {
        number: sum(
            choose(position, vocabulary, LEVELS[number], random.Random(seed).randrange) == "haardvuur"
            for seed in range(200)
        )
        for number in (1, 5)
    }
    assert found[5] > found[1] + 20


def test_the_highest_level_leaves_little() -> None:
    """Of two words that score the same it lays the one that can hardly be followed."""
    vocabulary = Vocabulary(["draf", "drap", "rappel", "rapport", "appel", "paradijs"])
    position = Position(ruleset_from({"name": "classic", "max_overlap": 3}), 1, "behaard", ("paradijs",))
    chosen = [choose(position, vocabulary, LEVELS[5], random.Random(seed).randrange) for seed in range(50)]
    assert chosen.count("draf") > 40


def test_alone_the_highest_level_leaves_itself_much() -> None:
    """Of the same two words it lays the other one: nobody else follows."""
    vocabulary = Vocabulary(["draf", "drap", "rappel", "rapport", "appel", "paradijs"])
    position = Position(ruleset_from({"name": "daily", "max_overlap": 3}), 1, "behaard", ("paradijs",))
    chosen = [choose(position, vocabulary, LEVELS[5], random.Random(seed).randrange) for seed in range(50)]
    assert chosen.count("drap") > 40
