"""WAMP messages as they are on the wire: arrays, by the serializer that was agreed on."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import cbor2
import msgspec

HELLO, WELCOME, ABORT, GOODBYE, ERROR = 1, 2, 3, 6, 8
SUBSCRIBE, EVENT, CALL, RESULT = 32, 36, 48, 50
INVOCATION, YIELD = 68, 70

Message = list[Any]


@dataclass(frozen=True, slots=True)
class Serializer:
    """How messages become bytes."""

    encode: Callable[[Message], bytes]
    decode: Callable[[bytes], Any]


SERIALIZERS = {
    "wamp.2.json": Serializer(msgspec.json.encode, msgspec.json.decode),
    "wamp.2.msgpack": Serializer(msgspec.msgpack.encode, msgspec.msgpack.decode),
    "wamp.2.cbor": Serializer(cbor2.dumps, cbor2.loads),
}
"""By subprotocol, those that a server offers."""


def read(serializer: Serializer, payload: bytes) -> Message | None:
    """A message; None if it is none."""
    try:
        message = serializer.decode(payload)
    except (ValueError, msgspec.DecodeError, EOFError):
        return None
    return message if isinstance(message, list) and message and isinstance(message[0], int) else None


def part(message: Message, at: int) -> Any:
    """What stands at a place of it, None where it is shorter."""
    return message[at] if len(message) > at else None


def named(message: Message, at: int) -> dict[str, Any]:
    """The keyword arguments at a place of it."""
    found = part(message, at)
    return found if isinstance(found, dict) else {}
