"""Texts, words, keys and languages."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wordsnake.rules.languages import LANGUAGES
from wordsnake.rules.words import LONGEST, Flaw, NotAWord, Word, normalize

CODES = st.sampled_from(sorted(LANGUAGES))


def word(text: str, code: str = "nl") -> Word:
    result = normalize(text, LANGUAGES[code])
    assert isinstance(result, Word), result
    return result


@pytest.mark.parametrize(
    ("text", "code", "spelling", "key"),
    [
        ("Haardvuur", "nl", "haardvuur", "haardvuur"),
        ("  reünie\n", "nl", "reünie", "reunie"),
        ("H\u0331AA", "nl", "\u1e96aa", "haa"),
        ("reu\u0308nie", "nl", "reünie", "reunie"),
        ("\u0132SVOGEL", "nl", "ijsvogel", "ijsvogel"),
        ("CAFÉ", "nl", "café", "cafe"),
        ("smørrebrød", "nl", "smørrebrød", "smorrebrod"),
        ("œuvre", "fr", "œuvre", "oeuvre"),
        ("naïve", "en", "naïve", "naive"),
        ("Straße", "de", "straße", "strasse"),
        ("STRAẞE", "de", "straße", "strasse"),
        ("Übermütig", "de", "übermütig", "übermütig"),
        ("Café", "de", "café", "cafe"),
        ("niño", "es", "niño", "niño"),
        ("camión", "es", "camión", "camion"),
        ("smörgåsbord", "sv", "smörgåsbord", "smörgåsbord"),
        ("idé", "sv", "idé", "ide"),
        ("Ærø", "da", "ærø", "ærø"),
        ("blåbær", "nb", "blåbær", "blåbær"),
        ("Łódź", "pl", "łódź", "łódź"),
        ("ISPARTA", "tr", "\u0131sparta", "\u0131sparta"),
        ("İZMİR", "tr", "izmir", "izmir"),
        ("İzmir", "nl", "izmir", "izmir"),
        ("kâğ\u0131t", "tr", "kâğ\u0131t", "kağ\u0131t"),
        ("Diyarbak\u0131r", "nl", "diyarbak\u0131r", "diyarbakir"),
        ("ǟ", "de", "ǟ", "ä"),
        ("coração", "pt", "coração", "coracao"),
        ("perché", "it", "perché", "perche"),
    ],
)
def test_a_text_has_a_spelling_and_a_key(text: str, code: str, spelling: str, key: str) -> None:
    """Stripped, composed, in the language's lower case; foreign diacritics do not count, the language's own do."""
    assert word(text, code) == Word(spelling, key)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "empty"),
        (" \t\n", "empty"),
        ("a" * 65, "too_long"),
        ("bus2", "not_letters"),
        ("twee woorden", "not_letters"),
        ("auto-ongeluk", "not_letters"),
        ("foto's", "not_letters"),
        ("nee!", "not_letters"),
        ("x\u0301\u0302", "not_letters"),
        ("\ud800", "not_letters"),
        ("zee\u200b", "not_letters"),
        ("½", "not_letters"),
    ],
)
def test_a_text_that_is_no_word(text: str, problem: Flaw) -> None:
    """Only letters make a word, and at most 64 of them."""
    assert normalize(text, LANGUAGES["nl"]) == NotAWord(problem)


def test_a_word_of_64_letters() -> None:
    """The longest word there can be."""
    assert word("a" * LONGEST).key == "a" * 64


@given(st.text(max_size=70), CODES)
def test_normal_form_is_normal(text: str, code: str) -> None:
    """Normalizing a word's own spelling changes nothing, and the key has no capital and no white space."""
    result = normalize(text, LANGUAGES[code])
    if isinstance(result, Word):
        assert normalize(result.text, LANGUAGES[code]) == result
        assert unicodedata.is_normalized("NFKC", result.text)
        assert result.key


@given(st.text(max_size=20), CODES)
def test_case_of_a_text_does_not_matter(text: str, code: str) -> None:
    """A text all in lower case by its language is the same word."""
    language, composed = LANGUAGES[code], unicodedata.normalize("NFKC", text)
    assert normalize(language.lower(composed), language) == normalize(text, language)


def test_languages_keep_their_own_alphabet() -> None:
    """A letter of the language's alphabet is never folded."""
    for language in LANGUAGES.values():
        assert language.fold("".join(sorted(language.own))) == "".join(sorted(language.own))
