"""A host's commands: `wordsnake players ...` and `wordsnake games ...`.

While a server runs it carries them out, asked over its Unix socket. Otherwise its lock is free: it is taken for as long
as the command works on the store itself, so that no server starts in the meantime.
"""

from collections.abc import Callable, Sequence
from typing import Any

from twisted.internet.defer import Deferred, maybeDeferred
from twisted.internet.error import TimeoutError as TookTooLong
from twisted.logger import globalLogBeginner
from twisted.python.failure import Failure

from wordsnake.paths import DataDir
from wordsnake.supervisor import unused
from wordsnake.supervisor.preflight import BusyError, UnfitError, claim
from wordsnake.supervisor.problems import HostError
from wordsnake.supervisor.show import table

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
    from wordsnake.supervisor.hostcall import call  # Autobahn takes a second to load

    return call(reactor, data, command, arguments)


def _offline(reactor: Any, data: DataDir, command: str, arguments: Sequence[object]) -> Deferred[Any]:
    from wordsnake.supervisor.offline import call

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


def show_players(answer: Any) -> None:
    """Print the answer of `players_list`."""
    columns = ("name", "online", "banned", "bot", "games", "since", "keys")
    rows = (
        (each["name"], each["online"], each["banned"], each["bot"], each["finished"], each["since"][:10], each["keys"])
        for each in answer["players"]
    )
    table(columns, rows, empty="Nobody has claimed a name yet.")


def show_games(answer: Any) -> None:
    """Print the answer of `games_list`."""
    columns = ("id", "phase", "ruleset", "language", "private", "host", "seats", "words", "opened")
    rows = (_game_cells(each) for each in answer["games"])
    table(columns, rows, empty="No game is open.")


def _game_cells(game: Any) -> tuple[object, ...]:
    opened = game["opened_at"][:16].replace("T", " ")
    plain = ("game", "phase", "ruleset", "language", "private", "host", "seats", "words")
    return (*(game[field] for field in plain), opened)
