"""The real lexicons, built once for all tests."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.words import built_shelf, tiny_list, tiny_shelf
from wordsnake.lexicon.lexicon import IndexedLexicon
from wordsnake.lexicon.shelf import Shelf


@pytest.fixture(scope="session")
def real_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.getbasetemp() / "lexicon"


@pytest.fixture(scope="session")
def dutch(real_folder: Path) -> IndexedLexicon:
    return built_shelf(real_folder, ["nl"]).open("nl")


@pytest.fixture(scope="session")
def english_build(real_folder: Path) -> subprocess.CompletedProcess[str]:
    """English is built as the engine does it in the background."""
    return subprocess.run(
        [sys.executable, "-m", "wordsnake.lexicon", "en", str(real_folder)], capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="session")
def english(real_folder: Path, english_build: subprocess.CompletedProcess[str]) -> IndexedLexicon:
    assert english_build.returncode == 0, english_build.stderr
    return Shelf(real_folder).open("en")


@pytest.fixture
def word_list(tmp_path: Path) -> Path:
    return tiny_list(tmp_path / "tiny.txt")


@pytest.fixture
def shelf(tmp_path: Path, word_list: Path) -> Shelf:
    return tiny_shelf(tmp_path / "shelf", word_list)


@pytest.fixture
def tiny(shelf: Shelf) -> IndexedLexicon:
    shelf.build("nl", lambda _doing, _share: None)
    return shelf.open("nl")
