"""The engine: everything but the router, put together and kept running in one process.

It starts in this order: store, words of the main language, the games that are not over, the way to the router; then the
words of the other languages, in the background. It stops within two seconds, and what was answered is stored by then.
"""

import gc
import logging
import secrets
import time
from collections.abc import Iterable, Sequence
from typing import Any

from twisted.internet import reactor as installed
from twisted.internet.defer import Deferred
from twisted.internet.task import LoopingCall
from twisted.python.failure import Failure

from wordsnake.heartbeat import Heartbeat, last_sign
from wordsnake.lexicon.errors import LexiconError
from wordsnake.lexicon.shelf import Shelf, offered
from wordsnake.paths import DataDir
from wordsnake.store.protocols import Store, StoreError
from wordsnake.store.sqlite.store import SqliteStore
from wordsnake.supervisor.keys import BadKeyError, ensure_engine_key
from wordsnake.table.lost import LostTime
from wordsnake.table.ports import NotNow
from wordsnake.table.steady import SteadyTime
from wordsnake.wamp.aside import in_a_thread
from wordsnake.wamp.component import RouterLink
from wordsnake.wamp.host.procedures import host_desk, host_endpoints, key_desk
from wordsnake.wamp.procedures.dailies import daily_secret
from wordsnake.wamp.service import Given, Service
from wordsnake.wamp.trust.farewells import Farewell
from wordsnake.wamp.trust.keys import BadTrustError, TrustFile, levels
from wordsnake.word_builder import WordBuilder

STOP_S = 1.5
"""How long stopping may wait for the router and the store."""
DAY_S = 24 * 60 * 60
CHAT_DAYS = 30
"""How long the texts of chat are kept."""
COLLECT_AFTER = (20_000, 20, 50)
"""When Python looks for cycles: by its own numbers that is a fifth of what a move costs, and there are hardly any."""

log = logging.getLogger(__name__)


class CannotStart(Exception):  # noqa: N818 - it says what happened
    """The engine cannot run. The message is one sentence for the host."""


def run(data: DataDir, languages: Sequence[str], *, chat: bool = True, supervised: bool = False) -> int:
    """Run the engine until it is told to stop (SIGTERM, SIGINT); answers the exit code of the process.

    The words of the first of the `languages` must be ready before anybody can play. `supervised`: answer pings on
    stdin, and stop when it ends.
    """
    reactor: Any = installed
    # Twisted reads the time of day for its delays: a clock set back by an hour would hold up every deadline as long.
    reactor.seconds = time.monotonic
    engine = Engine(reactor, data, languages, chat=chat)
    if supervised:
        from wordsnake.supervisor.lifeline import attach

        attach(engine.stop_soon)
    reactor.callWhenRunning(engine.begin)
    reactor.addSystemEventTrigger("before", "shutdown", lambda: Deferred.fromCoroutine(engine.stop()))
    reactor.run()
    return engine.exit_code


