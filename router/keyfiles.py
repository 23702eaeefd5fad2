"""The two files by which the host of the server says who is trusted and who is banned.

Both are written by the engine or by hand while the router runs: each is read again when it has changed. A missing file
is an empty one. One that can't be understood changes nothing: what was known before still holds.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from txaio import make_logger

LARGEST_BYTES = 1_000_000
"""A larger file is not read: some 10,000 keys fit."""


def trusted_keys(content: Any) -> frozenset[str]:
    """The public keys (64 hex digits) of components, of `{KEY: {"role": "component" or "bot", ...}}`.

    A bot is a player here, and no other role can be given away.
    """
    if any(value["role"] not in {"component", "bot"} for value in content.values()):
        raise ValueError("the roles to give are component and bot")
    return frozenset(key.lower() for key, value in content.items() if value["role"] == "component")


def banned(content: Any) -> frozenset[str]:
    """The authids of `[AUTHID, ...]`."""
    if not isinstance(content, list) or not all(isinstance(each, str) for each in content):
        raise ValueError("not a list of authids")
    return frozenset(content)


class KeyFile:
    """A JSON file and what it means. `parse` gets its content, and raises for a content without meaning."""

    log = make_logger()

    def __init__(self, path: Path, parse: Callable[[Any], frozenset[str]]) -> None:
        self._path = path
        self._parse = parse
        self._known: frozenset[str] = frozenset()
        self._stamp: tuple[int, int, int] | None = None

    def current(self) -> frozenset[str]:
        """What the file says now."""
        stamp = self._look()
        if stamp != self._stamp:
            self._stamp = stamp
            self._known = self._read() if stamp else frozenset()
        return self._known

    def _look(self) -> tuple[int, int, int] | None:
        """What differs once the file has been replaced or written; None if there is no file."""
        try:
            found = self._path.stat()
        except FileNotFoundError:
            return None
        return found.st_ino, found.st_mtime_ns, found.st_size

    def _read(self) -> frozenset[str]:
        try:
            with self._path.open("rb") as file:
                content = file.read(LARGEST_BYTES)  # what is cut off is no JSON
            return self._parse(json.loads(content))
        except (OSError, ValueError, TypeError, KeyError, AttributeError) as problem:
            self.log.warn(  # noqa: G010 - txaio knows no other name
                "{path} is left unread: {problem!r}", path=self._path, problem=problem
            )
            return self._known
