"""A server for one check: `wordsnake up` on a free port of loopback, whose data nobody keeps."""

import asyncio
import contextlib
import re
import shutil
import socket
import sys
import tempfile
from pathlib import Path
from typing import Self

from wordsnake.paths import DataDir
from wordsnake.supervisor.orphans import sweep

READY = re.compile(r"^Wordsnake is ready: https?://\S+$")
READY_S = 180.0
"""The first start may have to build the words of a language."""
STOP_S = 20.0
LEVEL = "3"
"""Of the bot that is checked, as far as the server is concerned."""


class Unready(Exception):  # noqa: N818 - it names what happened
    """The server did not start: its last words."""


class OwnServer:
    """Runs between entering and leaving. `lexicons`: a folder of built words, which is copied if it exists."""

    def __init__(self, lexicons: Path, language: str) -> None:
        self.data = DataDir(Path(tempfile.mkdtemp(prefix="wordsnake-")))
        self._port = _free_port()
        self._language = language
        self._process: asyncio.subprocess.Process | None = None
        if lexicons.is_dir():
            shutil.copytree(lexicons, self.data.lexicons)

    @property
    def url(self) -> str:
        """Its page, without a slash at the end."""
        return f"http://127.0.0.1:{self._port}"

    async def restart(self) -> None:
        """Stop it, and start it again on what it has stored."""
        await self._stop()
        await self._start()

    async def trust(self, key: str, fingerprint: str) -> None:
        """Have a bot with this public key asked into games."""
        role = ("--role", "bot", "--level", LEVEL, "--label", "checked")
        process = await self._run("keys", "add", key, *role, "--fingerprint", fingerprint)
        async with asyncio.timeout(STOP_S):
            said, _ = await process.communicate()
        if process.returncode != 0:
            raise Unready(said.decode(errors="replace").strip())

    async def __aenter__(self) -> Self:
        try:
            await self._start()
        except BaseException:
            await self.__aexit__()
            raise
        return self

    async def __aexit__(self, *problem: object) -> None:
        await self._stop()
        sweep(self.data)
        shutil.rmtree(self.data.root, ignore_errors=True)

    async def _start(self) -> None:
        process = await self._run("up", "--port", str(self._port), "--no-bots", "--language", self._language)
        self._process = process
        heard: list[str] = []
        output = _output(process)
        try:
            async with asyncio.timeout(READY_S):
                while not (heard and READY.match(heard[-1])):
                    line = await output.readline()
                    if not line:
                        raise Unready("; ".join(heard[-3:]) or "it said nothing")
                    heard.append(line.decode(errors="replace").strip())
        except TimeoutError:
            raise Unready(f"it was not ready within {READY_S:g} s") from None
        self._reading = asyncio.ensure_future(_drain(output))

    async def _stop(self) -> None:
        process, self._process = self._process, None
        if process is None or process.returncode is not None:
            return
        process.terminate()
        try:
            async with asyncio.timeout(STOP_S):
                await process.wait()
        except TimeoutError:
            process.kill()
            await process.wait()

    async def _run(self, *words: str) -> asyncio.subprocess.Process:
        return await asyncio.create_subprocess_exec(
            sys.executable, "-m", "wordsnake.cli", *words, "--data", str(self.data.root),
            stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
        )  # fmt: skip


def _output(process: asyncio.subprocess.Process) -> asyncio.StreamReader:
    if process.stdout is None:
        raise TypeError("the server was started without a pipe")
    return process.stdout


async def _drain(output: asyncio.StreamReader) -> None:
    """What a server says must be read, or it stands still."""
    with contextlib.suppress(OSError):
        while await output.read(1 << 16):
            pass


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
