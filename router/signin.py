"""Sign-in: who somebody is, from their Ed25519 key alone (WAMP-cryptosign).

The router asks before it has checked the signature, so nothing may be claimed or stored here: the answer is a pure
function of the key and of two lists of the host's. The role `engine` can't be had here; it belongs to the Unix socket,
whose configuration knows the engine's key.
"""

import hashlib
import re
from pathlib import Path
from typing import Any

from autobahn.wamp.exception import ApplicationError
from autobahn.wamp.types import ComponentConfig

from router.component import RouterComponent
from router.keyfiles import KeyFile, banned, trusted_keys

PROCEDURE = "wordsnake.auth.sign_in"

_PUBLIC_KEY = re.compile(r"[0-9a-fA-F]{64}")


def fingerprint(key: str) -> str:
    """The authid of a public key (64 hex digits): the first 32 hex digits of SHA-256 of its 32 bytes."""
    return hashlib.sha256(bytes.fromhex(key)).hexdigest()[:32]


class SignIn(RouterComponent):
    """The authenticator. `extra`: `{"trusted_keys": path, "banned": path}`, see `router.keyfiles`."""

    def __init__(self, config: ComponentConfig) -> None:
        super().__init__(config)
        self._trusted = KeyFile(Path(config.extra["trusted_keys"]), trusted_keys)
        self._banned = KeyFile(Path(config.extra["banned"]), banned)

    async def begin(self) -> None:
        """Offer the procedure that the transports name as their authenticator."""
        await self.register(self.sign_in, PROCEDURE)

    def sign_in(self, realm: str | None, authid: str | None, details: dict[str, Any]) -> dict[str, Any]:
        """The identity behind a HELLO; the router then has its signature checked against the key.

        What the client asked to be, its authid and authrole, plays no part.
        """
        del authid
        if realm != self.config.realm:
            raise ApplicationError("wamp.error.no_such_realm", f"The realm here is {self.config.realm}.")
        key = (details.get("authextra") or {}).get("pubkey")
        if not isinstance(key, str) or not _PUBLIC_KEY.fullmatch(key):
            raise ApplicationError(
                "wamp.error.authentication_failed", "authextra.pubkey must be an Ed25519 public key of 64 hex digits."
            )
        identity = fingerprint(key)
        if identity in self._banned.current():
            raise ApplicationError("wordsnake.error.banned", "The host of this server has shut this key out.")
        role = "component" if key.lower() in self._trusted.current() else "player"
        return {"pubkey": key, "realm": realm, "authid": identity, "role": role}
