"""The two files by which the host of the server says who is trusted and who is banned.

Both are written by the engine or by hand while the router runs: each is read again when it has changed. A missing file
is an empty one. One that can't be understood changes nothing: what was known before still holds.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, Generic, TypeVar

from txaio import make_logger

LARGEST_BYTES = 1_000_000
"""A larger file is not read: some 10,000 keys fit."""

T = TypeVar("T")


def trusted_keys(content: Any) -> frozenset[str]:
    """The public keys (64 hex digits) of `{KEY: {"role": "component", ...}}`; no other role can be given away."""
    if any(value["role"] != "component" for value in content.values()):
        raise ValueError("the only role to give is component")
    return frozenset(key.lower() for key in content)


def banned(content: Any) -> frozenset[str]:
    """The authids of `[AUTHID, ...]`."""
    if not isinstance(content, list) or not all(isinstance(each, str) for each in content):
        raise ValueError("not a list of authids")
    return frozenset(content)


class KeyFile(Generic[T]):
    """A JSON file and what it means. `parse` gets its content, and raises for a content without meaning."""

    log = make_logger()

    def __init__(self, path: Path, parse: Callable[[Any], T], empty: T) -> None:
        self._path = path
        self._parse = parse
        self._empty = self._known = empty
        self._stamp: tuple[int, int, int] | None = None

    def current(self) -> T:
        """What the file says now."""
        stamp = self._look()
        if stamp != self._stamp:
            self._stamp = stamp
            self._known = self._read() if stamp else self._empty
        return self._known

    def _look(self) -> tuple[int, int, int] | None:
        """What differs once the file has been replaced or written; None if there is no file."""
        try:
            found = self._path.stat()
        except FileNotFoundError:
            return None
        return found.st_ino, found.st_mtime_ns, found.st_size

    def _read(self) -> T:
        try:
            with self._path.open("rb") as file:
                content = file.read(LARGEST_BYTES + 1)
            if len(content) > LARGEST_BYTES:
                raise ValueError(f"larger than {LARGEST_BYTES} bytes")
            return self._parse(json.loads(content))
        except (OSError, ValueError, TypeError, KeyError, AttributeError) as problem:
            self.log.warn("{path} is left unread: {problem!r}", path=self._path, problem=problem)
            return self._known
