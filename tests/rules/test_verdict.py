"""Whether a word may be laid: what is found first is the answer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.lexicon import SetLexicon
from wordsnake.rules.ruleset import PRESETS, ruleset_from
from wordsnake.rules.verdict import Legal, NoOverlap, NotInLexicon, TooShort, judge, look_up
from wordsnake.rules.words import NotAWord, Word

LEXICON = SetLexicon("nl", ["behaard", "haardvuur", "vuurdoop", "reünie", "café", "zee", "de"])
CLASSIC = PRESETS["classic"]
BEHAARD = Word("behaard", "behaard")


def test_a_legal_word() -> None:
    """Five letters shared, two points each, whatever the case it is typed in."""
    expected = Legal(Word("haardvuur", "haardvuur"), overlap=5, points=10)
    assert judge(" Haardvuur", BEHAARD, 1, CLASSIC, LEXICON) == expected


def test_the_canonical_spelling_is_the_answer() -> None:
    """Who types "reunie" has played "reünie"."""
    assert judge("reunie", None, 0, CLASSIC, LEXICON) == Legal(Word("reünie", "reunie"), 0, 0)


def test_overlap_is_counted_in_letters_of_the_key() -> None:
    """An é links with an e."""
    verdict = judge("eend", Word("café", "cafe"), 1, CLASSIC, SetLexicon("nl", ["eend"]))
    assert verdict == Legal(Word("eend", "eend"), 1, 2)


def test_an_opening_scores_nothing() -> None:
    """Not even where every word scores."""
    rules = ruleset_from({"name": "classic", "points_per_word": 5})
    assert judge("zee", None, 0, rules, LEXICON) == Legal(Word("zee", "zee"), 0, 0)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("d0", NotAWord("not_letters")),
        ("xq", TooShort(3)),
        ("de", TooShort(3)),
        ("blorf", NotInLexicon("blorf", None)),
        ("VUURDOPP", NotInLexicon("vuurdopp", "vuurdoop")),
        ("zea", NotInLexicon("zea", None)),
        ("zee", NoOverlap("behaard", "zee", ("ehaard", "haard", "aard", "ard", "rd", "d"))),
        ("reunie", NoOverlap("behaard", "reünie", ("ehaard", "haard", "aard", "ard", "rd", "d"))),
    ],
)
def test_what_is_wrong_first(text: str, verdict: object) -> None:
    """No word, too short, not permitted, no overlap: in this order, with what explains it."""
    rules = ruleset_from({"name": "classic", "min_length": 3})
    assert judge(text, BEHAARD, 1, rules, LEXICON) == verdict


@pytest.mark.parametrize(("current", "nearest"), [(None, None), ("kampvuur", None), ("zee", "vuurdoop")])
def test_a_refusal_gives_no_move_away(current: str | None, nearest: str | None) -> None:
    """The nearest word is named where it would not do; not where it links, nor where any word opens the game."""
    before = None if current is None else Word(current, current)
    assert judge("vuurdopp", before, 1, CLASSIC, LEXICON) == NotInLexicon("vuurdopp", nearest)


@given(text=st.text("adehnorv", min_size=5, max_size=9), current=st.sampled_from(["behaard", "haardvuur", "zee", None]))
def test_no_refusal_ever_names_a_word_that_may_be_laid(text: str, current: str | None) -> None:
    """Whatever is typed, and whatever word is to be followed."""
    before = None if current is None else Word(current, current)
    verdict = judge(text, before, 1, CLASSIC, LEXICON)
    if isinstance(verdict, NotInLexicon) and verdict.nearest is not None:
        assert isinstance(judge(verdict.nearest, before, 1, CLASSIC, LEXICON), NoOverlap)


def test_looking_up_a_word() -> None:
    """Outside any game: the canonical spelling, or what is wrong."""
    assert look_up("cafe", LEXICON) == Word("café", "cafe")
    assert look_up("c4", LEXICON) == NotAWord("not_letters")
    assert look_up("cava", LEXICON) == NotInLexicon("cava", None)


def test_refusals_explain_themselves() -> None:
    """A reason for programs, a sentence for people, and the fields by name."""
    refused = NotInLexicon("vuurdopp", "vuurdoop")
    assert (refused.reason, refused.sentence) == ("not_in_lexicon", '"vuurdopp" is not in the lexicon.')
    assert refused.details == {"word": "vuurdopp", "nearest": "vuurdoop"}


def test_braces_in_a_word_are_no_fields() -> None:
    """What players type is never taken for a part of the sentence's form."""
    assert NotInLexicon("{nearest}", "x").sentence == '"{nearest}" is not in the lexicon.'
