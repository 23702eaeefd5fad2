"""Keys in files: whoever has the file is the player."""

import hashlib
import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from nacl.signing import SigningKey

SEED_HEX_DIGITS = 64


class BadKeyError(Exception):
    """The key file does not hold a key. The message says what to do."""


@dataclass(frozen=True, slots=True)
class Key:
    """An Ed25519 key. `seed` is its private half, 32 bytes as 64 hex digits."""

    seed: str = field(repr=False)

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> Self:
        """The key in a file; made, and stored with mode 0600, if there is none.

        Fails with BadKeyError, and with OSError if the file can be neither read nor written.
        """
        file = Path(path)
        if not file.exists():
            _store(file, secrets.token_hex(SEED_HEX_DIGITS // 2))
        seed = file.read_text(encoding="ascii", errors="replace").strip()
        if len(seed) != SEED_HEX_DIGITS or not set(seed) <= set("0123456789abcdef"):
            raise BadKeyError(f"{file} is damaged; delete it, and a new key is made at the next start")
        return cls(seed)

    @property
    def public(self) -> str:
        """The public half, as 64 hex digits."""
        return bytes(SigningKey(bytes.fromhex(self.seed)).verify_key).hex()

    @property
    def fingerprint(self) -> str:
        """By what the server and its host know it: the authid, 32 hex digits."""
        return hashlib.sha256(bytes.fromhex(self.public)).hexdigest()[:32]


def _store(file: Path, seed: str) -> None:
    fd = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(fd, "w", encoding="ascii") as opened:
        opened.write(seed + "\n")
        opened.flush()
        os.fsync(fd)
