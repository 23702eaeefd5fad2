"""One WebSocket connection, first blocking (to sign in), then as part of a crowd."""

import socket
from abc import ABC, abstractmethod
from collections import deque

from bench.load.frames import CLOSE, PING, PONG, TEXT, FrameReader, masked_frame

HOST = "127.0.0.1"
PATIENCE = 60.0
"""Seconds that anything may take before it is measured."""
CHUNK = 65_536
UPGRADE = (
    "GET {path} HTTP/1.1\r\nHost: {host}:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Key: d29yZHNuYWtlIGJlbmNoIQ==\r\nSec-WebSocket-Version: 13\r\n{more}\r\n"
)


class LoadError(Exception):
    """The server did not do what was asked of it: no figure would mean anything."""


class Line(ABC):
    """A socket on which messages arrive. `source`: the address it comes from, one of loopback's sixteen million."""

    def __init__(self, source: str, port: int) -> None:
        self.socket = socket.create_connection((HOST, port), timeout=PATIENCE, source_address=(source, 0))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._waiting: deque[bytes] = deque()

    @abstractmethod
    def read(self) -> list[bytes]:
        """The messages that are complete after one read from the socket."""

    def receive(self) -> bytes:
        """The next message, waited for."""
        while not self._waiting:
            self.keep()
        return self._waiting.popleft()

    def keep(self) -> None:
        """Read from the socket; what arrives waits for `receive`."""
        self._waiting.extend(self.read())

    def close(self) -> None:
        """Just close it."""
        self.socket.close()

    def _received(self) -> bytes:
        data = self.socket.recv(CHUNK)
        if not data:
            raise LoadError("the server closed a connection")
        return data


class Connection(Line):
    """It speaks WebSocket."""

    def __init__(self, source: str, port: int, path: str, subprotocol: str | None) -> None:
        super().__init__(source, port)
        self._reader = FrameReader()
        self._upgrade(port, path, f"Sec-WebSocket-Protocol: {subprotocol}\r\n" if subprotocol else "")

    def send(self, text: str) -> None:
        """Send a message. What a client says fits into its socket's buffer."""
        self.socket.sendall(masked_frame(text.encode()))

    def read(self) -> list[bytes]:
        """As `Line`; pings are answered."""
        messages = []
        for opcode, payload in self._reader.feed(self._received()):
            if opcode == TEXT:
                messages.append(payload)
            else:
                self._control(opcode, payload)
        return messages

    def _control(self, opcode: int, payload: bytes) -> None:
        if opcode == PING:
            self.socket.sendall(masked_frame(payload, PONG))
        elif opcode == CLOSE:
            raise LoadError(f"the server closed a connection: {payload[2:].decode(errors='replace')}")

    def _upgrade(self, port: int, path: str, more: str) -> None:
        self.socket.sendall(UPGRADE.format(path=path, host=HOST, port=port, more=more).encode())
        answer = b""
        while b"\r\n\r\n" not in answer:
            part = self.socket.recv(1)  # not a byte of the first frame
            if not part:
                raise LoadError("the server closed a connection before it was open")
            answer += part
        if not answer.startswith(b"HTTP/1.1 101"):
            raise LoadError(f"no WebSocket: {answer.splitlines()[0].decode()}")
