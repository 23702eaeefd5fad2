"""What the fuzzer's bytes mean, and the real messages from which it begins.

The first byte tells how the rest is sent: by whom (a player or a stranger), in which serialization, and whether as
bytes on the connection or as messages, which `BETWEEN` divides.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import cbor2
import msgspec

from tests.support import frames
from tests.support.wamp import HELLO, REALM

BETWEEN = b"\x00\xff\x00"
"""Between two messages of an input. Neither JSON nor a URI has it."""
RAW, STRANGER = 8, 4
SERIALIZERS = ("json", "msgpack", "cbor")
LONGEST = 2048
"""Bytes of an input. More makes it slower, and tries nothing that is not tried by the tests of the limits."""

ENCODE: dict[str, Callable[[Any], bytes]] = {
    "json": lambda message: json.dumps(message).encode(),
    "msgpack": msgspec.msgpack.encode,
    "cbor": cbor2.dumps,
}
DECODE: dict[str, Callable[[bytes], Any]] = {
    "json": json.loads,
    "msgpack": msgspec.msgpack.decode,
    "cbor": cbor2.loads,
}
ROLES = {"roles": {"caller": {}, "callee": {}, "publisher": {}, "subscriber": {}}, "authmethods": ["anonymous"]}
TOPIC, PROCEDURE = "wordsnake.game.abcdefgh", "wordsnake.play_word"
PLAYED = {"type": "word_played", "seq": 17, "word": "haard", "overlap": 2, "deadline": None}
SESSIONS: tuple[list[list[Any]], ...] = (
    [[48, 1, {}, PROCEDURE, ["abcdefgh", "haard", 1, "move-1"]]],
    [[48, 1, {"timeout": 5, "receive_progress": True, "x_custom": [1]}, PROCEDURE], [49, 1, {"mode": "kill"}]],
    [[32, 1, {}, TOPIC], [32, 2, {"match": "prefix"}, "wordsnake."], [34, 3, 1]],
    [[16, 1, {"acknowledge": True, "exclude_me": False, "eligible": [1]}, TOPIC, [], PLAYED]],
    [[16, 1, {"acknowledge": True, "retain": True, "forward_for": [{"session": 1}]}, TOPIC, [2.5]]],
    [[64, 1, {"invoke": "roundrobin", "concurrency": 1}, "wordsnake.x"], [66, 2, 1], [70, 1, {"progress": True}]],
    [[8, 68, 1, {}, "wordsnake.error.x", ["no"]], [48, 1, {}, "wamp.session.count"]],
    [[6, {"message": "bye"}, "wamp.close.normal"]],
)
"""What is said by somebody who has joined."""
STRANGERS: tuple[list[list[Any]], ...] = (
    [[HELLO, REALM, ROLES], [48, 1, {}, PROCEDURE]],
    [[HELLO, REALM, {**ROLES, "authmethods": ["cryptosign"], "authextra": {"pubkey": "00" * 32}}], [5, "00", {}]],
    [[3, {}, "wamp.close.normal"]],
)
WORDS = (
    "acknowledge", "match", "forward_for", "exclude", "exclude_authid", "eligible", "eligible_authrole", "exclude_me",
    "timeout", "receive_progress", "disclose_me", "invoke", "concurrency", "force_reregister", "retain", "get_retained",
    "enc_algo", "enc_key", "enc_serializer", "payload", "mode", "killnowait", "caller", "progress", "transaction_hash",
    "wildcard", "prefix", "wordsnake.", TOPIC, PROCEDURE, "wamp.subscription.match", "wamp.registration.list",
)  # fmt: skip
"""What the mutations are not left to spell."""


@dataclass(frozen=True, slots=True)
class Input:
    """An input, understood."""

    serializer: str
    stranger: bool
    raw: bool
    content: bytes

    @classmethod
    def of(cls, data: bytes) -> "Input":
        """Any bytes are an input."""
        first = data[0] if data else 0
        return cls(SERIALIZERS[first % 4 % 3], bool(first & STRANGER), bool(first & RAW), data[1:])

    @property
    def messages(self) -> list[bytes]:
        """What is sent one by one, unless it is raw."""
        return self.content.split(BETWEEN)

    def frames(self) -> list[bytes]:
        """What arrives on the connection."""
        if self.raw:
            return [self.content]
        return [framed(self.serializer, message) for message in self.messages]


def framed(serializer: str, message: bytes) -> bytes:
    """A message as a client sends it."""
    return frames.frame(frames.TEXT if serializer == "json" else frames.BINARY, message)


def seeds() -> dict[str, bytes]:
    """The first inputs by name: each session in each serialization, as messages and as bytes on the connection."""
    made: dict[str, bytes] = {}
    for stranger, sessions in ((0, SESSIONS), (STRANGER, STRANGERS)):
        for number, session in enumerate(sessions):
            for index, name in enumerate(SERIALIZERS):
                messages = [ENCODE[name](message) for message in session]
                known = f"{name}-{'stranger' if stranger else 'player'}-{number}"
                made[known] = bytes([index | stranger]) + BETWEEN.join(messages)
                raw = b"".join(framed(name, message) for message in messages)
                made[f"{known}-raw"] = bytes([index | stranger | RAW]) + raw
    return made


def dictionary() -> str:
    """`WORDS` and what divides messages, as libFuzzer reads them."""
    escaped = "".join(f"\\x{byte:02x}" for byte in BETWEEN)
    return "".join(f'"{word}"\n' for word in (*WORDS, escaped))
