"""One address may take all connections.

Gap (Crossbar.io 26.10.1): `max_connections` is one bound for everybody. Who opens that many, and opens them again when
they are timed out, keeps everybody else out.

Repair: each address has a bound of its own, a fraction of it. A connection beyond it is closed right after it was
accepted, as those beyond `max_connections` are.
"""

import functools
from collections.abc import Callable
from typing import Any

from crossbar.common.twisted.endpoint import MaxConnectionsFactory, _RefusedConnection

from router.counters import COUNTERS
from router.limits.address import address_of
from router.limits.bucket import Places
from router.limits.settings import Limits
from router.repair import Upstream

UPSTREAM = (
    Upstream("crossbar.common.twisted.endpoint", "MaxConnectionsFactory.buildProtocol", "95cf139d30775c13"),
    Upstream("crossbar.common.twisted.endpoint", "_RefusedConnection.connectionMade", "7fbf61d304495d0d"),
    Upstream("twisted.protocols.policies", "WrappingFactory.buildProtocol", "14b0f16a8ab2ffa7"),
    Upstream("twisted.protocols.policies", "WrappingFactory.unregisterProtocol", "48f7129fc4e8051d"),
)

BuildProtocol = Callable[[Any, Any], Any]
Unregister = Callable[[Any, Any], None]


def limit_addresses(build: BuildProtocol, places: Places) -> BuildProtocol:
    """`buildProtocol`, refusing an address that has too many connections."""

    @functools.wraps(build)
    def guarded(factory: Any, peer: Any) -> Any:
        address = address_of(getattr(peer, "host", None), {})
        if address is not None and not places.enter(address):
            COUNTERS.count("refused.connections")
            refused = _RefusedConnection()
            refused.factory = factory
            return refused
        protocol = build(factory, peer)
        if isinstance(protocol, _RefusedConnection):
            if address is not None:
                places.leave(address)
        elif protocol is not None:
            protocol.counted_for = address
        return protocol

    return guarded


def count_out(unregister: Unregister, places: Places) -> Unregister:
    """`unregisterProtocol`, which is called once when a connection is gone."""

    @functools.wraps(unregister)
    def guarded(factory: Any, protocol: Any) -> None:
        address, protocol.counted_for = getattr(protocol, "counted_for", None), None
        if address is not None:
            places.leave(address)
        unregister(factory, protocol)

    return guarded


def install(limits: Limits, factory: type = MaxConnectionsFactory) -> None:
    """Repair the class."""
    places = Places(limits.connections)
    factory.buildProtocol = limit_addresses(factory.buildProtocol, places)  # type: ignore[attr-defined]
    factory.unregisterProtocol = count_out(factory.unregisterProtocol, places)  # type: ignore[attr-defined]