class Engine:
    """One engine. `begin` when the reactor runs; `stop` before it shuts down."""

    def __init__(self, reactor: Any, data: DataDir, languages: Sequence[str], *, chat: bool) -> None:
        self.exit_code = 0
        self._reactor = reactor
        self._data = data
        self._languages = languages
        self._chat = chat
        self._builder = WordBuilder(reactor, data.lexicons)
        self._pruning: LoopingCall | None = None
        self._heartbeat: Heartbeat | None = None
        self._store: Store | None = None
        self._service: Service | None = None
        self._link: RouterLink | None = None
        self._stopping = False

    def begin(self) -> None:
        """Start; if that is impossible, log why and stop."""
        Deferred.fromCoroutine(self._begin()).addErrback(self._failed)

    def stop_soon(self) -> None:
        """Have the reactor shut down."""
        if not self._stopping:
            self._stopping = True
            self._reactor.callLater(0, self._reactor.stop)

    async def stop(self) -> None:
        """Leave the router, let the store finish, release everything."""
        self._stopping = True
        self._builder.stop()
        if self._pruning is not None and self._pruning.running:
            self._pruning.stop()
        if self._heartbeat is not None:
            self._heartbeat.stop()
        if self._link is not None:
            await self._in_time(self._link.stop(), "leave the router")
        if self._service is not None:
            self._service.close()
        if self._store is not None:
            await self._in_time(self._store.close(), "close the store")

    async def _begin(self) -> None:
        try:
            seed = ensure_engine_key(self._data)
            bots = levels(TrustFile(self._data.trusted_keys).read())
            store = self._store = SqliteStore(self._data.database, self._reactor.callFromThread)
        except (StoreError, BadKeyError, BadTrustError, OSError) as error:
            raise CannotStart(str(error)) from error
        shelf = await self._ready_shelf(self._languages[0])
        now = SteadyTime()
        lost = LostTime(now, last_sign(self._data.alive))
        given = Given(
            store=store,
            shelf=shelf,
            clock=self._reactor,
            now=now,
            chance=secrets.randbits,
            secret=daily_secret(seed),
            chat=self._chat,
            bots=bots,
            aside=in_a_thread(self._reactor),
            lost=lost,
        )
        service = self._service = Service(given)
        lost.noticed = service.directory.give_back
        games = await self._recovered(service)
        log.info("%d unfinished games", games)
        _spare_the_collector()
        self._connect(service, given, seed, lost)
        self._prune_daily(store, given)
        await self._builder.build(code for code in shelf.languages if not _ready(shelf, code))

    async def _ready_shelf(self, first: str) -> Shelf:
        """The lexicons of all languages; the words of the first one are ready."""
        try:
            shelf = Shelf(self._data.lexicons, offered(self._languages))
            if not _ready(shelf, first):
                await self._builder.build([first])
            shelf.open(first)
        except LexiconError as error:
            raise CannotStart(str(error)) from error
        return shelf

    async def _recovered(self, service: Service) -> int:
        try:
            return await service.recover()
        except (NotNow, StoreError) as error:
            raise CannotStart(str(error)) from error

    def _connect(self, service: Service, given: Given, seed: str, lost: LostTime) -> None:
        if self._stopping:
            return

        async def kick(authids: Iterable[str], why: Farewell) -> None:
            await link.kick(authids, why)

        desk, keys = host_desk(service, given, self._data, kick), key_desk(service, self._data, kick)
        endpoints = host_endpoints(desk, keys, service, given.now)
        link = RouterLink(service, endpoints, seed=seed, socket=self._data.engine_socket, reactor=self._reactor)
        self._link = link
        link.start()
        self._heartbeat = Heartbeat(self._reactor, lost, link.reaches, self._data.alive, given.now)
        self._heartbeat.start()

    def _prune_daily(self, store: Store, given: Given) -> None:
        def prune() -> Deferred[Any]:
            pruned = store.prune_chat(given.now() - CHAT_DAYS * DAY_S * 1000)
            return pruned.addErrback(lambda failure: log.warning("old chat stays: %s", failure.getErrorMessage()))

        self._pruning = LoopingCall(prune)
        self._pruning.clock = self._reactor
        self._pruning.start(DAY_S)

    async def _in_time(self, work: Deferred[Any], what: str) -> None:
        try:
            await work.addTimeout(STOP_S / 2, self._reactor)
        except Exception as error:  # noqa: BLE001 - stopping goes on, whatever it is
            log.warning("could not %s: %s", what, error or type(error).__name__)

    def _failed(self, failure: Failure) -> None:
        if self._stopping:
            return
        self.exit_code = 1
        if isinstance(failure.value, CannotStart):
            log.error("%s", failure.value)
        else:
            log.error("the engine failed", exc_info=failure.value)
        self.stop_soon()


def _spare_the_collector() -> None:
    """What has been loaded by now stays, and need not be looked through for cycles; nor need much of what comes."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECT_AFTER)


def _ready(shelf: Shelf, language: str) -> bool:
    try:
        return shelf.is_current(language)
    except LexiconError as error:
        log.warning("%s", error)
        return False
