"""Why Wordsnake offers no MQTT, as Crossbar.io 26.10.1 could: its bridge lets in whoever comes, however fast.

What would be a reason to think again fails here: sign-in by key, or limits.
"""

import json
import socket
import struct
from collections.abc import Iterator
from typing import Any, Self

import pytest

from tests.support.node import RouterNode, free_port
from tests.support.wamp import WAIT
from wordsnake.paths import node_root

pytestmark = pytest.mark.e2e

PORT = free_port()
ACCEPTED, REFUSED = 0, 0x80
CONNECT, PUBLISH, SUBSCRIBE, PING = 0x10, 0x30, 0x82, 0xC0
PONG = b"\xd0\x00"


def offer_mqtt(config: dict[str, Any]) -> None:
    """Its own way to sign in without a password; events as JSON. Topics are looked up as MQTT writes them."""
    options = {
        "realm": "wordsnake",
        "auth": {"anonymous": {"type": "static", "role": "player"}},
        "payload_mapping": {"wordsnake/": {"type": "native", "serializer": "json"}},
    }
    endpoint = {"type": "tcp", "interface": "127.0.0.1", "port": PORT}
    config["workers"][0]["transports"].append({"type": "mqtt", "id": "mqtt", "endpoint": endpoint, "options": options})


def text(value: str) -> bytes:
    return struct.pack("!H", len(value)) + value.encode()


def packet(kind: int, body: bytes = b"") -> bytes:
    """Short ones only."""
    assert len(body) < 128
    return bytes([kind, len(body)]) + body


class Mqtt:
    """A client of MQTT 3.1.1 that has no key and no password, and calls itself what it likes."""

    def __init__(self, name: str) -> None:
        self._socket = socket.create_connection(("127.0.0.1", PORT), WAIT)
        self.send(packet(CONNECT, text("MQTT") + bytes([4, 2]) + struct.pack("!H", 60) + text(name)))
        assert self.receive() == (0x20, b"\x00\x00")

    def send(self, data: bytes) -> None:
        self._socket.sendall(data)

    def receive(self) -> tuple[int, bytes]:
        kind, length = self._exactly(2)
        return kind, self._exactly(length)

    def subscribe(self, topic: str) -> int:
        self.send(packet(SUBSCRIBE, struct.pack("!H", 1) + text(topic) + b"\0"))
        return self.receive()[1][-1]

    def publish(self, topic: str, payload: bytes) -> None:
        self.send(packet(PUBLISH, text(topic) + payload))

    def pongs(self) -> bool:
        """Whether it is still there, and has nothing else to say."""
        self.send(packet(PING))
        kind, body = self.receive()
        return packet(kind, body) == PONG

    def _exactly(self, count: int) -> bytes:
        data = b""
        while len(data) < count:
            part = self._socket.recv(count - len(data))
            assert part, "the line was closed"
            data += part
        return data

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *problem: object) -> None:
        self._socket.close()


@pytest.fixture(scope="module")
def node() -> Iterator[RouterNode]:
    with RouterNode(change=offer_mqtt) as node:
        yield node


def test_nobody_is_offered_it() -> None:
    """The node as it is shipped has no such transport."""
    config = json.loads((node_root() / ".crossbar" / "config.json").read_text(encoding="utf-8"))
    transports = [transport for worker in config["workers"] for transport in worker["transports"]]
    assert all(transport["type"] != "mqtt" and "mqtt" not in transport for transport in transports)


@pytest.mark.usefixtures("node")
def test_it_asks_nobody_for_a_key_and_stops_no_flood() -> None:
    """5,000 messages at once, where a WebSocket may send 20 a second, are cut off by none of our limits."""
    with Mqtt("anybody") as client:
        client.send(packet(PUBLISH, text("wordsnake/results") + b"{}") * 5000)
        assert client.pongs()


def test_permissions_hold_for_it_as_for_everybody(node: RouterNode) -> None:
    """No forgery gets through, no pattern, and nothing that is addressed to others, whoever one claims to be."""
    with node.connect("victim") as victim, node.connect_engine() as engine, Mqtt(victim.authid) as client:
        for pattern in ("#", "wordsnake/game/#", "+/game/abcdefgh"):
            assert client.subscribe(pattern) == REFUSED
        heard = victim.subscribe("wordsnake.results")
        assert [client.subscribe(f"wordsnake/{topic}") for topic in ("results", "me")] == [ACCEPTED, ACCEPTED]
        client.publish("wordsnake/results", b'{"kwargs": {"type": "forged"}}')
        assert client.pongs()
        engine.publish("wordsnake.me", options={"eligible_authid": [victim.authid]}, type="secret")
        engine.publish("wordsnake.results", type="game_result")
        assert heard.next(WAIT).kwargs == {"type": "game_result"}
        kind, body = client.receive()
        assert (kind, body) == (PUBLISH, text("wordsnake/results") + b'{"args":[],"kwargs":{"type":"game_result"}}')
