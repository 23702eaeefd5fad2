"""Having a host's command carried out.

A server that runs does it, asked over its Unix socket. Otherwise its lock is free: it is taken for as long
as the command works on the store itself, so that no server starts in the meantime.
"""

from collections.abc import Callable, Sequence
from typing import Any

from twisted.internet.defer import Deferred, maybeDeferred
from twisted.internet.error import TimeoutError as TookTooLong
from twisted.logger import globalLogBeginner
from twisted.python.failure import Failure

from wordsnake.host.problems import HostError
from wordsnake.paths import DataDir
from wordsnake.supervisor import unused
from wordsnake.supervisor.preflight import BusyError, UnfitError, claim

SECONDS = 15.0
"""How long a command may take."""


def carry_out(data: DataDir, command: str, arguments: Sequence[object]) -> Any:
    """Carry out a command, and wait for it: its result, JSON-able. Raises HostError."""
    if not data.database.exists():
        raise HostError(f"No server has used {data.root} yet; --data names another directory.")
    unused.hide()
    try:
        lock = claim(data)
    except BusyError:
        return _wait(lambda reactor: _online(reactor, data, command, arguments))
    except UnfitError as problem:
        raise HostError(str(problem)) from None
    try:
        return _wait(lambda reactor: _offline(reactor, data, command, arguments))
    finally:
        lock.release()


def _online(reactor: Any, data: DataDir, command: str, arguments: Sequence[object]) -> Deferred[Any]:
    from wordsnake.host.running import call  # Autobahn takes a second to load

    return call(reactor, data, command, arguments)


def _offline(reactor: Any, data: DataDir, command: str, arguments: Sequence[object]) -> Deferred[Any]:
    from wordsnake.host.offline import call

    return call(reactor, data, command, arguments)


def _wait(work: Callable[[Any], Deferred[Any]]) -> Any:
    """Run the reactor until `work` is done; its result, or its exception."""
    from twisted.internet import reactor as installed  # importing it installs it

    reactor: Any = installed
    outcome: list[Any] = []

    def begin() -> None:
        done: Deferred[Any] = maybeDeferred(work, reactor).addTimeout(SECONDS, reactor)
        done.addBoth(outcome.append).addCallback(lambda _: reactor.stop())

    globalLogBeginner.beginLoggingTo([], discardBuffer=True, redirectStandardIO=False)  # errors come as exceptions
    reactor.callWhenRunning(begin)
    reactor.run()
    if not outcome:
        raise KeyboardInterrupt
    return _result(outcome[0])


def _result(outcome: Any) -> Any:
    if not isinstance(outcome, Failure):
        return outcome
    if outcome.check(TookTooLong):  # type: ignore[no-untyped-call]
        raise HostError("The server does not answer. Its log may say why.")
    outcome.raiseException()
    return None
