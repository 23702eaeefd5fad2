"""No limit to the codes for second devices that one address may try.

Gap: whoever guesses the code of another player becomes that player. The engine bounds how often each key may try, but
keys cost nothing, and it does not know addresses.

Repair: calls that make or try a code have a rate for each address; beyond it they are answered
`wordsnake.error.rate_limited` by the router itself.
"""

import functools
from typing import Any

from autobahn.wamp import message
from crossbar.router.router import Router
from twisted.internet import reactor as installed

from router.counters import COUNTERS
from router.limits.address import of_transport
from router.limits.bucket import Buckets
from router.limits.message_rate import refusal
from router.limits.message_shape import Process
from router.limits.pace import Scheduler
from router.limits.settings import Limits
from router.repair import Upstream

UPSTREAM = (
    Upstream("crossbar.router.router", "Router.process", "733a1b339bdfd0fd"),
    Upstream("crossbar.router.router", "Router.send", "4724a7e8f8ed7776"),
)

PROCEDURES = frozenset({"wordsnake.link_device", "wordsnake.redeem_link"})


def limit_codes(process: Process, buckets: Buckets, clock: Scheduler) -> Process:
    """`Router.process`, refusing calls of `PROCEDURES` beyond the rate."""

    @functools.wraps(process)
    def guarded(router: Any, session: Any, received: Any) -> None:
        wait = 0.0
        if isinstance(received, message.Call) and received.procedure in PROCEDURES:
            address = of_transport(session._transport)  # noqa: SLF001
            wait = buckets.take(address, clock.seconds()) if address else 0.0
        if not wait:
            process(router, session, received)
            return
        COUNTERS.count("refused.codes")
        router.send(session, refusal(received, wait))

    return guarded


def install(limits: Limits, router: type = Router, clock: Any = installed) -> None:
    """Repair the class."""
    router.process = limit_codes(router.process, Buckets(limits.codes), clock)  # type: ignore[attr-defined]
