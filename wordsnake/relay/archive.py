"""Every public game as a line of a file, which is its own position: it goes on after the last whole line."""

import fcntl
import os
from pathlib import Path
from typing import IO

import msgspec

from wordsnake.kit import Client
from wordsnake.kit import messages as m
from wordsnake.relay.finished import StoppedError

BLOCK = 65_536
EVENTS = 500
BEGINNING = b'{"cursor":'
"""Of every line."""


class ArchivedGame(m.Message, frozen=True, kw_only=True):
    """A line. `events` is all that happened, but for what was said: the server itself forgets that after a while."""

    cursor: str
    at: str
    game: m.GameSummary
    events: list[m.GameEvent]


class Archive:
    """A file of games, which nobody else writes to meanwhile."""

    def __init__(self, path: Path) -> None:
        """Open it, or make it; a line that was cut off is taken away. Fails with StoppedError and OSError."""
        self._file: IO[bytes] = path.open("a+b")
        try:
            self.cursor = self._begin(path)
        except BaseException:
            self._file.close()
            raise

    def add(self, game: ArchivedGame) -> None:
        """A game more; it is on the disk when this returns. Fails with OSError."""
        self._file.write(msgspec.json.encode(game) + b"\n")
        self._file.flush()
        os.fsync(self._file.fileno())
        self.cursor = game.cursor

    def close(self) -> None:
        """Leave it."""
        self._file.close()

    def _begin(self, path: Path) -> str | None:
        """After which game it goes on; None where there is none yet. A file that is something else is left as it is."""
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise StoppedError(f"Another relay writes to {path}.") from None
        end = _end_of_last_line(self._file)
        start = _end_of_last_line(self._file, before=end - 1) if end else 0
        self._file.seek(start)
        last, cut_off = self._file.read(end - start), self._file.read(len(BEGINNING))
        try:
            cursor = msgspec.json.decode(last, type=_Cursor).cursor if last else None
        except msgspec.DecodeError:
            raise StoppedError(f"{path} is no archive: its last line is something else.") from None
        if not BEGINNING.startswith(cut_off):
            raise StoppedError(f"{path} is no archive: it ends with something else.")
        self._file.truncate(end)
        return cursor


class _Cursor(msgspec.Struct):
    cursor: str


def _end_of_last_line(file: IO[bytes], before: int | None = None) -> int:
    """Where the last line feed of the first `before` bytes (all of them) ends; 0 where there is none."""
    end = file.seek(0, os.SEEK_END) if before is None else before
    while end > 0:
        start = max(0, end - BLOCK)
        file.seek(start)
        found = file.read(end - start).rfind(b"\n")
        if found >= 0:
            return start + found + 1
        end = start
    return 0


async def archived(client: Client, finished: m.FinishedGame) -> ArchivedGame:
    """The game with all that happened in it. Raises Refused."""
    events: list[m.GameEvent] = []
    since, more = 0, True
    while more:
        page = await client.get_events(finished.game.game, since, EVENTS)
        events += [event for event in page.events if not isinstance(event, m.Said)]
        since, more = page.events[-1].seq if page.events else since, page.more
    return ArchivedGame(cursor=finished.cursor, at=finished.at, game=finished.game, events=events)
