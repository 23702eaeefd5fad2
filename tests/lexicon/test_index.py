import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wordsnake.lexicon.errors import LexiconError
from wordsnake.lexicon.index import SECTIONS, Header, Origin, open_index, write_index

HEADER = Header(
    language="nl",
    fingerprint="f" * 32,
    words=2,
    keys=2,
    build_seconds=1.5,
    origins=(Origin("Tiny é", "CC0-1.0", "tiny", "1.0"),),
)
CONTENT = {name: name.encode() * number for number, name in enumerate(SECTIONS)}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "nl.lexicon"
    write_index(file, HEADER, CONTENT)
    return file


def test_an_index_reads_as_it_was_written(path: Path) -> None:
    """Header and sections, empty ones too."""
    index = open_index(path)
    assert index.header == HEADER
    assert {name: bytes(view) for name, view in index.sections.items()} == CONTENT
    assert index.size == path.stat().st_size


def test_sections_begin_where_memory_wants_them(path: Path) -> None:
    """At multiples of 16 bytes of the file, which is mapped at the beginning of a page."""
    content = path.read_bytes()
    assert all(content.index(name.encode() * 2) % 16 == 0 for name in SECTIONS[2:])


def test_a_missing_index_says_how_to_build_it(tmp_path: Path) -> None:
    """The host is told what to do."""
    with pytest.raises(LexiconError, match="wordsnake words build"):
        open_index(tmp_path / "nl.lexicon")


@pytest.mark.parametrize("keep", [0, 1, 27, 28, 100, -1])
def test_a_truncated_index_is_refused(path: Path, keep: int) -> None:
    """Nothing, a part of the preamble, of the header, all but a byte."""
    path.write_bytes(path.read_bytes()[:keep])
    with pytest.raises(LexiconError, match="build it anew"):
        open_index(path)


def test_a_longer_index_is_refused(path: Path) -> None:
    """Something was appended."""
    path.write_bytes(path.read_bytes() + b"\n")
    with pytest.raises(LexiconError, match="build it anew"):
        open_index(path)


@given(data=st.data())
def test_any_flipped_bit_is_noticed(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    """Wherever it is."""
    path = tmp_path_factory.mktemp("flipped") / "nl.lexicon"
    write_index(path, HEADER, CONTENT)
    content = bytearray(path.read_bytes())
    bit = data.draw(st.integers(0, len(content) * 8 - 1))
    content[bit // 8] ^= 1 << bit % 8
    path.write_bytes(content)
    with pytest.raises(LexiconError, match="build it anew"):
        open_index(path)


def test_writing_replaces_the_old_index(path: Path) -> None:
    """And leaves no other file behind."""
    write_index(path, HEADER, {**CONTENT, "trie": b"new"})
    assert bytes(open_index(path).sections["trie"]) == b"new"
    assert list(path.parent.iterdir()) == [path]


def test_an_open_index_outlives_its_replacement(path: Path) -> None:
    """A running server goes on with what it has mapped."""
    index = open_index(path)
    write_index(path, HEADER, {**CONTENT, "levels": b"new"})
    assert bytes(index.sections["levels"]) == CONTENT["levels"]


def test_a_write_that_fails_in_the_middle_leaves_the_old_index(path: Path) -> None:
    """A process that may not write files of more than 4 kB cannot finish: a full disk in small."""
    program = f"""
import resource
from pathlib import Path
from tests.lexicon.test_index import CONTENT, HEADER
from wordsnake.lexicon.index import write_index
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
write_index(Path({str(path)!r}), HEADER, {{**CONTENT, "trie": bytes(10_000)}})
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert "LexiconError: The lexicon cannot be written to" in done.stderr
    assert {name: bytes(view) for name, view in open_index(path).sections.items()} == CONTENT
    assert list(path.parent.iterdir()) == [path]


def test_a_folder_that_cannot_be_is_an_error_for_the_host(tmp_path: Path) -> None:
    """Here a file stands in its place."""
    (tmp_path / "file").touch()
    with pytest.raises(LexiconError, match="cannot be written"):
        write_index(tmp_path / "file" / "nl.lexicon", HEADER, CONTENT)
