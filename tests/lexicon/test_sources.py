from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

import pytest

from wordsnake.lexicon.errors import LexiconError
from wordsnake.lexicon.frequency import wordfreq_source, wordfreq_zipf
from wordsnake.lexicon.sources import Source, find_source, fingerprint


def source(folder: Path, content: str, number: str = "1.0") -> Source:
    folder.mkdir()
    (folder / "list.txt").write_text(content)
    return Source("Tiny", "CC0-1.0", "tiny", number, (folder / "list.txt",))


def test_a_source_is_found_in_its_package() -> None:
    """With the version that is installed."""
    found = find_source("Words", "MIT", "flake8-spellcheck", "flake8_spellcheck", ["en_US.txt"])
    assert found.package_version == version("flake8-spellcheck")
    assert [file.name for file in found.files] == ["en_US.txt"]


def test_a_package_that_is_not_installed_is_named() -> None:
    """The message says how to install it."""
    with pytest.raises(LexiconError, match="run `pip install no-such-package`"):
        find_source("Words", "MIT", "no-such-package", "no_such_package", ["list.txt"])


def test_a_file_that_is_not_in_its_package_is_named() -> None:
    """The message says how to get it back."""
    with pytest.raises(LexiconError, match=r"no\.txt is missing.*--force-reinstall flake8-spellcheck"):
        find_source("Words", "MIT", "flake8-spellcheck", "flake8_spellcheck", ["no.txt"])


def test_a_file_that_is_not_as_it_was_installed_is_damaged(tmp_path: Path) -> None:
    """Cut off between two words it could be read, and words would be missing; what the installer noted tells."""
    found = find_source("Words", "MIT", "flake8-spellcheck", "flake8_spellcheck", ["en_US.txt"])
    assert fingerprint("b", [found])
    whole = found.files[0]
    cut = tmp_path / "en_US.txt"
    cut.write_bytes(whole.read_bytes()[:5000].rpartition(b"\n")[0])
    with pytest.raises(
        LexiconError, match=r"en_US\.txt is not as it was installed.*--force-reinstall flake8-spellcheck"
    ):
        fingerprint("b", [replace(found, files=(cut,), noted={cut: found.noted[whole]})])


def test_frequencies_are_zipf_values() -> None:
    """By the word everybody knows, and one that few do."""
    zipf = wordfreq_zipf(wordfreq_source("nl"))
    assert zipf["de"] == pytest.approx(7.74, abs=0.2)
    assert zipf["haardvuur"] < 3


def test_damaged_frequencies_are_an_error_for_the_host(tmp_path: Path) -> None:
    """A file that is no archive."""
    with pytest.raises(LexiconError, match="--force-reinstall tiny"):
        wordfreq_zipf(source(tmp_path / "a", "no archive"))


def test_equal_sources_have_equal_fingerprints(tmp_path: Path) -> None:
    """Wherever they are installed."""
    assert fingerprint("b", [source(tmp_path / "a", "x")]) == fingerprint("b", [source(tmp_path / "b", "x")])


def test_builder_version_and_content_make_a_fingerprint(tmp_path: Path) -> None:
    """Any of them may change it."""
    prints = {
        fingerprint("b", [source(tmp_path / "a", "x")]),
        fingerprint("c", [source(tmp_path / "b", "x")]),
        fingerprint("b", [source(tmp_path / "c", "y")]),
        fingerprint("b", [source(tmp_path / "d", "x", "1.1")]),
    }
    assert len(prints) == 4
