"""Pattern subscriptions slip through permissions.

Defect (Crossbar.io 26.10.1): `RouterRoleStaticAuth.authorize` looks at the URI of a subscription and never at its match
policy. Who may subscribe to exactly `wordsnake.game.1` may do so with `match=prefix`, and receives
`wordsnake.game.12345` as well: a private game, whose unguessable id is the only key to it.

Repair: a pattern is refused to everybody but those in `MAY_MATCH_PREFIX`, and to them beyond their prefix.
"""

import functools
from collections.abc import Callable
from typing import Any

from crossbar.router.role import RouterRoleStaticAuth

from router.repair import Upstream

UPSTREAM = (
    Upstream("crossbar.router.role", "RouterRoleStaticAuth.authorize", "71894adaff32c25d"),
    Upstream("crossbar.router.router", "Router.authorize", "ae01aca610457785"),
    Upstream("crossbar.router.broker", "Broker.processSubscribe", "9f5499a99f1210ed"),
)

MAY_MATCH_PREFIX = {"component": "wordsnake.game."}
"""Role to the prefix under which it may subscribe with `match=prefix`."""

Authorize = Callable[[Any, Any, str, str, dict[str, Any]], dict[str, Any]]


def permitted(role: str, uri: str, match: str) -> bool:
    """Whether the match policy is one that the role may use on this URI."""
    if match == "exact":
        return True
    prefix = MAY_MATCH_PREFIX.get(role)
    return match == "prefix" and prefix is not None and uri.startswith(prefix)


def refuse_patterns(authorize: Authorize) -> Authorize:
    """`RouterRoleStaticAuth.authorize`, refusing pattern subscriptions that are not permitted."""

    @functools.wraps(authorize)
    def guarded(role: Any, session: Any, uri: str, action: str, options: dict[str, Any]) -> dict[str, Any]:
        if action == "subscribe" and not permitted(role.uri, uri, options.get("match", "exact")):
            return {"allow": False, "cache": False}
        return authorize(role, session, uri, action, options)

    return guarded


def install(role: type = RouterRoleStaticAuth) -> None:
    """Repair the class."""
    role.authorize = refuse_patterns(role.authorize)  # type: ignore[attr-defined]
