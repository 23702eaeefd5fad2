"""Work that takes longer than the reactor may stand still."""

import time
from collections.abc import Callable
from typing import Any

from twisted.internet.defer import Deferred, maybeDeferred
from twisted.internet.threads import deferToThreadPool

GIVE_WAY_S = 0.001
"""Between two steps such work rests for so long: whoever waits for the interpreter gets it then."""

Pause = Callable[[], None]
Aside = Callable[[Callable[[Pause], Any]], "Deferred[Any]"]
"""Does a piece of work elsewhere, and fires with its result; the work calls what it is given between its steps."""


def in_a_thread(reactor: Any) -> Aside:
    """Do the work in a thread of the reactor's pool."""
    return lambda work: deferToThreadPool(reactor, reactor.getThreadPool(), work, _give_way)


def at_once(work: Callable[[Pause], Any]) -> Deferred[Any]:
    """Do the work here and now, where nobody else waits."""
    return maybeDeferred(work, lambda: None)


def _give_way() -> None:
    time.sleep(GIVE_WAY_S)
