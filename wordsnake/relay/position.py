"""How far a relay is: a small file that is replaced as a whole."""

import os
from pathlib import Path

import msgspec

from wordsnake.durable import sync
from wordsnake.relay.finished import StoppedError


class Kept(msgspec.Struct, frozen=True):
    """Of which server, to whom, and up to which cursor everything was told."""

    server: str
    receiver: str
    cursor: str


class Position:
    """A file with one place in it."""

    def __init__(self, path: Path, server: str, receiver: str) -> None:
        self._path = path
        self._of = (server, receiver)

    def read(self) -> str | None:
        """The cursor; None if this has never begun. Fails with OSError, and StoppedError if it is damaged."""
        try:
            kept = msgspec.json.decode(self._path.read_bytes(), type=Kept)
        except FileNotFoundError:
            return None
        except msgspec.DecodeError:
            raise StoppedError(f"{self._path} is damaged; without it, the relay begins anew.") from None
        return kept.cursor

    def write(self, cursor: str) -> None:
        """It is on the disk when this returns. Fails with OSError."""
        part = self._path.with_suffix(".part")
        with part.open("wb") as file:
            file.write(msgspec.json.encode(Kept(*self._of, cursor)) + b"\n")
            file.flush()
            os.fsync(file.fileno())
        part.replace(self._path)
        sync(self._path.parent)
