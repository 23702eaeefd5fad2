"""The wall between strangers and the game: installs every repair before anybody can connect.

It is the first component of the worker; see `router` for why that is early enough. An exception here keeps the node
from starting: a router without its repairs must not serve.
"""

from itertools import chain

from autobahn.wamp.types import ComponentConfig

from router.component import RouterComponent
from router.repairs import (
    authorization_cache,
    broken_messages,
    forged_callers,
    origins,
    pattern_subscriptions,
    recursion_limit,
    server_header,
    strange_signins,
)

REPAIRS = (
    forged_callers,
    pattern_subscriptions,
    authorization_cache,
    origins,
    broken_messages,
    recursion_limit,
    server_header,
    strange_signins,
)


def check() -> None:
    """Raise StaleRepairError if a repair rests on a function that has changed."""
    for upstream in chain.from_iterable(repair.UPSTREAM for repair in REPAIRS):
        upstream.check()


class Guard(RouterComponent):
    """Installs the repairs. `extra`: `{"allow_origins": [origins beside the page's own]}`."""

    def __init__(self, config: ComponentConfig) -> None:
        super().__init__(config)
        check()
        forged_callers.install()
        pattern_subscriptions.install()
        authorization_cache.install()
        origins.install(tuple(config.extra["allow_origins"]))
        broken_messages.install()
        recursion_limit.install()
        strange_signins.install()
        server_header.install()

    async def begin(self) -> None:
        """Nothing more: what had to be done was done before there was a session."""
