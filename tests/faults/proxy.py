"""A TCP proxy that misbehaves as networks do: it cuts, delays, closes one half, swallows, duplicates and reorders."""

import asyncio
import contextlib
import socket
from typing import Self

CHUNK = 65536
PATIENCE = 0.5
"""Seconds for which a chunk is held back that should be overtaken by the next one."""


class Way:
    """One direction of a connection."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader = reader
        self.writer = writer
        self.held_until = 0.0
        self.swallowing = False
        self.duplicating = False
        self.reordering = False

    async def carry(self) -> None:
        """Carry bytes until one end is closed."""
        kept = b""
        while True:
            try:
                data = await asyncio.wait_for(self.reader.read(CHUNK), PATIENCE if kept else None)
            except TimeoutError:
                data = b""
                await self._write(kept)
                kept = b""
                continue
            if not data:
                break
            if self.reordering and not kept:
                self.reordering, kept = False, data
                continue
            await self._write(data + data if self.duplicating else data)
            await self._write(kept)
            self.duplicating, kept = False, b""
        self.half_close()

    def half_close(self) -> None:
        """Say that nothing more comes this way."""
        with contextlib.suppress(OSError):
            self.writer.write_eof()

    async def _write(self, data: bytes) -> None:
        loop = asyncio.get_running_loop()
        while (wait := self.held_until - loop.time()) > 0:  # noqa: ASYNC110 - it may be moved meanwhile
            await asyncio.sleep(wait)
        if data and not self.swallowing:
            self.writer.write(data)
            await self.writer.drain()


class Pair:
    """A connection: `up` from the client to the server, `down` back."""

    def __init__(
        self,
        near: tuple[asyncio.StreamReader, asyncio.StreamWriter],
        far: tuple[asyncio.StreamReader, asyncio.StreamWriter],
    ) -> None:
        self.up = Way(near[0], far[1])
        self.down = Way(far[0], near[1])

    @property
    def port(self) -> int:
        """The client's."""
        return int(self.down.writer.get_extra_info("peername")[1])

    async def carry(self) -> None:
        """Carry both ways; ends when both have ended, or one is broken."""
        try:
            async with asyncio.TaskGroup() as ways:
                ways.create_task(self.up.carry())
                ways.create_task(self.down.carry())
        except* (OSError, RuntimeError):
            pass
        finally:
            self.cut()

    def cut(self) -> None:
        """End it as a cable does that is pulled: with a reset."""
        for way in (self.up, self.down):
            sock = way.writer.get_extra_info("socket")
            with contextlib.suppress(OSError):
                sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
            way.writer.transport.abort()


class Proxy:
    """Carries connections to `target`, a port of loopback. `port` is where it listens, from entering on."""

    def __init__(self, target: int) -> None:
        self.port = 0
        self._target = target
        self._pairs: dict[int, Pair] = {}

    def pair(self, port: int) -> Pair | None:
        """The connection of the client with this port."""
        return self._pairs.get(port)

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0, backlog=256)
        self.port = int(self._server.sockets[0].getsockname()[1])
        return self

    async def __aexit__(self, *problem: object) -> None:
        self._server.close()
        for pair in list(self._pairs.values()):
            pair.cut()

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            far = await asyncio.open_connection("127.0.0.1", self._target)
        except OSError:  # no node listens just now: nobody answers here either
            writer.transport.abort()
            return
        pair = Pair((reader, writer), far)
        port = pair.port
        self._pairs[port] = pair
        try:
            await pair.carry()
        except asyncio.CancelledError:  # the campaign is over
            pass
        finally:
            self._pairs.pop(port, None)
