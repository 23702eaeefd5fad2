"""A sign-in that makes no sense is followed further than it should be, and logged as an internal error.

Defect (Crossbar.io 26.10.1): `PendingAuthCryptosign` parses certificate chains and trust roots that nobody here uses
out of every HELLO, before anything is known of who sent it, and a signature that is not hexadecimal as well as any of
these ends in one or two tracebacks in the log.

Repair: of `authextra` only what WAMP-cryptosign needs is looked at, and a signature that can't be one is refused.
"""

import functools
import re
from collections.abc import Callable
from typing import Any

from autobahn.wamp.types import Deny
from crossbar.router.auth.cryptosign import PendingAuthCryptosign

from router.repair import Upstream

UPSTREAM = (
    Upstream("crossbar.router.auth.cryptosign", "PendingAuthCryptosign.hello", "0ffdda78b7a72487"),
    Upstream("crossbar.router.auth.cryptosign", "PendingAuthCryptosign.authenticate", "a3d2d3a5257bac36"),
)

NEEDED = ("pubkey", "channel_binding")

_SIGNED_MESSAGE = re.compile(r"[0-9a-fA-F]{192}")

Hello = Callable[[Any, Any, Any], Any]
Authenticate = Callable[[Any, Any], Any]


def look_at_what_is_needed(hello: Hello) -> Hello:
    """`PendingAuthCryptosign.hello`, blind to all extras but those that are needed."""

    @functools.wraps(hello)
    def guarded(pending: Any, realm: Any, details: Any) -> Any:
        details.authextra = {name: value for name, value in (details.authextra or {}).items() if name in NEEDED}
        return hello(pending, realm, details)

    return guarded


def refuse_malformed(authenticate: Authenticate) -> Authenticate:
    """`PendingAuthCryptosign.authenticate`, refusing what is not 96 bytes in hexadecimal."""

    @functools.wraps(authenticate)
    def guarded(pending: Any, signature: Any) -> Any:
        if not isinstance(signature, str) or not _SIGNED_MESSAGE.fullmatch(signature):
            return Deny(message="The signed message must be 192 hex digits.")
        return authenticate(pending, signature)

    return guarded


def install(pending: type = PendingAuthCryptosign) -> None:
    """Repair the class."""
    pending.hello = look_at_what_is_needed(pending.hello)  # type: ignore[attr-defined]
    pending.authenticate = refuse_malformed(pending.authenticate)  # type: ignore[attr-defined]
