"""Why the host of the server ends a session: the reason in the GOODBYE, and a sentence."""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Farewell:
    """`reason` as in the URI of an error."""

    reason: str
    sentence: str


BANNED = Farewell("banned", "Shut out by the host.")
TRUST_CHANGED = Farewell("trust_changed", "The host has changed what this key is trusted with. Sign in again.")

Kick = Callable[[Iterable[str], Farewell], Awaitable[None]]
"""Ends the sessions with these keys; who stays is cut off by the router."""
