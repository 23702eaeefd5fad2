from pathlib import Path

import pytest

from wordsnake.lexicon.errors import LexiconError
from wordsnake.lexicon.scowl import names, read_scowl
from wordsnake.lexicon.sources import Source


def scowl(folder: Path, content: bytes) -> Source:
    (folder / "en_US.txt").write_bytes(content)
    return Source("SCOWL", "free", "flake8-spellcheck", "0", (folder / "en_US.txt",))


def test_what_has_a_capital_is_a_name(tmp_path: Path) -> None:
    """Also where the same letters are a word, which stays listed."""
    listed = read_scowl(scowl(tmp_path, b"Maria\nChina\nchina\ncup\n"))
    assert names(listed) == {"maria", "china"}
    assert "china" in listed


def test_a_damaged_list_is_an_error_for_the_host(tmp_path: Path) -> None:
    """It names the package to install again."""
    with pytest.raises(LexiconError, match="--force-reinstall flake8-spellcheck"):
        read_scowl(scowl(tmp_path, b"caf\xe9\n"))
