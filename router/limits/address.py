"""Whom a connection is counted for: its address, as the key of buckets and counts."""

import ipaddress
from collections.abc import Iterable, Mapping
from typing import Any

SITE_BITS = 64
"""Of an IPv6 address: what belongs to one customer of a network, who can use every address within."""
Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_trusted: set[Address] = set()
"""The proxies of this process's configuration."""


def address_of(peer: str | None, headers: Mapping[str, str]) -> str | None:
    """The key of whoever is at the other end; None for who is not counted: the Unix socket, the router itself.

    `peer` is the IP address of the connection, `headers` those of the HTTP request with which it began, names in lower
    case. A proxy that is trusted stands for the client that it names in X-Forwarded-For, and else for nobody.
    """
    address = parse(peer)
    if address in _trusted:
        address = forwarded(headers.get("x-forwarded-for", ""))
    if address is None:
        return None
    if isinstance(address, ipaddress.IPv4Address):
        return str(address)
    return str(ipaddress.ip_network((address, SITE_BITS), strict=False).network_address)


def parse(text: str | None) -> Address | None:
    """The address; None if it is none. An IPv4 address in IPv6's clothes is that IPv4 address."""
    try:
        address = ipaddress.ip_address((text or "").strip().partition("%")[0])
    except ValueError:
        return None
    return (address.ipv4_mapped or address) if isinstance(address, ipaddress.IPv6Address) else address


def forwarded(header: str) -> Address | None:
    """The client of X-Forwarded-For: the last address that is no trusted proxy's; what stands before it is hearsay."""
    hops = [parse(hop) for hop in header.split(",")]
    return next((hop for hop in reversed(hops) if hop not in _trusted), None)


def trust(proxies: Iterable[str]) -> None:
    """Believe the X-Forwarded-For of connections from these addresses, and of no others."""
    _trusted.clear()
    _trusted.update(address for each in proxies if (address := parse(each)))


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
