"""A deeply nested message may kill the process.

Defect: `py_ecc`, which Crossbar.io 26.10.1 imports for a kind of sign-in that is not used here, raises Python's limit
of recursion to 100,000. A message of 100,000 times "[" is then followed to its end, which keeps the router busy for ten
seconds; parts written in C overflow their stack on such a way, and the process ends with a segmentation fault.

Repair: Python's own limit, which nothing that is imported later can raise again. A message that reaches it is refused
like any other that can't be read.

It rests on no source of `py_ecc`, which may raise the limit or leave it, but on the readers of messages: each has to
give up at the limit of Python or at one of its own. That is tried when the node starts.
"""

import functools
import sys
from collections.abc import Callable, Mapping
from typing import Any

import crossbar.worker.transport  # noqa: F401 - it imports py_ecc; this must come later
from autobahn.wamp import serializer
from autobahn.wamp.exception import ProtocolError

from router.repair import StaleRepairError, Upstream

UPSTREAM = (
    Upstream("autobahn.wamp.serializer", "Serializer.unserialize", "946a40c680049c3d"),
    Upstream("autobahn.wamp.serializer", "JsonObjectSerializer.unserialize", "322882e6b62536b2"),
)

LIMIT = 1000
LEVELS = 10 * LIMIT
"""Of the messages that are tried: beyond every reader's own limit, and no danger to one that has none."""

Read = Callable[[bytes], Any]


def readers() -> dict[str, tuple[Read, bytes]]:
    """What reads messages on the transports that are configured, by name, each with a message that is nested deeply."""
    json, msgpack, cbor = serializer.JsonSerializer(), serializer.MsgPackSerializer(), serializer.CBORSerializer()
    return {
        "json": (functools.partial(json.unserialize, isBinary=False), b"[" * LEVELS + b"]" * LEVELS),
        "msgpack": (functools.partial(msgpack.unserialize, isBinary=True), b"\x91" * LEVELS + b"\xc0"),
        "cbor": (functools.partial(cbor.unserialize, isBinary=True), b"\x81" * LEVELS + b"\xf6"),
    }


def gives_up(read: Read, message: bytes) -> bool:
    """Whether the reader refuses the message as nested too deeply, instead of following it to its end."""
    try:
        read(message)
    except ProtocolError as refused:
        return "invalid serialization" in str(refused)  # and not: invalid type of message, which was read
    return False


def check(tried: Mapping[str, tuple[Read, bytes]] | None = None) -> None:
    """Raise StaleRepairError if a reader (of `tried`, by default of `readers`) follows its message to the end."""
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(LIMIT)
    try:
        followed = [name for name, (read, message) in (tried or readers()).items() if not gives_up(read, message)]
    finally:
        sys.setrecursionlimit(before)
    if followed:
        raise StaleRepairError(f"{', '.join(followed)}: {LEVELS} levels are read to the end, whatever Python's limit")


def install(module: Any = sys) -> None:
    """Set the limit, for good."""
    set_limit = module.setrecursionlimit
    set_limit(LIMIT)
    module.setrecursionlimit = lambda limit: set_limit(min(limit, LIMIT))
