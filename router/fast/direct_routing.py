"""The way of a message through the router: past a route first, which either takes it or leaves it alone.

`Router.process` hands each message to the broker or the dealer. A *route* is a function that looks at a plain message
(`plain_messages`) and either does with it what they would have done, and answers True, or does nothing and answers
False. Then the message goes the old way. Whatever bounds or refuses messages stands before (`router.limits`) or looks
for what a plain message can't have (`forward_for`, a pattern).
"""

# ruff: noqa: SLF001 - Crossbar.io's
import functools
from collections.abc import Callable, Mapping
from typing import Any

from autobahn.wamp.exception import ProtocolError

from router.repair import Upstream

UPSTREAM = (
    Upstream("crossbar.router.router", "Router.process", "733a1b339bdfd0fd"),
    Upstream("crossbar.router.router", "Router.send", "4724a7e8f8ed7776"),
    Upstream("crossbar.router.router", "Router.reset_stats", "457e429742a2bfb2"),
    Upstream("crossbar.router.session", "RouterSession.onMessage", "d1d2ba97cc367671"),
)

Process = Callable[[Any, Any, Any], None]
Route = Callable[[Any, Any, Any], bool]
"""Router, session, message: whether the message has been dealt with."""


def by_routes(process: Process, routes: Mapping[type, Route]) -> Process:
    """`Router.process`, by a route for messages of these classes."""

    @functools.wraps(process)
    def guarded(router: Any, session: Any, message: Any) -> None:
        route = routes.get(type(message))
        if route is None or not followed(route, router, session, message):
            process(router, session, message)

    return guarded


def followed(route: Route, router: Any, session: Any, message: Any) -> bool:
    """Whether the route dealt with the message; what goes wrong is logged, as the old way does."""
    try:
        if not route(router, session, message):
            return False
    except ProtocolError:
        raise
    except Exception:  # noqa: BLE001 - whatever it is, the others go on
        router.log.failure("A message could not be routed: {log_failure.value}")
    count(router, "received", type(message).__name__.lower())
    return True


def count(router: Any, way: str, kind: str, number: int = 1) -> None:
    """Count messages of a kind that were "sent" or "received", as the router's statistics do."""
    counted = router._message_stats[way]
    counted[kind] = counted.get(kind, 0) + number
