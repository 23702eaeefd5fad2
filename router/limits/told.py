"""What is told of the limits: clients learn them from `wordsnake.about`, and the engine learns them here.

The router itself is asked, so that what is told is what holds: whatever was configured or switched off, and whichever
engine answers. The shape is that of `RouterLimits` in `wordsnake/wamp/contract/messages.py`.
"""

from collections.abc import Collection
from typing import Any

from router.fast.slow_readers import Patience
from router.http.call import CALLS
from router.limits.settings import Limits, Rate
from router.repairs.authorization_cache import LONGEST_URI

PROCEDURE = "wordsnake.router.limits"

Json = dict[str, Any]


def told(limits: Limits, patience: Patience, off: Collection[str]) -> Json:
    """The limits of a player's connections; null where the repair that keeps one is among those that are `off`."""
    return {
        "connection": {name: None if repair in off else value for name, repair, value in _connection(limits, patience)},
        "address": {name: None if repair in off else value for name, repair, value in _address(limits)},
    }


def _connection(limits: Limits, patience: Patience) -> list[tuple[str, str, Any]]:
    """Name, the repair that keeps it, value."""
    return [
        ("messages", "message_rate", _rate(limits.messages)),
        ("bytes", "message_rate", _rate(limits.bytes)),
        ("message_bytes", "message_size", limits.message_bytes),
        ("message_frames", "message_size", limits.fragments),
        ("uri_characters", "authorization_cache", LONGEST_URI),
        ("arguments", "message_shape", limits.arguments),
        ("nesting", "message_shape", limits.nesting),
        ("subscriptions", "message_shape", limits.subscriptions),
        ("calls_under_way", "message_shape", limits.calls),
        ("waiting_bytes", "slow_readers", patience.size),
        ("waiting_seconds", "slow_readers", patience.seconds),
        ("join_seconds", "strays", limits.join_seconds),
    ]


def _address(limits: Limits) -> list[tuple[str, str, Any]]:
    """The same."""
    return [
        ("sign_ins", "sign_ins", _rate(limits.sign_ins)),
        ("sessions", "sign_ins", limits.sessions),
        ("handshakes", "sign_ins", _rate(limits.websockets)),
        ("connections", "connections", limits.connections),
        ("requests", "http_requests", _rate(limits.requests)),
        ("request_bytes", "slow_requests", limits.body_bytes),
        ("http_calls", "http_requests", _rate(CALLS)),
        ("codes", "codes", _rate(limits.codes)),
    ]


def _rate(rate: Rate) -> Json:
    return {"per_second": float(rate.per_second), "at_once": int(rate.burst)}
