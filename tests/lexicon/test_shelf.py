import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.words import tiny_list, tiny_shelf
from wordsnake.lexicon.errors import LexiconError
from wordsnake.lexicon.shelf import RECIPES, Shelf, offered
from wordsnake.rules.words import Word


def build(shelf: Shelf) -> list[str]:
    """Build Dutch, and return what was done."""
    done: list[str] = []
    shelf.build("nl", lambda doing, _share: done.append(doing))
    return done


def test_dutch_and_english_are_offered_besides_what_the_host_chose() -> None:
    """That comes first, in the order given; and no language twice."""
    assert list(offered(["nl"])) == ["nl", "en"]
    assert list(offered(["de", "en", "de", "tr"])) == ["de", "en", "tr", "nl"]


def test_a_language_that_nobody_knows_is_not_offered() -> None:
    """Those that could be are named."""
    with pytest.raises(LexiconError, match=r"'xx': choose one of nl, en, de, fr"):
        offered(["nl", "xx"])


def test_a_shelf_has_what_is_installed(tmp_path: Path) -> None:
    """Built or not. A language of the extra that is not installed is no error as long as nobody asks for it."""
    everything = Shelf(tmp_path).languages
    assert everything[:2] == ("nl", "en")
    assert set(everything) == set(RECIPES)
    with pytest.raises(LexiconError, match=r"'de': choose one of nl, or run `pip install wordsnake\[languages\]`"):
        Shelf(tmp_path, {"nl": RECIPES["nl"]}).build("de", lambda _doing, _share: None)


def test_nothing_is_there_before_the_first_build(shelf: Shelf) -> None:
    """`get` has nothing, `open` says what to do."""
    assert not shelf.is_current("nl")
    assert shelf.get("nl") is None
    with pytest.raises(LexiconError, match="wordsnake words build"):
        shelf.open("nl")


def test_a_built_lexicon_is_opened_once(shelf: Shelf) -> None:
    """And kept."""
    build(shelf)
    assert shelf.is_current("nl")
    assert shelf.get("nl") is not None
    assert shelf.get("nl") is shelf.get("nl")


def test_a_current_index_is_not_built_again(shelf: Shelf) -> None:
    """Building twice does nothing the second time."""
    assert build(shelf)[-1] == "done"
    assert build(shelf) == []


def test_a_changed_word_list_makes_an_index_outdated(shelf: Shelf, word_list: Path) -> None:
    """A new run says so, builds it anew, and has the new word."""
    build(shelf)
    tiny_list(word_list, "kaart nieuwerwets")
    later = tiny_shelf(shelf.path("nl").parent, word_list)
    assert not later.is_current("nl")
    assert later.get("nl") is None
    with pytest.raises(LexiconError, match="made from other word lists"):
        later.open("nl")
    assert build(later)[-1] == "done"
    assert later.open("nl").find(Word("nieuwerwets", "nieuwerwets"))


def test_equal_sources_make_equal_versions(tmp_path: Path, word_list: Path) -> None:
    """And other sources another one."""
    first, second, third = (tiny_shelf(tmp_path / name, word_list) for name in ("first", "second", "third"))
    build(first)
    build(second)
    tiny_list(word_list, "kaart nieuw")
    build(third)
    assert first.open("nl").version == second.open("nl").version != third.open("nl").version


def test_a_damaged_index_is_built_anew(shelf: Shelf) -> None:
    """`get` does not hand it out, `open` tells why."""
    build(shelf)
    content = bytearray(shelf.path("nl").read_bytes())
    content[len(content) // 2] ^= 1
    shelf.path("nl").write_bytes(content)
    assert shelf.get("nl") is None
    with pytest.raises(LexiconError, match="wrong check sum"):
        shelf.open("nl")
    assert build(shelf)[-1] == "done"
    assert shelf.get("nl") is not None


def test_a_missing_word_list_is_named_with_its_package(shelf: Shelf, word_list: Path) -> None:
    """The message says how to get it back."""
    word_list.unlink()
    with pytest.raises(LexiconError, match=r"tiny\.txt is missing.*pip install --force-reinstall tiny"):
        build(shelf)


def test_a_word_list_that_is_no_text_is_named(shelf: Shelf, word_list: Path) -> None:
    """Nothing is put on the shelf."""
    word_list.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(LexiconError, match="pip install --force-reinstall tiny"):
        build(shelf)
    assert not shelf.path("nl").exists()


def test_another_language_is_refused_with_those_there_are(shelf: Shelf) -> None:
    """By `build` and `is_current`; `get` has nothing."""
    for refuse in (lambda: shelf.build("xx", print), lambda: shelf.is_current("xx")):
        with pytest.raises(LexiconError, match="'xx': choose one of nl"):
            refuse()
    assert shelf.get("xx") is None


def test_what_a_killed_builder_left_is_removed(shelf: Shelf) -> None:
    """By the next build."""
    shelf.path("nl").parent.mkdir()
    leftover = shelf.path("nl").parent / ".nl.lexicon.abc.part"
    leftover.write_text("half")
    build(shelf)
    assert not leftover.exists()


def test_two_processes_that_build_at_once_build_once(shelf: Shelf, word_list: Path) -> None:
    """Both succeed; the one that comes second finds it done."""
    command = [sys.executable, "-m", "tests.support.words", str(shelf.path("nl").parent), str(word_list)]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    said = [process.communicate()[0].splitlines() for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert sorted(len(lines) for lines in said) == [0, len(max(said, key=len))]
    assert shelf.get("nl") is not None


def test_a_folder_that_cannot_be_made_is_an_error_for_the_host(tmp_path: Path, word_list: Path) -> None:
    """Here a file stands in its place."""
    (tmp_path / "file").touch()
    with pytest.raises(LexiconError, match="cannot be written"):
        build(tiny_shelf(tmp_path / "file" / "lexicon", word_list))
