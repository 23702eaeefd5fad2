"""What the parts are measured on."""

from pathlib import Path

import pytest

from bench.material import Played, chain, lexicon_of, word_list, write_lexicon
from wordsnake.lexicon.lexicon import IndexedLexicon

WORDS = 100_000


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a lexicon."""
    path = tmp_path_factory.mktemp("lexicon") / "nl.lexicon"
    write_lexicon(path, {*word_list(WORDS), *chain(2000)})
    return path


@pytest.fixture(scope="session")
def lexicon(index: Path) -> IndexedLexicon:
    return lexicon_of(index)


@pytest.fixture(scope="session")
def played(lexicon: IndexedLexicon) -> Played:
    """A game of four in which a hundred words were laid."""
    return Played(lexicon, chain(100))
