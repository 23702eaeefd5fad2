"""Signs of life: twice a second the router is asked something, and its answer means that players are being served.

Each is written down, so that the next process knows how long nobody was: 14 bytes in place, and nobody waits for the
disk.
"""

import os
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from twisted.internet.defer import Deferred
from twisted.internet.task import LoopingCall

from wordsnake.table.lost import BEAT_S, LostTime


def last_sign(file: Path) -> int | None:
    """When the process that wrote this file gave its last sign of life (milliseconds since 1970); None: unknown."""
    with suppress(OSError, ValueError):
        return int(file.read_text("ascii"))
    return None


class Heartbeat:
    """Asks `reaches` again and again, one question at a time, and reports what is answered to `lost` and in `file`."""

    def __init__(
        self,
        clock: Any,
        lost: LostTime,
        reaches: Callable[[], Awaitable[bool]],
        file: Path,
        now: Callable[[], int],
    ) -> None:
        self._lost = lost
        self._reaches = reaches
        self._now = now
        self._file = file
        self._loop = LoopingCall(lambda: Deferred.fromCoroutine(self._beat()))
        self._loop.clock = clock

    def start(self) -> None:
        """Begin."""
        self._loop.start(BEAT_S)

    def stop(self) -> None:
        """No more signs."""
        if self._loop.running:
            self._loop.stop()

    async def _beat(self) -> None:
        if await self._reaches() and self._loop.running:
            self._lost.alive()
            with suppress(OSError):  # a full disk: the sign before this one stays
                self._write(b"%013d\n" % self._now())

    def _write(self, sign: bytes) -> None:
        file = os.open(self._file, os.O_WRONLY | os.O_CREAT, 0o600)
        try:
            os.pwrite(file, sign, 0)
        finally:
            os.close(file)
