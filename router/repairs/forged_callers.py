"""Forged callers: any client may say who is calling.

Defect (Crossbar.io 26.10.1): the option `forward_for` is meant for links between routers. `Dealer.processCall` and
`Broker.processPublish` disclose its first entry as the caller or publisher, whoever sent the message, so that a player
can act as anybody.

Repair: a message with `forward_for` from any session but the router's own breaks the protocol; the connection is
dropped. This node has no router links.
"""

import functools
from collections.abc import Callable
from typing import Any

from autobahn.wamp.exception import ProtocolError
from crossbar.router.router import Router

from router.repair import Upstream

UPSTREAM = (
    Upstream("crossbar.router.router", "Router.process", "733a1b339bdfd0fd"),
    Upstream("crossbar.router.session", "RouterSession.onMessage", "d1d2ba97cc367671"),
)

Process = Callable[[Any, Any, Any], None]


def refuse_forged(process: Process) -> Process:
    """`Router.process`, refusing messages that bring their own caller."""

    @functools.wraps(process)
    def guarded(router: Any, session: Any, message: Any) -> None:
        if getattr(message, "forward_for", None) is not None and session._authrole != "trusted":  # noqa: SLF001
            raise ProtocolError("forward_for is reserved for links between routers")
        process(router, session, message)

    return guarded


def install(router: type = Router) -> None:
    """Repair the class."""
    router.process = refuse_forged(router.process)  # type: ignore[attr-defined]
