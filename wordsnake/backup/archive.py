"""The form of a backup: a tar archive of `manifest.json`, the keys and lists, and last `wordsnake.db`.

It is not compressed, so that damage in one place stays in that place; the manifest knows the length and SHA-256 of each
file, since SQLite itself has no checksums. Any tar program unpacks it.
"""

import hashlib
import io
import json
import os
import re
import tarfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

from wordsnake import __version__

FORMAT = 1
MANIFEST = "manifest.json"
DATABASE = "wordsnake.db"
_NAME = re.compile(r"(bots/)?[^/\0]+\.(key|json|db)")
_CHUNK = 1 << 20
MAGIC = b"SQLite format 3\0"
"""What a database begins with."""
_BLOCK = 512


class BadBackup(Exception):  # noqa: N818 - names what was found
    """The file is no backup, or is damaged. The message is one sentence for the host."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What the manifest says of one file."""

    size: int
    sha256: str


class Archive:
    """A backup that is open for reading."""

    def __init__(self, path: Path, tar: tarfile.TarFile, manifest: Mapping[str, Any]) -> None:
        self.path = path
        self.made_at = str(manifest["made_at"])
        self.entries = {str(name): Entry(**entry) for name, entry in manifest["files"].items()}
        self._members = {member.name: member for member in _members(tar)}

    @property
    def small(self) -> list[str]:
        """The names of all files but the database."""
        return [name for name in self.entries if name != DATABASE]

    def extract(self, name: str, to: Path) -> None:
        """Write a file (0600). If it is not what was backed up, what could be read is written, and BadBackup raised."""
        digest = hashlib.sha256()
        fd = os.open(to, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(fd, "wb") as out:
            for chunk in self._chunks(name):
                digest.update(chunk)
                out.write(chunk)
            size = out.tell()
        entry = self.entries[name]
        if size != entry.size:
            raise BadBackup(f"{self.path} is cut short: {size} of the {entry.size} bytes of {name} are left")
        if digest.hexdigest() != entry.sha256:
            raise BadBackup(f"{self.path} is damaged: {name} is not what was backed up")

    def _chunks(self, name: str) -> Iterator[bytes]:
        member = self._members.get(name)
        if member is None:
            return
        left = member.size
        with self.path.open("rb") as file:
            file.seek(member.offset_data)
            while left and (chunk := file.read(min(left, _CHUNK))):
                left -= len(chunk)
                yield chunk


def write(to: IO[bytes], files: Mapping[str, Path]) -> None:
    """Write a backup of these files, by the names they have in it; the database comes last."""
    names = sorted(files, key=lambda name: name == DATABASE)
    entries = {name: Entry(files[name].stat().st_size, _sha256(files[name])) for name in names}
    now = int(time.time())
    made_at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(now))
    manifest = {
        "wordsnake": __version__,
        "format": FORMAT,
        "made_at": made_at,
        "files": {name: asdict(entry) for name, entry in entries.items()},
    }
    with tarfile.open(fileobj=to, mode="w", format=tarfile.PAX_FORMAT) as tar:
        text = json.dumps(manifest, indent=1).encode()
        tar.addfile(_member(MANIFEST, len(text), now), io.BytesIO(text))
        for name in names:
            with files[name].open("rb") as file:
                tar.addfile(_member(name, entries[name].size, now), file)


@contextmanager
def opened(path: Path) -> Iterator[Archive]:
    """The backup in a file. Raises BadBackup."""
    try:
        with tarfile.open(path, "r:", ignore_zeros=True) as tar:
            yield Archive(path, tar, _manifest(path, tar))
    except (tarfile.TarError, EOFError):
        raise BadBackup(f"{path} is no backup of Wordsnake, or its beginning is damaged") from None
    except OSError as error:
        raise BadBackup(f"{path} cannot be read: {error.strerror}") from None


def carve(path: Path, to: Path) -> bool:
    """Copy from where a database begins in the file to its end; whether one does. For archives that cannot be read."""
    with path.open("rb") as file:
        while (block := file.read(_BLOCK)) and not block.startswith(MAGIC):
            continue
        if not block:
            return False
        with to.open("wb") as out:
            out.write(block)
            while chunk := file.read(_CHUNK):
                out.write(chunk)
    return True


def is_backup(path: Path) -> bool:
    """Whether the file is one of ours, as far as its beginning says."""
    try:
        with opened(path):
            return True
    except BadBackup:
        return False


def _members(tar: tarfile.TarFile) -> Iterator[tarfile.TarInfo]:
    """All up to the place where the archive cannot be read any more."""
    with suppress(tarfile.TarError):
        while (member := tar.next()) is not None:
            yield member


def _manifest(path: Path, tar: tarfile.TarFile) -> Mapping[str, Any]:
    first = tar.next()
    content = tar.extractfile(first) if first is not None and first.name == MANIFEST else None
    try:
        manifest: Any = None if content is None else json.loads(content.read())
        fit = manifest["format"] == FORMAT and all(map(_NAME.fullmatch, manifest["files"]))
    except (ValueError, KeyError, TypeError):
        fit = False
    if not fit:
        raise BadBackup(f"{path} is no backup of this version of Wordsnake, or its beginning is damaged")
    return dict(manifest)


def _member(name: str, size: int, now: int) -> tarfile.TarInfo:
    member = tarfile.TarInfo(name)
    member.size, member.mtime, member.mode = size, now, 0o600
    return member


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
