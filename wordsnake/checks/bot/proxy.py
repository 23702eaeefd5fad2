"""A proxy on loopback between a bot and its server: what is said is written down, and may be meddled with.

Every connection that becomes a WebSocket is looked at; all others are carried as they are. Compression of messages is
not let through, since nothing could be read then.
"""

import asyncio
import contextlib
import struct
from collections.abc import Callable, Coroutine
from typing import Any
from urllib.parse import urlsplit

from wordsnake.checks.bot.frames import CLOSE, Frame, Frames, Messages, made
from wordsnake.checks.bot.meddling import Meddler, Nothing
from wordsnake.checks.bot.wire import SERIALIZERS, Message, Serializer, read
from wordsnake.checks.bot.witness import Said, Witness

CHUNK = 65536
DIAL_S = 10.0
LEFT_OUT = (b"host:", b"connection: keep-alive", b"sec-websocket-extensions:")


class Proxy:
    """Stands before the server at `url` (http or https). `meddler` may be changed at any time."""

    def __init__(self, url: str, witness: Witness, now: Callable[[], float]) -> None:
        parts = urlsplit(url)
        self._secure = parts.scheme == "https"
        self._host = parts.hostname or ""
        self._port = parts.port or (443 if self._secure else 80)
        self._netloc = parts.netloc
        self.witness = witness
        self.meddler: Meddler = Nothing()
        self.now = now
        self.lines = 0
        self._bridges: set[Bridge] = set()
        self._server: asyncio.Server | None = None

    @property
    def url(self) -> str:
        """Where the bot finds it, without a slash at the end."""
        port = self._server.sockets[0].getsockname()[1] if self._server else 0
        return f"http://127.0.0.1:{port}"

    async def open(self) -> None:
        """Begin."""
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)

    def cut(self) -> None:
        """End all connections without a word, as a network does. New ones are let through."""
        for bridge in list(self._bridges):
            bridge.cut()

    async def close(self) -> None:
        """End everything."""
        if self._server is not None:
            self._server.close()
        self.cut()

    async def _serve(self, near: asyncio.StreamReader, near_writer: asyncio.StreamWriter) -> None:
        bridge = Bridge(self, near_writer)
        self._bridges.add(bridge)
        with contextlib.suppress(OSError, EOFError, TimeoutError, asyncio.LimitOverrunError):
            head = await near.readuntil(b"\r\n\r\n")
            async with asyncio.timeout(DIAL_S):
                far, writer = await asyncio.open_connection(self._host, self._port, ssl=self._secure or None)
            bridge.writers.append(writer)
            writer.write(_asked(head, self._netloc))
            await (bridge.look(near, far, writer) if _upgrades(head) else bridge.carry(near, far, writer))
        bridge.cut()
        self._bridges.discard(bridge)


class Bridge:
    """One connection of the bot, and the one to the server that belongs to it."""

    def __init__(self, proxy: Proxy, near: asyncio.StreamWriter) -> None:
        self._proxy = proxy
        self._near = near
        self.writers = [near]
        self._number = 0

    def cut(self) -> None:
        """As `wordsnake.checks.bot.meddling.Bridge`."""
        for writer in self.writers:
            writer.transport.abort()

    async def carry(
        self, near: asyncio.StreamReader, far: asyncio.StreamReader, far_writer: asyncio.StreamWriter
    ) -> None:
        """What is no WebSocket."""
        await _first_to_end(_copy(near, far_writer), _copy(far, self._near))

    async def look(
        self, near: asyncio.StreamReader, far: asyncio.StreamReader, far_writer: asyncio.StreamWriter
    ) -> None:
        """A WebSocket, if the server agrees."""
        head = await far.readuntil(b"\r\n\r\n")
        self._near.write(head)
        serializer = SERIALIZERS.get(_header(head, b"sec-websocket-protocol:"))
        if not head.startswith(b"HTTP/1.1 101") or serializer is None:
            return await self.carry(near, far, far_writer)
        self._proxy.lines += 1
        self._number = self._proxy.lines
        there = self._pump(near, far_writer, serializer, by_bot=True)
        return await _first_to_end(there, self._pump(far, self._near, serializer, by_bot=False))

    async def _pump(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, serializer: Serializer, *, by_bot: bool
    ) -> None:
        frames, messages = Frames(), Messages()
        while data := await reader.read(CHUNK):
            for frame in frames.feed(data):
                message = messages.put(frame)
                if message is not None:
                    for each in self._instead(message, serializer, by_bot=by_bot):
                        writer.write(made(each, masked=by_bot))
            await writer.drain()

    def _instead(self, frame: Frame, serializer: Serializer, *, by_bot: bool) -> list[Frame]:
        if frame.kind >= CLOSE:
            if frame.kind == CLOSE and not by_bot and len(frame.payload) > 1:
                code, reason = struct.unpack("!H", frame.payload[:2])[0], frame.payload[2:].decode(errors="replace")
                self._proxy.witness.closed.append((self._number, code, reason))
            return [frame]
        message = read(serializer, frame.payload)
        if message is None:
            self._proxy.witness.faults.append(f"{'it' if by_bot else 'the server'} sent {frame.payload[:80]!r}")
            return [frame]
        self._proxy.witness.said.append(Said(self._proxy.now(), self._number, by_bot, message))
        return [Frame(frame.kind, serializer.encode(each)) for each in self._through(message, by_bot=by_bot)]

    def _through(self, message: Message, *, by_bot: bool) -> list[Message]:
        meddler = self._proxy.meddler
        return meddler.from_bot(self, message) if by_bot else meddler.to_bot(self, message)


async def _first_to_end(*work: Coroutine[Any, Any, None]) -> None:
    tasks = [asyncio.ensure_future(each) for each in work]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while data := await reader.read(CHUNK):
        writer.write(data)
        await writer.drain()


def _asked(head: bytes, netloc: str) -> bytes:
    """The head of a request, as it goes to the server. A connection that is no WebSocket serves one request."""
    first, *lines = head.rstrip(b"\r\n").split(b"\r\n")
    kept = [line for line in lines if not line.lower().startswith(LEFT_OUT)]
    once = [] if _upgrades(head) else [b"Connection: close"]
    return b"\r\n".join([first, b"Host: " + netloc.encode(), *kept, *once]) + b"\r\n\r\n"


def _upgrades(head: bytes) -> bool:
    return _header(head, b"upgrade:").lower() == "websocket"


def _header(head: bytes, name: bytes) -> str:
    lines = (line for line in head.split(b"\r\n") if line.lower().startswith(name))
    return next(lines, b":").partition(b":")[2].strip().decode(errors="replace")
