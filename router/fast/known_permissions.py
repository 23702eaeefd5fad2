"""What a session may do, without asking again.

Crossbar.io 26.10.1 asks a role for every call and every publication, by way of a Deferred: 15 us. What a role with
permissions from the configuration says depends on nothing but action and URI, and does not change as long as the role
is there. So what it permitted once is kept with it, and forgotten with it: a role whose permissions change is another
object. What it refused is not kept, and answered by the old way.
"""

# ruff: noqa: SLF001 - Crossbar.io's
from typing import Any

from autobahn.wamp.message import _URI_PAT_LOOSE_NON_EMPTY, _URI_PAT_STRICT_NON_EMPTY
from crossbar.router.role import RouterRoleStaticAuth

from router.repair import Upstream

UPSTREAM = (
    Upstream("crossbar.router.role", "RouterRoleStaticAuth", "4c8abdc9cc0e60a8"),
    Upstream("crossbar.router.role", "RouterRole", "bbc82cc6931dec08"),
    Upstream("crossbar.router.router", "Router.authorize", "ae01aca610457785"),
    Upstream("crossbar.router.router", "Router.validate", "d9a633c696891b6c"),
    Upstream("crossbar.router.router", "Router.add_role", "66b1b56206a1fa7f"),
    Upstream("crossbar.router.router", "Router.drop_role", "c4d45dcab509d836"),
    Upstream("crossbar.router.router", "Router._check_trace", "c5340c7f09ddfe48"),
)

MOST = 10_000
"""What is kept for a role. The URIs have 255 characters at most: see `router.repairs.authorization_cache`."""

RESERVED = ("wamp.", "crossbar.")
"""The beginnings of URIs for which Crossbar.io has rules of its own."""

Permission = dict[str, Any]


def is_watched(router: Any) -> bool:
    """Whether somebody looks on (traces), or what is said is checked against a catalogue of types."""
    return bool(router._is_traced or router._trace_traffic or router._inventory)


def permission(router: Any, session: Any, action: str, uri: str) -> Permission | None:
    """What the session's role says to this action ("call", "publish") if it permits it.

    None if it does not, or if it takes more than the role to tell: who asks then goes the old way.
    """
    role = router._roles.get(session._authrole)
    if type(role) is not RouterRoleStaticAuth:
        return None
    known: dict[tuple[str, str], Permission] = role.__dict__.setdefault("known_permissions", {})
    found = known.get((action, uri))
    return found if found is not None else _ask(role, session, action, uri, known)


def _ask(role: Any, session: Any, action: str, uri: str, known: dict[tuple[str, str], Permission]) -> Permission | None:
    if uri.startswith(RESERVED) or not is_valid(role.router, uri):
        return None
    said: Permission = role.authorize(session, uri, action, {})
    if said["allow"] is not True:
        return None
    if len(known) >= MOST:
        known.clear()
    known[action, uri] = said
    return said


def is_valid(router: Any, uri: str) -> bool:
    """Whether the router takes this URI for a call or a publication."""
    strict = router._dealer._option_uri_strict
    return (_URI_PAT_STRICT_NON_EMPTY if strict else _URI_PAT_LOOSE_NON_EMPTY).match(uri) is not None
