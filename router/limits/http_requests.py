"""No limit to the HTTP requests of one address.

Gap (Twisted 26.10.0): requests on a connection that stays open are answered as fast as they come.

Repair: an address has a rate; beyond it the answer is 429 with `Retry-After`. What a long-poll session sends and
receives is bound by the rate of its messages.
"""

import functools
from collections.abc import Callable
from typing import Any

from twisted.internet import reactor as installed
from twisted.web.server import Request

from router.answer import send, text
from router.counters import COUNTERS
from router.limits import wait as told
from router.limits.address import of_request
from router.limits.bucket import Buckets
from router.limits.pace import Scheduler
from router.limits.settings import Limits
from router.repair import Upstream

UPSTREAM = (
    Upstream("twisted.web.server", "Request.process", "f75c1431d226a229"),
    Upstream("twisted.web.http", "Request.requestReceived", "99ca6c5e24305de4"),
)

TOO_MANY_REQUESTS = 429
LONG_POLL = b"/lp/"
LONG_POLL_OPEN = b"/lp/open"

Process = Callable[[Any], None]


def is_counted(path: bytes) -> bool:
    """Whether a request for this path is one of those that are limited."""
    return not path.startswith(LONG_POLL) or path == LONG_POLL_OPEN


def limit_requests(process: Process, buckets: Buckets, clock: Scheduler) -> Process:
    """`Request.process`, refusing requests beyond the rate."""

    @functools.wraps(process)
    def guarded(request: Any) -> None:
        address = of_request(request)
        wait = buckets.take(address, clock.seconds()) if address and is_counted(request.path) else 0
        if not wait:
            process(request)
            return
        COUNTERS.count("refused.requests")
        later = {"retry-after": told.whole_seconds(wait)}
        send(request, text(TOO_MANY_REQUESTS, "Too many requests at once.\n", **later))

    return guarded


def install(limits: Limits, request: type = Request, clock: Any = installed) -> None:
    """Repair the class."""
    request.process = limit_requests(request.process, Buckets(limits.requests), clock)  # type: ignore[attr-defined]
