"""JSON is read by a scanner written in Python.

Defect (Autobahn 26.10.2): to turn strings that begin with U+0000 into bytes, as WAMP wants it, `_loads` replaces the
scanner of the standard library by the one in Python: 13 us for a CALL. `_dumps` makes an encoder for every message.

Repair: msgspec reads what holds no such string; what it refuses is read again by the old way, which either reads it too
(NaN, Infinity, 1e400, lone surrogates) or says what is wrong. One encoder of the standard library, the one that the old
way makes each time, writes: the bytes are the same for every value. The options for hexadecimal bytes and for decimals
are left to the old way.

What is read differs in one thing: msgspec follows lists within lists further before it gives up.
"""

import functools
from collections.abc import Callable
from typing import Any

import msgspec
from autobahn.wamp import serializer
from autobahn.wamp.serializer import JsonObjectSerializer

from router.repair import Upstream

UPSTREAM = (
    Upstream("autobahn.wamp.serializer", "JsonObjectSerializer.__init__", "a781fb967131e382"),
    Upstream("autobahn.wamp.serializer", "JsonObjectSerializer.serialize", "9388c45725386cdf"),
    Upstream("autobahn.wamp.serializer", "JsonObjectSerializer.unserialize", "322882e6b62536b2"),
    Upstream("autobahn.wamp.serializer", "_loads", "6c8bc5154789fcbf"),
    Upstream("autobahn.wamp.serializer", "_dumps", "20eafd475a01643b"),
    Upstream("autobahn.wamp.serializer", "_WAMPJsonEncoder", "dea3d89ace662017"),
    Upstream("autobahn.wamp.serializer", "_WAMPJsonDecoder", "40e23f442a91e404"),
)

ESCAPED_NUL = b"\\u0000"
"""U+0000 can't stand in a JSON string in any other way."""

Read = Callable[[Any, bytes], list[Any]]
Write = Callable[[Any, Any], bytes]


def read_in_c(unserialize: Read) -> Read:
    """`JsonObjectSerializer.unserialize`, leaving to it what only it reads."""
    decode = msgspec.json.Decoder().decode

    @functools.wraps(unserialize)
    def read(codec: Any, payload: bytes) -> list[Any]:
        if ESCAPED_NUL in payload or not reads_plainly(codec):
            return unserialize(codec, payload)
        try:
            return [decode(payload)]
        except (ValueError, RecursionError):
            return unserialize(codec, payload)

    return read


def write_with_one(encode: Callable[[Any], str], serialize: Write) -> Write:
    """`JsonObjectSerializer.serialize`, with one encoder for all messages."""

    @functools.wraps(serialize)
    def write(codec: Any, value: Any) -> bytes:
        return encode(value).encode() if writes_plainly(codec) else serialize(codec, value)

    return write


def writes_plainly(codec: Any) -> bool:
    """One message at a time, bytes in base64."""
    return not (codec._batched or codec._use_binary_hex_encoding)  # noqa: SLF001


def reads_plainly(codec: Any) -> bool:
    """The same, and numbers as they come."""
    return writes_plainly(codec) and not (codec._use_decimal_from_str or codec._use_decimal_from_float)  # noqa: SLF001


def install(codec: type = JsonObjectSerializer) -> None:
    """Repair the class."""
    encoder = serializer._WAMPJsonEncoder(separators=(",", ":"), ensure_ascii=False, sort_keys=False)  # noqa: SLF001
    repaired: Any = codec
    repaired.serialize = write_with_one(encoder.encode, repaired.serialize)
    repaired.unserialize = read_in_c(repaired.unserialize)
