"""A player who stops reading: a WebSocket on a bare socket, with hardly any buffer of its own."""

import base64
import contextlib
import json
import socket
import struct
from typing import Any, Self

from nacl.signing import SigningKey

from tests.support.wamp import AUTHENTICATE, CHALLENGE, HELLO, REALM, SUBSCRIBE, SUBSCRIBED, WELCOME, public_key, seed
from tests.support.wamp_types import WAIT

TEXT, CLOSE = 0x1, 0x8


class Stalled:
    """Joins as the player `name` and subscribes to `uri`; then nothing is read until `rest` is asked for."""

    def __init__(self, port: int, name: str, uri: str) -> None:
        self._socket = socket.socket()
        self._socket.settimeout(WAIT)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        self._socket.connect(("127.0.0.1", port))
        self._read = b""
        self._open()
        key = SigningKey(seed(name))
        roles: dict[str, Any] = {"subscriber": {}, "caller": {}}
        extra = {"pubkey": public_key(seed(name))}
        challenge = self._ask(
            CHALLENGE, HELLO, REALM, {"roles": roles, "authmethods": ["cryptosign"], "authextra": extra}
        )
        self._ask(WELCOME, AUTHENTICATE, key.sign(bytes.fromhex(challenge[2]["challenge"])).hex(), {})
        self._ask(SUBSCRIBED, SUBSCRIBE, 1, {}, uri)

    def breaks_the_protocol(self) -> None:
        """Say what is no message, and wait for the close frame, which is not answered."""
        self._say(b"[")
        while self._next()[0] != CLOSE:
            pass

    def rest(self) -> bytes:
        """All that still comes, until the other side has closed."""
        with contextlib.suppress(ConnectionResetError):
            while more := self._socket.recv(65536):
                self._read += more
        return self._read

    def close(self) -> None:
        """Cut the connection."""
        self._socket.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *problem: object) -> None:
        self.close()

    def _open(self) -> None:
        self._socket.sendall(
            b"GET /ws HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            b"Sec-WebSocket-Key: %s\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: wamp.2.json\r\n\r\n"
            % base64.b64encode(bytes(16))
        )
        while b"\r\n\r\n" not in self._read:
            self._more()
        head, _, self._read = self._read.partition(b"\r\n\r\n")
        assert b" 101 " in head, head

    def _ask(self, answer: int, *message: Any) -> list[Any]:
        self._say(json.dumps(message).encode())
        while (received := self._next())[0] != TEXT:  # a ping, to which there is no answer
            pass
        heard: list[Any] = json.loads(received[1])
        assert heard[0] == answer, heard
        return heard

    def _say(self, payload: bytes) -> None:
        size = struct.pack("!B", 0x80 | len(payload)) if len(payload) < 126 else struct.pack("!BH", 0xFE, len(payload))
        self._socket.sendall(bytes([0x80 | TEXT]) + size + bytes(4) + payload)  # masked with zeros

    def _next(self) -> tuple[int, bytes]:
        while len(self._read) < 2 or (self._read[1] == 126 and len(self._read) < 4):
            self._more()
        length, header = self._read[1], 2
        if length == 126:
            length, header = struct.unpack("!H", self._read[2:4])[0], 4
        while len(self._read) < header + length:
            self._more()
        kind, payload = self._read[0] & 0xF, self._read[header : header + length]
        self._read = self._read[header + length :]
        return kind, payload

    def _more(self) -> None:
        more = self._socket.recv(65536)
        assert more, "the connection ended"
        self._read += more
