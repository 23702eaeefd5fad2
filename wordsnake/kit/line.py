"""What a connection needs on either loop."""

from urllib.parse import urlsplit

ALIVE = {"autoPingInterval": 10, "autoPingTimeout": 10, "openHandshakeTimeout": 10}
"""Options of a WebSocket, in seconds: a line that has died does not say so."""


def port_of(url: str) -> int:
    """The port of a WebSocket's address."""
    parts = urlsplit(url)
    return parts.port or (443 if parts.scheme == "wss" else 80)
