"""The keys that are shut out: a file that the router's sign-in reads."""

import json
import os
from collections.abc import Iterable
from pathlib import Path


class BanList:
    """A JSON array of authids in `path`; a missing file is an empty list."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> frozenset[str]:
        """The keys that are shut out. Fails with OSError or ValueError."""
        try:
            return frozenset(json.loads(self._path.read_text(encoding="utf-8")))
        except FileNotFoundError:
            return frozenset()

    def add(self, authids: Iterable[str]) -> None:
        """Shut these out too."""
        self._write(self.read() | set(authids))

    def remove(self, authids: Iterable[str]) -> None:
        """Let these in again."""
        self._write(self.read() - set(authids))

    def _write(self, authids: frozenset[str]) -> None:
        """Replace the file whole: the router may read it at any time."""
        draft = self._path.with_name(f".{self._path.name}.{os.getpid()}")
        with draft.open("w", encoding="utf-8") as file:
            json.dump(sorted(authids), file, indent=1)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self._path)
