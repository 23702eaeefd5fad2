"""What carries WAMP messages in tests: a WebSocket with JSON, a RawSocket with msgpack over a Unix socket."""

import contextlib
import json
import select
import socket
from collections.abc import Mapping
from typing import Any, Protocol

import msgspec
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

CONNECT_SECONDS = 15.0


class Link(Protocol):
    """One connection. `receive` raises TimeoutError, and a ConnectionError once the other side is gone."""

    def send(self, message: list[Any]) -> None: ...

    def receive(self, wait: float | None) -> list[Any]: ...

    def close(self) -> None: ...

    def drop(self) -> None: ...


class LinkClosedError(ConnectionError):
    """The end of a connection, with the close frame's code and reason if there was one."""

    def __init__(self, code: int | None, reason: str) -> None:
        super().__init__(code, reason)
        self.code = code
        self.reason = reason


class WebSocketLink:
    """WAMP as JSON over a WebSocket. `options` are those of `websockets`, such as `ssl`."""

    def __init__(
        self, url: str, origin: str | None = None, headers: Mapping[str, str] | None = None, **options: Any
    ) -> None:
        self._socket = connect(
            url,
            subprotocols=[Subprotocol("wamp.2.json")],
            origin=Origin(origin) if origin else None,
            additional_headers=headers,
            compression=None,
            open_timeout=CONNECT_SECONDS,
            close_timeout=2,
            ping_interval=None,  # its thread would draw from `random`, which Hypothesis forbids while it draws itself
            max_size=None,
            **options,
        )

    def send(self, message: list[Any]) -> None:
        try:
            self._socket.send(json.dumps(message))
        except ConnectionClosed as closed:
            raise _closed(closed) from None

    def send_raw(self, message: str | bytes) -> None:
        """Anything, as a text or a binary message."""
        try:
            self._socket.send(message)
        except ConnectionClosed as closed:
            raise _closed(closed) from None

    def receive(self, wait: float | None) -> list[Any]:
        try:
            message: list[Any] = json.loads(self._socket.recv(wait))
        except ConnectionClosed as closed:
            raise _closed(closed) from None
        return message

    def close(self) -> None:
        self._socket.close()

    def drop(self) -> None:
        self._socket.socket.shutdown(socket.SHUT_RDWR)


def _closed(closed: ConnectionClosed) -> LinkClosedError:
    frame = closed.rcvd
    return LinkClosedError(frame.code if frame else None, frame.reason if frame else "no close frame")


class RawSocketLink:
    """WAMP as msgpack over a RawSocket."""

    HANDSHAKE = bytes([0x7F, 0xB2, 0, 0])  # up to 2^20 bytes a message, msgpack

    def __init__(self, path: str) -> None:
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.settimeout(CONNECT_SECONDS)
        self._socket.connect(path)
        self._socket.sendall(self.HANDSHAKE)
        answer = self._exactly(4)
        if answer[1] & 0x0F != 2:
            raise LinkClosedError(None, f"handshake refused: {answer.hex()}")

    def send(self, message: list[Any]) -> None:
        self.send_all([message])

    def send_all(self, messages: list[list[Any]]) -> None:
        """At once: they arrive together."""
        contents = [msgspec.msgpack.encode(message) for message in messages]
        self._socket.sendall(b"".join(len(content).to_bytes(4, "big") + content for content in contents))

    def receive(self, wait: float | None) -> list[Any]:
        while True:
            # Not by the socket's timeout: that is the sender's too, who may be another thread.
            if not self._has_data(wait):
                raise TimeoutError(f"nothing came within {wait} s")
            header = self._exactly(4)
            content = self._exactly(int.from_bytes(header[1:], "big"))
            if header[0] == 0:
                message: list[Any] = msgspec.msgpack.decode(content)
                return message
            if header[0] == 1:  # a ping; its answer is a pong with the same content
                self._socket.sendall(b"\x02" + header[1:] + content)

    def close(self) -> None:
        self.drop()

    def drop(self) -> None:
        with contextlib.suppress(OSError):  # the other side was quicker
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()

    def _has_data(self, wait: float | None) -> bool:
        try:
            return bool(select.select([self._socket], [], [], wait)[0])
        except ValueError:  # it was closed meanwhile, and has no number any more
            raise LinkClosedError(None, "closed here") from None

    def _exactly(self, size: int) -> bytes:
        content = b""
        while len(content) < size:
            part = self._socket.recv(size - len(content))
            if not part:
                raise LinkClosedError(None, "the other side closed")
            content += part
        return content
