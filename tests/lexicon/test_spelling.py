import pytest

from wordsnake.lexicon.spelling import playable


@pytest.mark.parametrize("word", ["boom", "café", "ijs", "öre", "rhythm"])
def test_small_letters_with_a_vowel_are_playable(word: str) -> None:
    """y is a vowel, and so is a vowel with a mark."""
    assert list(playable([word], ())) == [word]


@pytest.mark.parametrize("text", ["Parijs", "tv", "hbo'er", "auto-", "10e", "in spe", "zzz", ""])
def test_names_abbreviations_and_signs_are_not(text: str) -> None:
    """A capital, no vowel, anything but letters."""
    assert not list(playable([text], ()))


def test_a_short_word_must_be_listed() -> None:
    """One and two letters."""
    assert list(playable(["ik", "ek", "u", "e", "ook"], {"ik", "u"})) == ["ik", "u", "ook"]


def test_spellings_are_composed() -> None:
    """NFC, whatever the list has."""
    assert list(playable(["cafe\u0301"], ())) == ["caf\u00e9"]
