"""The wall between strangers and the game: installs every repair before anybody can connect.

It is the first component of the worker; see `router` for why that is early enough. An exception here keeps the node
from starting: a router without what keeps strangers out must not serve.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from types import ModuleType
from typing import Any, Self

from autobahn.wamp.types import ComponentConfig

from router.component import RouterComponent
from router.fast import (
    direct_calls,
    direct_events,
    frame_once,
    joined_writes,
    json_codec,
    lazy_log_arguments,
    nodelay,
    plain_messages,
    single_timers,
    slow_readers,
    whole_collections,
    whole_frames,
)
from router.fast.slow_readers import PATIENCE, Patience
from router.limits import (
    address,
    codes,
    connections,
    http_requests,
    log_lines,
    message_rate,
    message_shape,
    message_size,
    sign_ins,
    slow_requests,
    strays,
)
from router.limits.settings import LIMITS, Limits
from router.limits.told import PROCEDURE, told
from router.repair import Kind, Repair, StaleRepairError
from router.repairs import (
    authorization_cache,
    broken_messages,
    closing_connections,
    forged_callers,
    kicked_sessions,
    long_poll,
    origins,
    pattern_subscriptions,
    recursion_limit,
    server_header,
    strange_signins,
)


@dataclass(frozen=True, slots=True)
class GuardSettings:
    """The guard's `extra`: origins that may connect beside the page's own, limits, and names of repairs to leave out.

    Without `rate_limits` a client may ask as much and as fast as it likes: those of `RATE_LIMITS` are left out.
    `trusted_proxies` are the addresses of those whose X-Forwarded-For is believed.
    `waiting_bytes` and `waiting_seconds` say how much may wait for a client (default: `PATIENCE`).
    """

    allow_origins: tuple[str, ...] = ()
    off: frozenset[str] = frozenset()
    rate_limits: bool = True
    limits: Limits = LIMITS
    trusted_proxies: tuple[str, ...] = ()
    patience: Patience = PATIENCE

    @classmethod
    def parse(cls, extra: Mapping[str, Any]) -> Self:
        """From the configuration. A KeyError names what is missing."""
        return cls(
            allow_origins=tuple(extra["allow_origins"]),
            off=frozenset(extra["off"]),
            rate_limits=extra["rate_limits"],
            limits=Limits.parse(extra["limits"]),
            trusted_proxies=tuple(extra.get("trusted_proxies", ())),
            patience=Patience(
                size=extra.get("waiting_bytes", PATIENCE.size), seconds=extra.get("waiting_seconds", PATIENCE.seconds)
            ),
        )

    @property
    def pace(self) -> Limits | None:
        """What bounds the rate of messages; None: nothing does."""
        return None if "message_rate" in self.left_out else self.limits

    @property
    def left_out(self) -> frozenset[str]:
        """The repairs that are switched off."""
        return self.off if self.rate_limits else self.off | RATE_LIMITS


RATE_LIMITS = frozenset({"message_rate", "sign_ins", "connections", "http_requests"})


def limited(module: ModuleType) -> Repair:
    """A module of `router.limits`, which is told the limits."""
    return Repair(module, configured=lambda settings: module.install(settings.limits))


REPAIRS = (
    Repair(forged_callers),
    Repair(pattern_subscriptions),
    Repair(authorization_cache),
    Repair(origins, configured=lambda settings: origins.install(settings.allow_origins)),
    Repair(long_poll, configured=lambda settings: long_poll.install(settings.allow_origins, settings.pace)),
    Repair(broken_messages),
    Repair(kicked_sessions),
    Repair(recursion_limit),
    Repair(strange_signins),
    Repair(server_header),
    Repair(closing_connections),
    Repair(nodelay, Kind.PERFORMANCE),
    Repair(lazy_log_arguments, Kind.PERFORMANCE),
    Repair(json_codec, Kind.PERFORMANCE),
    Repair(whole_frames, Kind.PERFORMANCE),
    Repair(plain_messages, Kind.PERFORMANCE),
    Repair(direct_calls, Kind.PERFORMANCE),
    Repair(direct_events, Kind.PERFORMANCE),
    Repair(frame_once, Kind.PERFORMANCE),
    Repair(joined_writes, Kind.PERFORMANCE),
    Repair(single_timers, Kind.PERFORMANCE),
    Repair(whole_collections, Kind.PERFORMANCE),
    Repair(slow_readers, configured=lambda settings: slow_readers.install(settings.patience)),
    limited(codes),
    limited(message_size),
    limited(message_shape),
    limited(message_rate),
    limited(sign_ins),
    limited(connections),
    limited(http_requests),
    limited(slow_requests),
    limited(strays),
    limited(log_lines),
)
"""Everything that is repaired, in the order in which it is put in place: what comes later wraps what came before."""


def wanted(repairs: Iterable[Repair], off: Collection[str]) -> list[Repair]:
    """The repairs that are not switched off. Raises ValueError for a name that none of them has."""
    known = {repair.name: repair for repair in repairs}
    if unknown := set(off) - known.keys():
        raise ValueError(f"no such repair: {', '.join(sorted(unknown))}; there are {', '.join(known)}")
    return [repair for name, repair in known.items() if name not in off]


def fitting(repairs: Iterable[Repair]) -> tuple[list[Repair], dict[str, str]]:
    """The repairs that fit what is installed, and by name why others do not.

    Raises StaleRepairError for one that keeps strangers out; only those that make the router faster may be missing.
    """
    fit: list[Repair] = []
    stale: dict[str, str] = {}
    for repair in repairs:
        try:
            repair.check()
        except StaleRepairError as problem:
            if repair.kind is Kind.SECURITY:
                raise
            stale[repair.name] = str(problem)
        else:
            fit.append(repair)
    return fit, stale


class Guard(RouterComponent):
    """Installs the repairs. `extra`: see `GuardSettings`."""

    degraded: tuple[str, ...] = ()
    """The repairs that are missing because they are stale; GET /health lists them."""

    def __init__(self, config: ComponentConfig) -> None:
        super().__init__(config)
        settings = GuardSettings.parse(config.extra)
        address.trust(settings.trusted_proxies)
        fit, stale = fitting(wanted(REPAIRS, settings.left_out))
        for repair in fit:
            repair.install(settings)
        Guard.degraded = tuple(stale)
        for name, problem in stale.items():
            self.log.warn("The router runs without {name}: {problem}", name=name, problem=problem)  # noqa: G010 - txaio's name
        self._told = told(settings.limits, settings.patience, settings.left_out)
        if settings.left_out:
            self.log.warn("Switched off, as asked: {names}", names=", ".join(sorted(settings.left_out)))  # noqa: G010

    async def begin(self) -> None:
        """Tell the engine what holds; all else was done before there was a session."""
        await self.register(lambda: self._told, PROCEDURE)
