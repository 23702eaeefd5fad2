"""The kit on Twisted. Nothing of asyncio is started; the two can't be mixed in one process."""

import contextlib
import logging
import os
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from typing import Any, TypeVar
from urllib.parse import urlsplit

from autobahn.twisted.wamp import ApplicationSession
from autobahn.twisted.websocket import WampWebSocketClientFactory, WampWebSocketClientProtocol
from autobahn.wamp.serializer import MsgPackSerializer
from twisted.internet.defer import CancelledError, Deferred
from twisted.internet.endpoints import HostnameEndpoint, wrapClientTLS
from twisted.internet.error import ConnectError, ReactorNotRunning
from twisted.internet.ssl import optionsForClientTLS
from twisted.internet.task import deferLater
from twisted.python.failure import Failure

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
    from twisted.internet import reactor as installed  # importing it installs it

    reactor: Any = installed
    outcome: list[Any] = []
    over: Deferred[None] = Deferred()

    async def whole() -> T:
        async with connect(url, key, patience=patience, reactor=reactor) as client:
            return await main(client)

    def begin() -> None:
        working = Deferred.fromCoroutine(whole())
        reactor.addSystemEventTrigger("before", "shutdown", halt, working)
        working.addBoth(outcome.append).addBoth(lambda _: over.callback(None)).addBoth(lambda _: stop())

    def halt(working: Deferred[Any]) -> Deferred[None]:
        working.cancel()
        return over

    def stop() -> None:
        with contextlib.suppress(ReactorNotRunning):
            reactor.stop()

    reactor.callWhenRunning(begin)
    reactor.run()
    result: T | None = _result(outcome)
    return result


def _result(outcome: list[Any]) -> Any:
    """What `main` returned, or its exception; None if it was cut short."""
    if not outcome or not isinstance(outcome[0], Failure):
        return outcome[0] if outcome else None
    if not outcome[0].check(CancelledError):  # type: ignore[no-untyped-call]
        outcome[0].raiseException()
    return None


@contextlib.asynccontextmanager
async def connect(
    url: str, key: str | os.PathLike[str], *, patience: float = PATIENCE_S, reactor: Any = None, tls: Any = None
) -> AsyncIterator[Client]:
    """A client, which leaves the server, of which `url` is some page, at the end of the block. Fails as `Key.load`.

    `tls` makes the connections by https; by default the server's certificate is checked.
    """
    if reactor is None:
        from twisted.internet import reactor as installed

        reactor = installed
    client = Client(url, Key.load(key), TwistedLoop(reactor, tls), patience)
    client.start()
    try:
        yield client
    finally:
        await client.stop()


class _Promise:
    def __init__(self) -> None:
        self._deferred: Deferred[Any] = Deferred()

    def wait(self) -> Awaitable[Any]:
        return self._deferred

    def settle(self, value: Any) -> None:
        if not self._deferred.called:
            self._deferred.callback(value)


class _Protocol(WampWebSocketClientProtocol):
    def onClose(self, wasClean: bool, code: Any, reason: Any) -> None:  # noqa: FBT001, N802, N803 - Autobahn's
        super().onClose(wasClean, code, reason)
        self.factory.over.callback(None)


class _Line:
    def __init__(self, protocol: Any, over: Deferred[None]) -> None:
        self._protocol = protocol
        self._over = over

    def wait_closed(self) -> Awaitable[None]:
        waiting: Deferred[None] = Deferred()

        def closed(_: None) -> None:
            if not waiting.called:  # whoever waited may have given up
                waiting.callback(None)

        self._over.addCallback(closed)
        return waiting

    def close(self) -> None:
        self._protocol.dropConnection(abort=True)


class TwistedLoop:
    """As `Loop`."""

    def __init__(self, reactor: Any, tls: Any = None) -> None:
        self._reactor = reactor
        self._tls = tls

    def sleep(self, seconds: float) -> Awaitable[None]:
        """As `Loop`."""
        waiting: Awaitable[None] = deferLater(self._reactor, seconds)
        return waiting

    def promise(self) -> _Promise:
        """As `Loop`."""
        return _Promise()

    def within(self, work: Awaitable[T], seconds: float) -> Awaitable[T]:
        """As `Loop`."""
        waiting = Deferred.fromCoroutine(work) if isinstance(work, Coroutine) else _uncancelled(work)
        return waiting.addTimeout(seconds, self._reactor, _timed_out)

    def spawn(self, work: Coroutine[Any, Any, None]) -> Callable[[], None]:
        """As `Loop`."""
        working = Deferred.fromCoroutine(work)
        working.addErrback(_failed)
        return working.cancel

    async def dial(self, url: str, session: Callable[[type[Any]], Any]) -> _Line:
        """As `Loop`."""
        factory = WampWebSocketClientFactory(
            lambda: session(ApplicationSession), url=url, serializers=[MsgPackSerializer()], reactor=self._reactor
        )
        factory.protocol = _Protocol
        factory.over = Deferred()
        factory.setProtocolOptions(**ALIVE)
        try:
            return _Line(await self._endpoint(url).connect(factory), factory.over)
        except ConnectError as problem:
            raise OSError(str(problem)) from None

    def _endpoint(self, url: str) -> Any:
        parts = urlsplit(url)
        host = parts.hostname or ""
        endpoint: Any = HostnameEndpoint(self._reactor, host, port_of(url))
        return wrapClientTLS(self._tls or optionsForClientTLS(host), endpoint) if parts.scheme == "wss" else endpoint


def _uncancelled(work: Any) -> Deferred[Any]:
    """The same result for somebody who may lose interest: Autobahn must still be able to answer."""
    waiting: Deferred[Any] = Deferred()
    work.addCallbacks(waiting.callback, waiting.errback)
    return waiting


def _timed_out(result: Any, _seconds: float) -> Any:
    if isinstance(result, Failure) and result.check(CancelledError):  # type: ignore[no-untyped-call]
        raise TimeoutError
    return result


def _failed(failure: Failure) -> None:
    if failure.check(CancelledError) is None:  # type: ignore[no-untyped-call]
        log.error("something failed beside the program", exc_info=failure.value)
