"""The bots that this server trusts to be what they say: a file with their keys and levels, read when the engine starts.

{"<public key, 64 hex digits>": {"level": 3, "label": "adder-3"}, ...}
"""

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

LEVELS = range(1, 6)


class BadRosterError(Exception):
    """The file cannot be understood. The message is one sentence for the host."""


def authid_of(public_key: str) -> str:
    """The authid that the router gives to a public key."""
    return hashlib.sha256(bytes.fromhex(public_key)).hexdigest()[:32]


def read_roster(path: Path) -> dict[str, int]:
    """The level of each bot by its authid; a missing file names none. Fails with BadRosterError or OSError."""
    try:
        entries = _entries(path)
        levels = {authid_of(key): entry["level"] for key, entry in entries.items()}
    except (ValueError, TypeError, KeyError, AttributeError) as problem:
        raise BadRosterError(f"{path} is damaged ({problem}); delete it, and it is made at the next start") from None
    if not all(level in LEVELS for level in levels.values()):
        raise BadRosterError(f"{path} names a level that is none of {LEVELS.start} to {LEVELS.stop - 1}")
    return levels


def enrol(path: Path, bots: Mapping[str, tuple[str, int]]) -> None:
    """Add bots, by public key, with label and level; those that the file has besides stay. Fails as `read_roster`."""
    read_roster(path)
    known = _entries(path)
    entries = known | {key: {"level": level, "label": label} for key, (label, level) in bots.items()}
    if entries == known:
        return
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.write_text(json.dumps(entries, indent=1) + "\n", encoding="utf-8")
    draft.replace(path)


def _entries(path: Path) -> dict[str, dict[str, Any]]:
    try:
        entries: dict[str, dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    return entries
