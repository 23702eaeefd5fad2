"""Keys of the server's own, each made when it is first needed: the engine's, and those of bots."""

from pathlib import Path

from wordsnake.keys import BadKeyError, Key
from wordsnake.paths import DataDir

__all__ = ["BadKeyError", "ensure_engine_key", "ensure_key", "public_key"]


def ensure_engine_key(data: DataDir) -> str:
    """The seed of the engine; see `ensure_key`."""
    return ensure_key(data.engine_key)


def ensure_key(path: Path) -> str:
    """The Ed25519 seed in a file as 64 hex digits; see `Key.load`."""
    return Key.load(path).seed


def public_key(seed: str) -> str:
    """The public key that belongs to a seed, as 64 hex digits."""
    return Key(seed).public
