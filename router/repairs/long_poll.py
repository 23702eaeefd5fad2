"""Long-poll does not work.

Defect (Crossbar.io 26.10.1): `RouterSession.onOpen` asserts a class of transport that long-poll's is not, so that no
client ever joins. Beneath that, `crossbar.router.longpoll` knows no sign-in, answers no idle request, enforces none of
its bounds (`request_timeout`, `queue_limit_bytes`, `queue_limit_messages`), lets pages of every origin in, and fails
with an internal error on GET and wherever it means to refuse something.

Repair: the path type `longpoll` of the configuration is served by `router.longpoll`, with the same options. Sign-in is
that of the transport's WebSocket.
"""

from collections.abc import Collection
from typing import Any

from crossbar.webservice.longpoll import RouterWebServiceLongPoll
from twisted.internet import reactor

from router.counters import COUNTERS
from router.limits.settings import Limits
from router.longpoll.resource import LongPoll
from router.longpoll.transport import Settings
from router.repair import Upstream

UPSTREAM = (
    Upstream("crossbar.webservice.longpoll", "RouterWebServiceLongPoll.create", "91da798b9590dcfc"),
    Upstream("crossbar.router.session", "RouterSession.onOpen", "5540733196a2d29d"),
    Upstream("crossbar.router.session", "RouterSession.onClose", "a5746f3898442224"),
    Upstream("crossbar.bridge.mqtt.wamp", "WampTransport", "2c2e6d25eb473375"),
)

REQUEST_SECONDS = 10
SILENCE_SECONDS = 30
QUEUE_MESSAGES = 1000
QUEUE_BYTES = 256 * 1024
"""What holds where the configuration says nothing."""


def settings(paths: dict[str, Any], options: dict[str, Any], limits: Limits | None) -> Settings:
    """From the configuration: the `options` of the path, and the sign-in of the WebSocket among `paths`.

    Raises LookupError if there is none: nobody could join.
    """
    auth = next((each["auth"] for each in paths.values() if each["type"] == "websocket"), None)
    if auth is None:
        raise LookupError("long-poll needs a websocket beside it: its sign-in is that one's")
    return Settings(
        auth=auth,
        poll=options.get("request_timeout", REQUEST_SECONDS),
        silence=options.get("session_timeout", SILENCE_SECONDS),
        most_messages=options.get("queue_limit_messages", QUEUE_MESSAGES),
        most_bytes=options.get("queue_limit_bytes", QUEUE_BYTES),
        limits=limits,
    )


def install(origins: Collection[str], limits: Limits | None, service: type = RouterWebServiceLongPoll) -> None:
    """Repair the class; `origins` may connect besides the page's own, `limits` bound the rate of messages."""

    def create(transport: Any, path: str, config: dict[str, Any]) -> Any:
        transport.worker.personality.WEB_SERVICE_CHECKERS["longpoll"](transport.worker.personality, config)
        found = settings(transport.config["paths"], config.get("options", {}), limits)
        resource = LongPoll(found, transport.worker._router_session_factory, origins, reactor)  # noqa: SLF001
        COUNTERS.gauge("longpoll_clients", lambda: len(resource.clients))
        COUNTERS.gauge("longpoll_bytes_waiting", resource.clients.bytes_waiting)
        return service(transport, path, config, resource)

    service.create = staticmethod(create)  # type: ignore[attr-defined]
