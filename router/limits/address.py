"""Whom a connection is counted for: its address, as the key of buckets and counts."""

import ipaddress
from collections.abc import Mapping
from typing import Any

SITE_BITS = 64
"""Of an IPv6 address: what belongs to one customer of a network, who can use every address within."""


def address_of(peer: str | None, headers: Mapping[str, str]) -> str | None:
    """The key of whoever is at the other end; None for who is not counted: the Unix socket, the router itself.

    `peer` is the IP address of the connection, `headers` those of the HTTP request with which it began, names in lower
    case.
    """
    del headers
    if not peer:
        return None
    try:
        address = ipaddress.ip_address(peer.partition("%")[0])
    except ValueError:
        return None
    if isinstance(address, ipaddress.IPv4Address):
        return str(address)
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(ipaddress.ip_network((address, SITE_BITS), strict=False).network_address)


def of_request(request: Any) -> str | None:
    """The key of who sent an HTTP request."""
    headers = {
        name.decode("latin-1").lower(): b", ".join(values).decode("latin-1")
        for name, values in request.requestHeaders.getAllRawHeaders()
    }
    return address_of(getattr(request.getClientAddress(), "host", None), headers)


def of_transport(transport: Any) -> str | None:
    """The key of a WAMP transport: a WebSocket's, or one with an `address` of its own."""
    found: str | None = getattr(transport, "address", None)
    return found or address_of(host_of(transport), getattr(transport, "http_headers", None) or {})


def host_of(protocol: Any) -> str | None:
    """The IP address at the other end of a Twisted connection; None if it has none."""
    get_peer = getattr(getattr(protocol, "transport", None), "getPeer", None)
    return getattr(get_peer(), "host", None) if get_peer else None
