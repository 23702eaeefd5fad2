import subprocess

import pytest

from wordsnake.lexicon.british import british_spellings
from wordsnake.lexicon.lexicon import IndexedLexicon
from wordsnake.lexicon.report import check_words

COMMON = (
    "the of and to in is you that it he was for on are as with his they at be this have from or one had by word but "
    "not what all were we when your can said there use"
)
INFLECTED = "houses children mice walked running bigger happiest quickly unhappy thieves went"
BRITISH = (
    "colour centre organise travelled aluminium favourite defence paediatric tyres programme licence practise fulfil "
    "judgement catalogue councillor amongst onwards whisky axe cheque learnt storey encyclopaedia foetus"
)
MODERN = "app selfie smartphone podcast"
BOTH = "china may turkey frank"
REFUSED = "blorf xyzzy qwrtp teh recieve ths ct tv hjkl aaaaa zxcvb hello-there they're dept xiv baise nigger"
NAMES = "stuttgart maria london december monday german rebecca james microsoft shakespeare"


@pytest.mark.parametrize("word", [*COMMON.split(), *INFLECTED.split(), *BRITISH.split(), *MODERN.split()])
def test_english_words_are_accepted(english: IndexedLexicon, word: str) -> None:
    """The commonest words, inflected forms, British spellings, words of this century."""
    [report] = check_words(english, [word])
    assert report.word == word


@pytest.mark.parametrize("word", REFUSED.split())
def test_what_is_no_english_word_is_refused(english: IndexedLexicon, word: str) -> None:
    """Nonsense, misspellings, abbreviations, numbers, forms with an apostrophe, slurs, spellings nobody uses."""
    [report] = check_words(english, [word])
    assert not report.valid


@pytest.mark.parametrize("name", [*NAMES.split(), *NAMES.title().split()])
def test_a_name_is_no_english_word(english: IndexedLexicon, name: str) -> None:
    """However it is written."""
    [report] = check_words(english, [name])
    assert (report.word, report.reason) == (None, "not_in_lexicon")


@pytest.mark.parametrize("word", BOTH.split())
def test_a_word_that_is_also_a_name_is_an_english_word(english: IndexedLexicon, word: str) -> None:
    """The list has it in small letters as well."""
    [report] = check_words(english, [word])
    assert report.word == word


def test_the_whole_english_list_is_there(english: IndexedLexicon) -> None:
    """80,000 words, give or take what a new version of the list adds."""
    assert 78_000 < len(english) < 90_000


def test_every_english_opening_can_be_followed(english: IndexedLexicon) -> None:
    """With at least two letters in common; and there are many openings."""
    openings = [english.opening(draw) for draw in range(english.openings())]
    assert len({opening.key for opening in openings}) > 500
    assert all(english.follower(opening.key, 2, 64, lambda _key: True) for opening in openings)


def test_a_build_in_a_process_of_its_own_shows_its_progress(english_build: subprocess.CompletedProcess[str]) -> None:
    """A line a step, from nothing to all."""
    lines = english_build.stdout.splitlines()
    assert lines[0] == "  0% reading SCOWL"
    assert lines[-1] == "100% done"
    assert [int(line.partition("%")[0]) for line in lines] == sorted(int(line.partition("%")[0]) for line in lines)


def test_a_british_spelling_needs_somebody_who_writes_it() -> None:
    """A guess alone is not enough, nor is a rare slip."""
    zipf = {"colour": 5.0, "humourist": 1.2}
    assert set(british_spellings({"color", "humorist", "humor"}, zipf)) == {"colour"}


def test_no_name_opens_an_english_game(english: IndexedLexicon) -> None:
    """Not even one that is also a word."""
    openings = {english.opening(draw).key for draw in range(english.openings())}
    assert openings.isdisjoint({"december", "china", "japan", "peter", "carter", "american", "grant"})
