"""Keys, each made when it is first needed: the engine's, and those of bots."""

import os
import secrets
from pathlib import Path

from nacl.signing import SigningKey

from wordsnake.paths import DataDir

SEED_HEX_DIGITS = 64


class BadKeyError(Exception):
    """The key file does not hold a key. The message says what to do."""


def ensure_engine_key(data: DataDir) -> str:
    """The seed of the engine; see `ensure_key`."""
    return ensure_key(data.engine_key)


def ensure_key(path: Path) -> str:
    """The Ed25519 seed in a file as 64 hex digits; made, and stored with mode 0600, if there is none.

    Fails with BadKeyError, and with OSError if the file can be neither read nor written.
    """
    if not path.exists():
        fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(fd, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(SEED_HEX_DIGITS // 2) + "\n")
            file.flush()
            os.fsync(fd)
    seed = path.read_text(encoding="ascii", errors="replace").strip()
    if len(seed) != SEED_HEX_DIGITS or not set(seed) <= set("0123456789abcdef"):
        raise BadKeyError(f"{path} is damaged; delete it, and a new key is made at the next start")
    return seed


def public_key(seed: str) -> str:
    """The public key that belongs to a seed, as 64 hex digits."""
    return bytes(SigningKey(bytes.fromhex(seed)).verify_key).hex()
