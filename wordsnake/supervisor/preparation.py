"""Building the lexicon before the start, in a process of its own: it takes 150 MB that the server does not keep."""

from collections.abc import Callable

from twisted.internet.defer import Deferred

from wordsnake.supervisor.child import Running, Spawn
from wordsnake.supervisor.supervisor import PreparationError


class _Once:
    """Waits for the end of a process that is started once."""

    def __init__(self) -> None:
        self.process: Running | None = None
        self.over: Deferred[None] = Deferred(self._cancel)

    def line(self, fd: int, text: str) -> None:
        """It speaks to the terminal itself; its stdout says nothing."""

    def ended(self, why: str) -> None:
        """It is done, or it failed and has said why."""
        self.process = None
        if self.over.called:
            return
        if why == "exit code 0":
            self.over.callback(None)
        else:
            self.over.errback(PreparationError(why))

    def _cancel(self, _: Deferred[None]) -> None:
        if self.process is not None:
            self.process.kill()


def preparation(spawn: Spawn) -> Callable[[], Deferred[None]]:
    """A function that runs a process to its end; fails with PreparationError. Cancelled, it kills the process."""

    def prepare() -> Deferred[None]:
        once = _Once()
        once.process = spawn(once)
        return once.over

    return prepare
