"""A host's commands on the store itself, while no server runs."""

import secrets
import time
from collections.abc import Iterable, Sequence
from typing import Any

from twisted.internet.defer import Deferred

from wordsnake.lexicon.shelf import Shelf
from wordsnake.paths import DataDir
from wordsnake.store.protocols import StoreError
from wordsnake.store.sqlite import SqliteStore
from wordsnake.supervisor.problems import HostError
from wordsnake.wamp.bans import BanList
from wordsnake.wamp.desk import HostDesk
from wordsnake.wamp.refusals import Refusal
from wordsnake.wamp.service import Given, Service


def call(reactor: Any, data: DataDir, command: str, arguments: Sequence[str]) -> Deferred[Any]:
    """Carry out a command of the host's desk; its result, or a HostError. Only for who holds the lock of `data`."""
    return Deferred.fromCoroutine(_call(reactor, data, command, arguments))


async def _call(reactor: Any, data: DataDir, command: str, arguments: Sequence[str]) -> Any:
    try:
        store = SqliteStore(data.database, reactor.callFromThread)
        try:
            return await getattr(_desk(reactor, data, store), command)(*arguments)
        finally:
            await store.close()
    except (Refusal, StoreError, OSError) as error:
        raise HostError(str(error)) from error


def _desk(reactor: Any, data: DataDir, store: SqliteStore) -> HostDesk:
    given = Given(
        store=store, shelf=Shelf(data.lexicons), clock=reactor, now=_now, chance=lambda bits: secrets.randbits(bits)
    )
    service = Service(given)
    return HostDesk(
        store=store,
        people=service.people,
        directory=service.directory,
        sessions=service.sessions,
        publisher=service.publisher,
        bans=BanList(data.banned),
        now=_now,
        kick=_nobody_is_here,
    )


def _now() -> int:
    return time.time_ns() // 1_000_000


async def _nobody_is_here(authids: Iterable[str]) -> None:
    """There are no sessions to end."""
