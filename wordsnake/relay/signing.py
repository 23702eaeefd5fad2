"""Signatures by the Standard Webhooks specification (standardwebhooks.com): there are libraries everywhere."""

import base64
import binascii
import hashlib
import hmac
import os
import secrets
from pathlib import Path
from typing import Self

PREFIX = "whsec_"
BYTES = range(24, 65)
"""How long a secret may be."""
NEW_BYTES = 32


class BadSecretError(Exception):
    """It is no secret that receivers could use. The message says what one is."""


class Secret:
    """What sender and receiver share."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    @classmethod
    def read(cls, text: str) -> Self:
        """By its text, `whsec_` and base64. Raises BadSecretError."""
        try:
            key = base64.b64decode(text.strip().removeprefix(PREFIX), validate=True)
        except binascii.Error:
            key = b""
        if not text.strip().startswith(PREFIX) or len(key) not in BYTES:
            raise BadSecretError(
                f"The secret must be {PREFIX} and base64 of {BYTES[0]} to {BYTES[-1]} bytes."
                " Where there is no file, one is made."
            )
        return cls(key)

    @classmethod
    def load(cls, path: Path) -> Self:
        """From a file; made, and stored with mode 0600, if there is none. Fails with BadSecretError and OSError."""
        if not path.exists():
            made = PREFIX + base64.b64encode(secrets.token_bytes(NEW_BYTES)).decode()
            with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
                file.write(made + "\n")
        return cls.read(path.read_text(encoding="ascii", errors="replace"))

    def headers(self, message: str, at: int, body: bytes) -> dict[str, str]:
        """The headers of a message with this id, sent at `at` (seconds since 1970-01-01T00:00Z)."""
        signed = hmac.digest(self._key, f"{message}.{at}.".encode() + body, hashlib.sha256)
        return {
            "webhook-id": message,
            "webhook-timestamp": str(at),
            "webhook-signature": f"v1,{base64.b64encode(signed).decode()}",
        }
