"""The address that others on the local network open."""

import ipaddress
import socket
from collections.abc import Callable, Iterable

OUTSIDE = "192.0.2.1"
"""An address of TEST-NET-1 (RFC 5737). Nothing is sent to it; it only makes the kernel choose a route."""


def routed_address() -> str | None:
    """The IPv4 address this machine would send from, or None without a network."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect((OUTSIDE, 9))
        except OSError:
            return None
        return str(probe.getsockname()[0])


def named_addresses() -> list[str]:
    """The IPv4 addresses that this machine's own name stands for."""
    try:
        found = socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)
    except OSError:
        return []
    return [str(address[0]) for *_, address in found]


def best(candidates: Iterable[str | None]) -> str | None:
    """The first address that another machine could reach."""
    for candidate in candidates:
        if candidate is None:
            continue
        address = ipaddress.ip_address(candidate)
        if not (address.is_loopback or address.is_unspecified or address.is_link_local):
            return candidate
    return None


def lan_address(
    routed: Callable[[], str | None] = routed_address, named: Callable[[], list[str]] = named_addresses
) -> str | None:
    """This machine's address on the local network, or None if it has none."""
    return best([routed(), *named()])
