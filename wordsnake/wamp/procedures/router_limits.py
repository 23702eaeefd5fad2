"""What the router lets a client do. The engine does not know; the router is asked in each new session."""

import logging
from collections.abc import Callable
from typing import Any

import msgspec
from autobahn.wamp.exception import ApplicationError
from twisted.internet.defer import Deferred

from wordsnake.wamp.contract.messages import RouterLimits

PROCEDURE = "wordsnake.router.limits"

log = logging.getLogger(__name__)


class RouterSays:
    """What it said last; `limits` is None where it was not asked yet, or does not know the question."""

    def __init__(self) -> None:
        self.limits: RouterLimits | None = None

    async def ask(self, call: Callable[..., Deferred[Any]]) -> None:
        """Ask the router that `call` leads to."""
        try:
            self.limits = msgspec.convert(await call(PROCEDURE), RouterLimits)
        except (ApplicationError, msgspec.ValidationError) as problem:
            self.limits = None
            log.warning("the router does not tell its limits: %s", problem)
