"""The authorisation cache grows for ever.

Defect (Crossbar.io 26.10.1): `Router.authorize` keeps every answer that says so under its URI, and never forgets one.
`"cache": false` on every rule is not enough: a URI that begins like an exact rule (`wordsnake.play_word` and then 50 kB
more) is answered from the role's default permissions, which say `cache`. Refused subscriptions to 2,000 such URIs cost
96 MB for ever.

Repair: no answer is kept, and no URI longer than `LONGEST_URI` is permitted anything.
"""

import functools
from collections.abc import Callable
from typing import Any

from crossbar.router.role import RouterRoleStaticAuth

from router.repair import Upstream

UPSTREAM = (
    Upstream("crossbar.router.role", "RouterRoleStaticAuth.authorize", "71894adaff32c25d"),
    Upstream("crossbar.router.router", "Router.authorize", "ae01aca610457785"),
)

LONGEST_URI = 255
"""In characters. The longest URI of the public API has 41."""

Authorize = Callable[[Any, Any, str, str, dict[str, Any]], dict[str, Any]]


def keep_nothing(authorize: Authorize) -> Authorize:
    """`RouterRoleStaticAuth.authorize`, whose answers are not to be kept."""

    @functools.wraps(authorize)
    def guarded(role: Any, session: Any, uri: str, action: str, options: dict[str, Any]) -> dict[str, Any]:
        if len(uri) > LONGEST_URI:
            return {"allow": False, "disclose": False, "cache": False}
        return {**authorize(role, session, uri, action, options), "cache": False}

    return guarded


def install(role: type = RouterRoleStaticAuth) -> None:
    """Repair the class."""
    role.authorize = keep_nothing(role.authorize)  # type: ignore[attr-defined]
