"""The bot that is checked, as a process."""

import asyncio
import contextlib
import os
import signal
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Protocol

STOP_S = 10.0
"""So long may a bot take to end when it is told to."""
LAST_WORDS = 2000
"""So many bytes of what it printed last are looked at."""


class Program(Protocol):
    """A bot."""

    @property
    def wants(self) -> str:
        """What it is started with: "link" of a game, or "url" of a server."""

    async def start(self, url: str, link: str) -> None:
        """Start it once more. Fails with OSError where that is impossible."""

    @property
    def ended(self) -> int | None:
        """The exit code with which it has ended by itself; None while it runs."""

    @property
    def last_words(self) -> str:
        """The last that it printed: the last line that tells of an error, if there is one."""

    async def stop(self) -> int | None:
        """Tell it to end, and wait; None if it had to be killed."""


class Command:
    """A command line, in which `{url}` and `{link}` stand for the server and for a game on it."""

    def __init__(self, words: Sequence[str], folder: Path | None = None) -> None:
        """It runs in `folder`, by default the one in which we do."""
        self._words = words
        self._folder = folder
        self._output: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - as long as the program
        self._process: asyncio.subprocess.Process | None = None

    @property
    def wants(self) -> str:
        """As `Program`."""
        return "link" if any("{link}" in word for word in self._words) else "url"

    async def start(self, url: str, link: str) -> None:
        """As `Program`."""
        words = [word.replace("{url}", url).replace("{link}", link) for word in self._words]
        self._process = await asyncio.create_subprocess_exec(
            *words, cwd=self._folder, start_new_session=True,
            stdin=asyncio.subprocess.DEVNULL, stdout=self._output, stderr=self._output,
        )  # fmt: skip

    @property
    def ended(self) -> int | None:
        """As `Program`."""
        return self._process.returncode if self._process else None

    @property
    def last_words(self) -> str:
        """As `Program`."""
        descriptor = self._output.fileno()
        size = os.fstat(descriptor).st_size
        text = os.pread(descriptor, LAST_WORDS, max(0, size - LAST_WORDS)).decode(errors="replace")
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        errors = [line for line in lines if "error" in line.lower()]
        return (errors or lines or [""])[-1]

    async def stop(self) -> int | None:
        """As `Program`: SIGTERM to it and to what it has started, and SIGKILL after `STOP_S`."""
        process = self._process
        if process is None:
            return None
        try:
            _signal(process, signal.SIGTERM)
            async with asyncio.timeout(STOP_S):
                return await process.wait()
        except TimeoutError:
            return None
        finally:
            _signal(process, signal.SIGKILL)
            await process.wait()


def _signal(process: asyncio.subprocess.Process, number: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, number)
