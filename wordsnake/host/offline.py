"""A host's commands on the store itself, while no server runs."""

from collections.abc import Sequence
from typing import Any

from twisted.internet.defer import Deferred

from wordsnake.host.problems import HostError
from wordsnake.paths import DataDir
from wordsnake.store.protocols import StoreError
from wordsnake.store.sqlite.store import SqliteStore
from wordsnake.wamp.contract.refusals import Refusal
from wordsnake.wamp.host.procedures import offline_commands


def call(reactor: Any, data: DataDir, command: str, arguments: Sequence[object]) -> Deferred[Any]:
    """Carry out a command of the host's desk; its result, or a HostError. Only for who holds the lock of `data`."""
    return Deferred.fromCoroutine(_call(reactor, data, command, arguments))


async def _call(reactor: Any, data: DataDir, command: str, arguments: Sequence[object]) -> Any:
    try:
        store = SqliteStore(data.database, reactor.callFromThread)
        try:
            return await offline_commands(store, data)[command](*arguments)
        finally:
            await store.close()
    except (Refusal, StoreError, OSError) as error:
        raise HostError(str(error)) from error
