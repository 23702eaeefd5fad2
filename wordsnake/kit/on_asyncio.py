"""The kit on asyncio. Nothing of Twisted is started; the two can't be mixed in one process."""

import asyncio
import contextlib
import logging
import os
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from typing import Any, TypeVar
from urllib.parse import urlsplit

from autobahn.asyncio.wamp import ApplicationSession
from autobahn.asyncio.websocket import WampWebSocketClientFactory, WampWebSocketClientProtocol
from autobahn.wamp.serializer import MsgPackSerializer

from wordsnake.keys import Key
from wordsnake.kit.client import PATIENCE_S, Client
from wordsnake.kit.line import ALIVE, port_of

T = TypeVar("T")

log = logging.getLogger(__name__)


def run(
    main: Callable[[Client], Coroutine[Any, Any, T]],
    url: str,
    key: str | os.PathLike[str],
    *,
    patience: float = PATIENCE_S,
) -> T | None:
    """Run `main` as the player whose key is in the file `key`, until it is done or Ctrl-C; its result."""

    async def whole() -> T:
        async with connect(url, key, patience=patience) as client:
            return await main(client)

    try:
        return asyncio.run(whole())
    except KeyboardInterrupt:
        return None


@contextlib.asynccontextmanager
async def connect(url: str, key: str | os.PathLike[str], *, patience: float = PATIENCE_S) -> AsyncIterator[Client]:
    """A client, which leaves the server, of which `url` is some page, at the end of the block. Fails as `Key.load`."""
    client = Client(url, Key.load(key), AsyncioLoop(), patience)
    client.start()
    try:
        yield client
    finally:
        await client.stop()


class _Promise:
    def __init__(self) -> None:
        self._future: asyncio.Future[Any] = asyncio.get_running_loop().create_future()

    def wait(self) -> Awaitable[Any]:
        return self._future

    def settle(self, value: Any) -> None:
        if not self._future.done():
            self._future.set_result(value)


class _Protocol(WampWebSocketClientProtocol):
    def onClose(self, wasClean: bool, code: Any, reason: Any) -> None:  # noqa: FBT001, N802, N803 - Autobahn's
        super().onClose(wasClean, code, reason)
        self.factory.over.settle(None)


class _Line:
    def __init__(self, protocol: Any, over: _Promise) -> None:
        self._protocol = protocol
        self._over = over

    def wait_closed(self) -> Awaitable[None]:
        return asyncio.shield(asyncio.ensure_future(self._over.wait()))

    def close(self) -> None:
        self._protocol.dropConnection(abort=True)


class AsyncioLoop:
    """As `Loop`."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()

    def sleep(self, seconds: float) -> Awaitable[None]:
        """As `Loop`."""
        return asyncio.sleep(seconds)

    def promise(self) -> _Promise:
        """As `Loop`."""
        return _Promise()

    def within(self, work: Awaitable[T], seconds: float) -> Awaitable[T]:
        """As `Loop`."""
        if isinstance(work, asyncio.Future):  # Autobahn must still be able to answer who has lost interest
            work.add_done_callback(lambda done: done.cancelled() or done.exception())
            work = asyncio.shield(work)
        return asyncio.wait_for(work, seconds)

    def spawn(self, work: Coroutine[Any, Any, None]) -> Callable[[], None]:
        """As `Loop`."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._done)

        def cancel() -> None:
            task.cancel()

        return cancel

    async def dial(self, url: str, session: Callable[[type[Any]], Any]) -> _Line:
        """As `Loop`."""
        factory = WampWebSocketClientFactory(
            lambda: session(ApplicationSession), url=url, serializers=[MsgPackSerializer()]
        )
        factory.protocol = _Protocol
        factory.over = _Promise()
        factory.setProtocolOptions(**ALIVE)
        parts = urlsplit(url)
        secure = parts.scheme == "wss"
        loop = asyncio.get_running_loop()
        _, protocol = await loop.create_connection(factory, parts.hostname or "", port_of(url), ssl=secure or None)
        return _Line(protocol, factory.over)

    def _done(self, task: "asyncio.Task[None]") -> None:
        self._tasks.discard(task)
        if not task.cancelled() and task.exception() is not None:
            log.error("something failed beside the program", exc_info=task.exception())
