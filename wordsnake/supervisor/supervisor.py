"""What `up` does while it runs: prepare, start node and engine, keep both alive, stop both.

The engine is stopped before the node, so that answers on their way still arrive. Every step has a bound, and together
they are four of the five seconds that a host waits at most: on a busy machine it takes a while to end, too.

The bots are an extra: they are kept alive like the others, but a server without them is still a server.
"""

import logging
from collections.abc import Callable
from typing import Protocol

from twisted.internet.defer import CancelledError, Deferred
from twisted.python.failure import Failure

from wordsnake.supervisor.child import Child

STOP_SECONDS = 1.8
"""What each of the two has to end by itself, before it is killed. An engine is done after 1.5."""
EXTRA_STOP_SECONDS = 0.4
"""The same for an extra, which has nothing to save."""

STOPPED_AS_ASKED = 0
GAVE_UP = 1
UNFIT = 2


log = logging.getLogger(__name__)


class Waiting(Protocol):
    """What waits for the server to be ready: `wordsnake.supervisor.readiness.Readiness`."""

    def start(self) -> None:
        """Begin."""

    def stop(self) -> None:
        """No more."""


class PreparationError(Exception):
    """Something needed before the start could not be made; the host has been told why."""


class Supervisor:
    """Runs one server. `prepare` is done first; `done` is called at the end, once, with the exit code.

    Where one of the `children` cannot be kept alive everything stops; one of the `extras` is left out.
    """

    def __init__(
        self,
        prepare: Callable[[], Deferred[None]],
        children: tuple[Child, ...],
        readiness: Waiting,
        done: Callable[[int], None],
        extras: tuple[Child, ...] = (),
    ) -> None:
        self._prepare = prepare
        self._children = children
        self._extras = extras
        self._readiness = readiness
        self._done = done
        self._preparing: Deferred[None] | None = None
        self._code: int | None = None

    def start(self) -> None:
        """Prepare, then start the children in their order."""
        self._preparing = self._prepare()
        self._preparing.addCallbacks(self._begin, self._unprepared)

    def start_extras(self) -> None:
        """Start the extras: once the others are ready, so that they need not share the machine before."""
        if self._code is None:
            for extra in self._extras:
                extra.given_up.addCallback(_do_without, extra.name)
                extra.start()

    def stop(self, code: int = STOPPED_AS_ASKED) -> None:
        """Stop everything, the children in reverse order, and end with `code`. Asked again: kill what is left."""
        if self._code is not None:
            self._kill()
            return
        self._code = code
        log.info("stopping")
        if self._preparing is not None:
            self._preparing.cancel()
        self._readiness.stop()
        Deferred.fromCoroutine(self._stop_children()).addCallback(lambda _: self._done(code))

    async def _stop_children(self) -> None:
        for extra in self._extras:
            await extra.stop(EXTRA_STOP_SECONDS)
        for child in reversed(self._children):
            await child.stop(STOP_SECONDS)

    def _kill(self) -> None:
        for child in (*self._extras, *self._children):
            child.kill()

    def _begin(self, _: None) -> None:
        for child in self._children:
            child.given_up.addCallback(lambda _: self.stop(GAVE_UP))
            child.start()
        self._readiness.start()

    def _unprepared(self, reason: Failure) -> None:
        reason.trap(CancelledError, PreparationError)  # type: ignore[no-untyped-call]
        if self._code is None:
            self.stop(UNFIT)


def _do_without(_: None, name: str) -> None:
    log.error("the server goes on without %s", name)
