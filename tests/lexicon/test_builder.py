from pathlib import Path

import pytest

from tests.support.words import tiny_list, tiny_recipe
from wordsnake.lexicon.builder import build_index, by_key
from wordsnake.lexicon.errors import LexiconError
from wordsnake.lexicon.frequency import level
from wordsnake.rules.languages import LANGUAGES


def test_the_spellings_of_a_key_are_told_from_plain_words() -> None:
    """A plain word is its own key; of the others all spellings are kept, the most common first."""
    spelled = by_key(["boom", "café", "een", "één", "eén"], LANGUAGES["nl"], {"één": 6.0, "een": 7.0})
    assert spelled.keys == {"boom", "cafe", "een"}
    assert spelled.others == {"cafe": ["café"], "een": ["een", "één", "eén"]}
    assert spelled.words == 5


def test_a_word_given_twice_counts_once() -> None:
    """In either way of writing é."""
    assert by_key(["café", "cafe\u0301", "boom", "boom"], LANGUAGES["nl"], {}).words == 2


def test_a_text_that_is_no_word_is_passed_over() -> None:
    """By the game's own idea of a word."""
    assert by_key(["auto-", "a" * 65, "boom"], LANGUAGES["nl"], {}).keys == {"boom"}


def test_letters_of_the_language_make_keys_of_their_own() -> None:
    """Swedish å is no a."""
    assert by_key(["får", "far"], LANGUAGES["sv"], {}).keys == {"får", "far"}


@pytest.mark.parametrize(("zipf", "expected"), [(0.01, 1), (1.0, 8), (4.0, 32), (7.37, 59), (99.0, 255)])
def test_a_level_is_a_zipf_value_in_eighths(zipf: float, expected: int) -> None:
    """At least 1, and at most a byte."""
    assert level(zipf) == expected


def test_progress_goes_from_nothing_to_all(tmp_path: Path) -> None:
    """And never back."""
    shares: list[float] = []
    recipe = tiny_recipe(tiny_list(tmp_path / "tiny.txt"))
    build_index(recipe, tmp_path / "nl.lexicon", lambda _doing, share: shares.append(share))
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


def test_a_list_with_no_word_to_open_with_is_incomplete(tmp_path: Path) -> None:
    """A source cut short does not become a lexicon."""
    file = tmp_path / "tiny.txt"
    file.write_text("boom\nroos\n")
    with pytest.raises(LexiconError, match="none of 2 words can open a game"):
        build_index(tiny_recipe(file), tmp_path / "nl.lexicon", lambda _doing, _share: None)
    assert not (tmp_path / "nl.lexicon").exists()
