"""The keys that are shut out: a file that the router's sign-in reads."""

from collections.abc import Iterable
from pathlib import Path

from wordsnake.wamp.trust.files import read_json, replace_json


class BanList:
    """A JSON array of authids in `path`; a missing file is an empty list."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> frozenset[str]:
        """The keys that are shut out. Fails with OSError or ValueError."""
        return frozenset(read_json(self._path, ()))

    def add(self, authids: Iterable[str]) -> None:
        """Shut these out too."""
        replace_json(self._path, sorted(self.read() | set(authids)))

    def remove(self, authids: Iterable[str]) -> None:
        """Let these in again."""
        replace_json(self._path, sorted(self.read() - set(authids)))
