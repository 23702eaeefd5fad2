"""What the kit asks of the loop it runs on, asyncio's or Twisted's; all else of it knows neither."""

from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, Generic, Protocol, TypeVar

T = TypeVar("T")


class Promise(Protocol[T]):
    """Something that will be there. Awaited by one, and settled once."""

    def wait(self) -> Awaitable[T]:
        """Wait for it."""

    def settle(self, value: T) -> None:
        """Here it is. A promise that nobody waits for any more is left alone."""


class Line(Protocol):
    """A connection to a server, with a WAMP session on it."""

    def wait_closed(self) -> Awaitable[None]:
        """Wait until it is over, however that came about."""

    def close(self) -> None:
        """End it."""


class Loop(Protocol):
    """An event loop."""

    def sleep(self, seconds: float) -> Awaitable[None]:
        """Wait for so long."""

    def promise(self) -> Promise[Any]:
        """A new promise."""

    def within(self, work: Awaitable[T], seconds: float) -> Awaitable[T]:
        """The same result. Raises TimeoutError when it takes longer."""

    def spawn(self, work: Coroutine[Any, Any, None]) -> Callable[[], None]:
        """Do it beside everything else; what is returned cancels it. An exception is logged."""

    def dial(self, url: str, session: Callable[[type[Any]], Any]) -> Awaitable[Line]:
        """Connect to `url` (ws or wss); fails with OSError.

        `session` makes the session, an instance of the class it is given: Autobahn's, for this loop.
        """


class Box(Generic[T]):
    """A queue with one reader. What does not fit is lost, which its reader is told."""

    def __init__(self, loop: Loop, size: int, overflow: T) -> None:
        """At most `size` things wait; when there are more, all of them are replaced by `overflow`."""
        self._loop = loop
        self._size = size
        self._overflow = overflow
        self._items: list[T] = []
        self._reader: Promise[None] | None = None

    def put(self, item: T) -> None:
        """Something for the reader."""
        if len(self._items) >= self._size:
            self._items = [self._overflow]
        else:
            self._items.append(item)
        if self._reader is not None:
            reader, self._reader = self._reader, None
            reader.settle(None)

    async def take(self) -> T:
        """The next thing, when there is one."""
        while not self._items:
            self._reader = self._loop.promise()
            await self._reader.wait()
        return self._items.pop(0)
