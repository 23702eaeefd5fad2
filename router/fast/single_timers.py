"""The timers of all connections lie in a list for each second.

Defect (txaio 26.6.1, Autobahn 26.10.2): a WebSocket's timers (its next ping, the time for an answer) are put into a
list with all others of the same second. Each message of a client cancels one or two, and each is looked for in its list
from the beginning; and the pings of a second leave in bursts of 1,000, during which nobody is answered.

Repair: each timer is one of the reactor's, which keeps them in a heap, and is up to a tenth late by chance: pings that
were answered together would be sent together for ever.
"""

import functools
import random
from collections.abc import Callable
from typing import Any

from autobahn.websocket.protocol import WebSocketServerFactory
from twisted.internet import reactor as installed

from router.repair import Upstream

UPSTREAM = (
    Upstream("autobahn.websocket.protocol", "WebSocketServerFactory.__init__", "9aa3a9628513bb11"),
    Upstream("txaio._common", "_BatchedTimer.call_later", "cff094db329b7886"),
    Upstream("txaio._common", "_BatchedTimer._remove_call", "a38cb539559be883"),
)

LATE = 0.1


class SingleTimers:
    """What a factory asks for timers (txaio's `IBatchedTimer`)."""

    def __init__(self, clock: Any, chance: Callable[[], float] = random.random) -> None:
        """`chance` gives a number from 0 to 1."""
        self._clock = clock
        self._chance = chance

    def call_later(self, delay: float, function: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Call it `delay` seconds from now or a little later; what is answered can be cancelled until then."""
        return self._clock.callLater(delay * (1 + LATE * self._chance()), function, *args, **kwargs)


def install(factory: type = WebSocketServerFactory, clock: Any = installed) -> None:
    """Repair the class: factories that are made from now on."""
    repaired: Any = factory
    made = repaired.__init__

    @functools.wraps(made)
    def with_single_timers(self: Any, *args: Any, **kwargs: Any) -> None:
        made(self, *args, **kwargs)
        self._batched_timer = SingleTimers(clock)  # Autobahn's name

    repaired.__init__ = with_single_timers
