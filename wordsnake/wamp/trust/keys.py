"""The keys that the host trusts with more than playing: one file, by public key, read by the router as well.

{"<public key, 64 hex digits>": {"role": "component", "label": "archive"},
 "<another>": {"role": "bot", "level": 3, "label": "adder-3"}}

A component is a role of the router. A bot is a player to it; to the engine it is one whose level is believed, and who
is asked into games. There is nothing else to be given: the engine and the router have their roles by other ways.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal, Self, cast, get_args

from nacl.bindings import crypto_core_ed25519_is_valid_point

from wordsnake.wamp.trust.files import read_json, replace_json

LEVELS = range(1, 6)
LABEL_CHARACTERS = 64
PUBLIC_KEY = re.compile(r"[0-9a-f]{64}")
Role = Literal["component", "bot"]
ROLES: tuple[Role, ...] = get_args(Role)


class BadTrustError(Exception):
    """The file cannot be understood. The message is one sentence for the host."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trusted:
    """What a key is trusted with; `level` is a bot's, `label` what the host calls it. Raises ValueError."""

    role: Role
    label: str = ""
    level: int | None = None

    def __post_init__(self) -> None:
        if self.role not in ROLES:
            raise ValueError(f"the role {self.role!r} cannot be given")
        if (self.level is not None) != (self.role == "bot"):
            raise ValueError("a bot has a level, and nothing else has one")
        if self.level is not None and (isinstance(self.level, bool) or self.level not in LEVELS):
            raise ValueError(f"a level is a number from {LEVELS.start} to {LEVELS.stop - 1}")
        if len(self.label) > LABEL_CHARACTERS or not self.label.isprintable():
            raise ValueError(f"a label is one line of at most {LABEL_CHARACTERS} characters")

    @classmethod
    def parse(cls, entry: Mapping[str, Any]) -> Self:
        """From the file. Raises ValueError, KeyError, TypeError or AttributeError."""
        return cls(role=entry["role"], label=str(entry.get("label", "")), level=entry.get("level"))

    @property
    def entry(self) -> dict[str, Any]:
        """For the file."""
        return {name: value for name, value in asdict(self).items() if value is not None}


def authid_of(public_key: str) -> str:
    """The authid that the router gives to a public key: its fingerprint."""
    return hashlib.sha256(bytes.fromhex(public_key)).hexdigest()[:32]


def levels(trusted: Mapping[str, Trusted]) -> dict[str, int]:
    """The level of each bot, by its authid."""
    return {authid_of(key): each.level for key, each in trusted.items() if each.level is not None}


def public_key_of(text: str) -> str:
    """The public key that somebody typed. Raises ValueError, which says of the key what is wrong."""
    digits = text.strip().lower()
    if not PUBLIC_KEY.fullmatch(digits):
        raise ValueError("must be a public key of 64 hex digits")
    if not crypto_core_ed25519_is_valid_point(bytes.fromhex(digits)):
        raise ValueError("is no Ed25519 public key; a private key belongs on no other machine")
    return digits


def _public_key(text: str) -> str:
    if not PUBLIC_KEY.fullmatch(text.lower()):
        raise ValueError("a public key has 64 hex digits")
    return text.lower()


class TrustFile:
    """The file; a missing one trusts nobody. Everything fails with BadTrustError or OSError."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> dict[str, Trusted]:
        """What each key is trusted with, by public key."""
        try:
            content = cast("dict[str, Any]", read_json(self._path, {}))
            return {_public_key(key): Trusted.parse(entry) for key, entry in content.items()}
        except (ValueError, TypeError, KeyError, AttributeError) as problem:
            raise BadTrustError(
                f"{self._path} is damaged ({problem}); mend it, or delete it and add the keys again"
            ) from None

    def add(self, trusted: Mapping[str, Trusted]) -> None:
        """Trust these too, or with something else than before."""
        self._write({**self.read(), **trusted})

    def remove(self, key: str) -> None:
        """Trust this public key no more."""
        self._write({known: each for known, each in self.read().items() if known != key})

    def _write(self, trusted: Mapping[str, Trusted]) -> None:
        if trusted != self.read():
            replace_json(self._path, {key: each.entry for key, each in trusted.items()})
