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
BRITISH = "colour centre organise travelled aluminium favourite defence paediatric tyres programme"
REFUSED = "blorf xyzzy qwrtp teh recieve ths ct tv hjkl aaaaa zxcvb hello-there"


@pytest.mark.parametrize("word", [*COMMON.split(), *INFLECTED.split(), *BRITISH.split()])
def test_english_words_are_accepted(english: IndexedLexicon, word: str) -> None:
    """The commonest words, inflected forms, British spellings."""
    [report] = check_words(english, [word])
    assert report.word == word


@pytest.mark.parametrize("word", REFUSED.split())
def test_what_is_no_english_word_is_refused(english: IndexedLexicon, word: str) -> None:
    """Nonsense, misspellings, abbreviations."""
    [report] = check_words(english, [word])
    assert not report.valid


def test_every_english_opening_can_be_followed(english: IndexedLexicon) -> None:
    """With at least two letters in common; and there are many openings."""
    openings = [english.opening(draw) for draw in range(english.openings())]
    assert len({opening.key for opening in openings}) > 500
    assert all(english.follower(opening.key, 2, 64, lambda _key: True) for opening in openings)


def test_a_build_in_a_process_of_its_own_shows_its_progress(english_build: subprocess.CompletedProcess[str]) -> None:
    """A line a step, from nothing to all."""
    lines = english_build.stdout.splitlines()
    assert lines[0] == "  0% reading the English list"
    assert lines[-1] == "100% done"
    assert [int(line.partition("%")[0]) for line in lines] == sorted(int(line.partition("%")[0]) for line in lines)


def test_a_british_spelling_needs_somebody_who_writes_it() -> None:
    """A guess alone is not enough, nor is a rare slip."""
    zipf = {"colour": 5.0, "ardour": 1.2}
    assert set(british_spellings({"color", "ardor", "flavor"}, zipf)) == {"colour"}


def test_no_name_opens_an_english_game(english: IndexedLexicon) -> None:
    """The list cannot tell, so those that are common enough are named."""
    openings = {english.opening(draw).key for draw in range(english.openings())}
    assert openings.isdisjoint({"december", "india", "karen", "berlin", "american", "james"})
