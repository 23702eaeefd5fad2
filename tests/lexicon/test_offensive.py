"""Which words the server itself does not say."""

import json
from pathlib import Path

import pytest

from tests.support.words import tiny_recipe
from wordsnake.lexicon.errors import LexiconError
from wordsnake.lexicon.lexicon import IndexedLexicon
from wordsnake.lexicon.offensive import FEW, LISTS, offensive_source, read_offensive, unfit_keys
from wordsnake.lexicon.shelf import Shelf
from wordsnake.lexicon.sources import Source
from wordsnake.rules.words import Word


def unfit(keys: str, *entries: str, parts: tuple[str, ...] = (), language: str = "nl") -> set[str]:
    return unfit_keys(keys.split(), entries, parts, language)


def test_a_long_entry_is_looked_for_inside_words() -> None:
    """Lists name few of a word's forms and compounds."""
    assert unfit("trutten strutten trutterig rut trut", "trutt") == {"trutten", "strutten", "trutterig"}


def test_an_entry_of_four_letters_is_looked_for_at_both_ends() -> None:
    """Inside it is chance more often than not."""
    assert unfit("trut trutje stoeltrut strutsen", "trut") == {"trut", "trutje", "stoeltrut"}


def test_a_short_entry_is_a_whole_word() -> None:
    """Else too many words would be lost."""
    assert unfit("rut rutje brut", "rut") == {"rut"}


def test_an_entry_that_is_in_many_words_is_there_by_chance() -> None:
    """It is looked for as a whole word then; of the words counted here one in a thousand would be less than one."""
    words = ["ische", *(f"politische{letter}" for letter in "abcdefghijklmnopqrst")]
    assert len(words) == 1 + FEW
    assert unfit(" ".join(words), "ische", language="de") == {"ische"}
    assert unfit(" ".join(words[:-1]), "ische", language="de") == set(words[:-1])


def test_entries_are_compared_by_key() -> None:
    """Whatever their case and accents; those of several words, or with signs for letters, name no word."""
    assert unfit("trutten rut", "Trütten", "r@t", "rut zijn") == {"trutten"}
    assert unfit("götür gotur", "GÖTÜR", language="tr") == {"götür"}


def test_parts_of_our_own_count_wherever_they_stand() -> None:
    """For what a list of insults does not have."""
    assert unfit("moordenaar vermoord vermoed", parts=("moord",)) == {"moordenaar", "vermoord"}


def test_without_entries_every_word_is_fit() -> None:
    """Nothing is not found everywhere."""
    assert unfit("rut trut") == set()


@pytest.mark.parametrize("language", LISTS)
def test_every_language_has_a_list(language: str) -> None:
    """Installed with the program, and of some use."""
    assert len(read_offensive(offensive_source(language))) >= 15


def test_a_damaged_list_names_its_package(tmp_path: Path) -> None:
    """And how to get it back."""
    file = tmp_path / "dutch.json"
    file.write_text(json.dumps(["rut"]))
    with pytest.raises(LexiconError, match="pip install --force-reinstall tiny"):
        read_offensive(Source("offensive words", "MIT", "tiny", "1", (file,)))


def test_the_server_says_no_unfit_word_though_it_may_be_played(tmp_path: Path, word_list: Path) -> None:
    """It neither opens with it, nor names it as the nearest, nor as what had been possible."""
    shelf = Shelf(
        tmp_path / "shelf", {"nl": tiny_recipe(word_list, {"kaarten": 5.0, "kaart": 4.0}, unfit=("kaarten",))}
    )
    shelf.build("nl", lambda _doing, _share: None)
    lexicon = shelf.open("nl")
    assert lexicon.find(Word("kaarten", "kaarten"))
    assert not lexicon.fit("kaarten")
    assert lexicon.fit("kaart")
    assert lexicon.unfit() == 1
    assert {lexicon.opening(draw).key for draw in range(lexicon.openings())} == {"kaart"}
    assert lexicon.nearest("kaarte") == "kaart"
    assert lexicon.follower("aka", 2, 2, lambda _key: True) == "kaart"


@pytest.mark.parametrize("offensive", ["fuck", "fucking", "shit", "bitches", "raped"])
def test_no_obscenity_is_said_in_english(english: IndexedLexicon, offensive: str) -> None:
    """Though most may be played."""
    assert not english.fit(offensive)


def test_most_common_words_can_be_said(english: IndexedLexicon, dutch: IndexedLexicon) -> None:
    """What is left out for looking like an insult is little: under one in fifty of the words that open games could."""
    for lexicon in (english, dutch):
        assert lexicon.unfit() < len(lexicon) / 50
