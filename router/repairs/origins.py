"""Origins: a page elsewhere may not open connections here.

Gap (Autobahn 26.10.2): `allowed_origins` is a list of patterns; "the origin that the page itself came from" can't be
said, and that is the one needed, under whatever name a school calls its server. The list in the configuration is
therefore `["*"]`, and the policy stands here: no Origin (not a browser), the one equal to the Host header, or one that
the host of the server named.
"""

import functools
from collections.abc import Callable, Collection
from typing import Any
from urllib.parse import urlsplit

from autobahn.websocket.types import ConnectionDeny
from crossbar.router.protocol import WampWebSocketServerProtocol

from router.repair import Upstream

UPSTREAM = (
    Upstream("crossbar.router.protocol", "WampWebSocketServerProtocol.onConnect", "31da73439ce9d1f8"),
    Upstream("autobahn.websocket.protocol", "WebSocketServerProtocol.processHandshake", "0055f4d349937673"),
)

DEFAULT_PORTS = {"http": 80, "https": 443}

OnConnect = Callable[[Any, Any], Any]
Origin = tuple[str, str, int]


def parse(origin: str) -> Origin | None:
    """Scheme, host and port of an http or https origin; None if it is none ("null", a path, garbage)."""
    try:
        parts = urlsplit(origin)
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in DEFAULT_PORTS or not parts.hostname or parts.path or parts.query or parts.fragment:
        return None
    return parts.scheme, parts.hostname, port or DEFAULT_PORTS[parts.scheme]


def permitted(origin: str | None, host: str | None, allowed: Collection[str]) -> bool:
    """Whether a connection with these headers may be opened.

    The scheme is not compared with the Host header's: behind a proxy that ends TLS the router does not know it.
    """
    if not origin:
        return True
    asked = parse(origin)
    if asked is None:
        return False
    return (bool(host) and asked == parse(f"{asked[0]}://{host}")) or asked in {parse(each) for each in allowed}


def refuse_strange_origins(on_connect: OnConnect, allowed: Collection[str]) -> OnConnect:
    """`WampWebSocketServerProtocol.onConnect`, refusing pages that did not come from here."""

    @functools.wraps(on_connect)
    def guarded(protocol: Any, request: Any) -> Any:
        if not permitted(request.origin, request.headers.get("host"), allowed):
            raise ConnectionDeny(ConnectionDeny.FORBIDDEN, "This origin may not connect.")
        return on_connect(protocol, request)

    return guarded


def install(allowed: Collection[str], protocol: type = WampWebSocketServerProtocol) -> None:
    """Repair the class; `allowed` lists further origins, such as `https://example.org`."""
    protocol.onConnect = refuse_strange_origins(protocol.onConnect, allowed)  # type: ignore[attr-defined]
