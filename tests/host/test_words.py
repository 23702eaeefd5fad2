"""What `wordsnake words` shows."""

from pathlib import Path

import pytest

from tests.support.words import tiny_list, tiny_recipe
from wordsnake.host.words import check, stats
from wordsnake.lexicon.shelf import Shelf


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """Two lists, of which "nl" is built."""
    recipe = tiny_recipe(tiny_list(tmp_path / "list.txt"))
    shelf = Shelf(tmp_path / "lexicon", {"nl": recipe, "en": recipe})
    shelf.build("nl", lambda _doing, _share: None)
    return shelf


def test_each_word_is_told_of(shelf: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    """How it is spelled, or why it is refused; and whether all of them are permitted."""
    assert not check(shelf, "nl", ["Reunie", "kaartt", "blorf", "a b"])
    assert capsys.readouterr().out.splitlines() == [
        "Reunie\tyes\treünie",
        "kaartt\tno\tnot in the list; did you mean kaart?",
        "blorf\tno\tnot in the list",
        "a b\tno\tA word has letters only, at most 64 of them.",
    ]
    assert check(shelf, "nl", ["kaart"])


def test_stats_tell_what_is_built_and_what_is_not(shelf: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    """A list that is not built is no fault."""
    assert stats(shelf)
    built, missing = capsys.readouterr().out.splitlines()
    assert built.startswith("nl\t")
    assert built.endswith("\tTiny (tiny 1.0, CC0-1.0)")
    assert missing.startswith("en\t-")
    assert "`wordsnake words build en`" in missing


def test_a_damaged_list_is_told_among_the_others(shelf: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    """With what is wrong and what to do; the others are told of as ever."""
    shelf.path("en").write_bytes(b"no index")
    assert not stats(shelf)
    built, damaged = capsys.readouterr().out.splitlines()
    assert built.startswith("nl\t")
    assert "en.lexicon is of no use" in damaged
    assert "`wordsnake words build`" in damaged
