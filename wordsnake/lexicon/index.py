"""The file a built lexicon is kept in: written once and whole, then only ever read, by memory map.

Layout: a preamble of fixed size (`_PREAMBLE`), the header (JSON), and the sections it names, each at a multiple of 16
bytes, in this machine's own byte order; the file is made where it is used, and one of another machine is refused.

    trie        marisa-trie of the keys; a key's number in it is its id
    levels      one byte for each id: how common the word is (`wordsnake.lexicon.frequency`)
    spelled     uint32, ascending: ids of the keys that are not themselves the one spelling of their word
    ends        uint32 for each of these: where its spellings end in `spellings`
    spellings   UTF-8: the spellings of such a key, the most common first, separated by line feeds
    openings    uint32: ids of the words that open a game, the most common first
    unfit       uint32, ascending: ids of the words that the server itself never says

Opening checks everything, the check sum over all bytes included: at some 2 MB that takes one or two milliseconds.
"""

import contextlib
import json
import mmap
import os
import struct
import tempfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self

from wordsnake.durable import sync
from wordsnake.lexicon.errors import LexiconError

FORMAT = 2
SECTIONS = ("trie", "levels", "spelled", "ends", "spellings", "openings", "unfit")

_MAGIC = b"WORDSNK\n"
_PREAMBLE = struct.Struct("=8sIIQI")
"""Magic, format, length of the header, size of the file, CRC-32 of all that follows the preamble."""
_ALIGNMENT = 16


@dataclass(frozen=True, slots=True)
class Origin:
    """A word list that went into an index."""

    title: str
    licence: str
    package: str
    package_version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What an index says of itself."""

    language: str
    fingerprint: str
    """Of builder and sources; see `wordsnake.lexicon.sources.fingerprint`."""
    words: int
    """Permitted spellings; several may share a key."""
    keys: int
    build_seconds: float
    origins: tuple[Origin, ...]

    @classmethod
    def from_json(cls, fields: dict[str, Any]) -> Self:
        """The header from its JSON object. Raises TypeError or KeyError where that is another one."""
        return cls(**{**fields, "origins": tuple(Origin(**origin) for origin in fields["origins"])})


@dataclass(frozen=True, slots=True)
class Index:
    """An open index. The sections are views of the mapped file and keep it open as long as they are used."""

    header: Header
    sections: Mapping[str, memoryview]
    size: int
    """Of the file, in bytes."""


def write_index(path: Path, header: Header, sections: Mapping[str, bytes]) -> None:
    """Put an index in place of the one at `path`, all at once: a reader, or a crash, meets the old one or the new.

    Raises:
        LexiconError: it cannot be written.
    """
    body = _body(header, sections)
    try:
        _replace(path, body)
    except OSError as error:
        raise LexiconError(f"The lexicon cannot be written to {path.parent}: {error.strerror}.") from error


def _body(header: Header, sections: Mapping[str, bytes]) -> list[bytes]:
    """The pieces of the file: preamble, header, sections, padding."""
    text = json.dumps({"header": asdict(header), "lengths": [len(sections[name]) for name in SECTIONS]}).encode()
    pieces = [text, _padding(_PREAMBLE.size + len(text))]
    for name in SECTIONS:
        pieces += [sections[name], _padding(len(sections[name]))]
    checksum, size = 0, _PREAMBLE.size
    for piece in pieces:
        checksum, size = zlib.crc32(piece, checksum), size + len(piece)
    return [_PREAMBLE.pack(_MAGIC, FORMAT, len(text), size, checksum), *pieces]


def _padding(length: int) -> bytes:
    return bytes(-length % _ALIGNMENT)


def _replace(path: Path, pieces: Iterable[bytes]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
    sync(path.parent)


def remove_leftovers(path: Path) -> None:
    """Remove what writers of this index left behind when they were killed. No other may be writing."""
    for leftover in path.parent.glob(f".{path.name}.*.part"):
        with contextlib.suppress(OSError):
            leftover.unlink()


def open_index(path: Path) -> Index:
    """Map an index into memory and check it.

    Raises:
        LexiconError: there is none, or it is damaged, or of another format.
    """
    try:
        with path.open("rb") as file:
            view = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    except FileNotFoundError as error:
        raise LexiconError(f"There is no lexicon at {path}: build it with `wordsnake words build`.") from error
    except (OSError, ValueError) as error:  # ValueError: an empty file cannot be mapped
        raise _damaged(path, str(error)) from error
    try:
        return _checked(view)
    except (ValueError, TypeError, KeyError, struct.error) as error:
        raise _damaged(path, str(error)) from error


def _damaged(path: Path, problem: str) -> LexiconError:
    return LexiconError(f"The lexicon at {path} is of no use ({problem}): build it anew with `wordsnake words build`.")


def _checked(view: memoryview) -> Index:
    magic, number, length, size, checksum = _PREAMBLE.unpack_from(view)
    if magic != _MAGIC or number != FORMAT:
        raise ValueError("not an index of this version")
    if size != len(view):
        raise ValueError(f"{len(view)} bytes instead of {size}")
    if zlib.crc32(view[_PREAMBLE.size :]) != checksum:
        raise ValueError("wrong check sum")
    start = _PREAMBLE.size + length
    fields = json.loads(bytes(view[_PREAMBLE.size : start]))
    sections = {}
    for name, extent in zip(SECTIONS, fields["lengths"], strict=True):
        start += -start % _ALIGNMENT
        sections[name] = view[start : start + extent]
        start += extent
    return Index(Header.from_json(fields["header"]), sections, size)
