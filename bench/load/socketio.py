"""A client of Socket.IO (Engine.IO 4, over WebSocket from the start): the plain objects in its envelopes."""

import json
from typing import Any, Self

from bench.load.connection import Connection, LoadError
from bench.load.plain import PlainClient

OPEN, PING, PONG, CONNECT = b"0", b"2", "3", "40"


class SocketIoConnection(Connection):
    """A connection whose heartbeat is text."""

    def read(self) -> list[bytes]:
        """As `Connection`; pings are answered."""
        messages = super().read()
        if PING in messages:
            self.send(PONG)
            messages = [message for message in messages if message != PING]
        return messages


class SocketIoClient(PlainClient):
    """See `bench.load.client.Client`."""

    EVENT = b'42["event",'
    ACK = b"43"

    def __init__(self, connection: Connection, name: str) -> None:
        self.connection = connection
        self._asked = 0
        self._expect(OPEN)
        connection.send(CONNECT)
        self._expect(CONNECT.encode())
        super().__init__(connection, name)

    @classmethod
    def connect(cls, source: str, port: int, name: str) -> Self:
        """Say who one is."""
        return cls(SocketIoConnection(source, port, "/socket.io/?EIO=4&transport=websocket", None), name)

    def flood(self) -> str:
        """See the protocol."""
        return self._packet(super().flood())

    def _send(self, asked: str) -> None:
        super()._send(self._packet(asked))

    def _packet(self, asked: str) -> str:
        self._asked += 1
        return f'42{self._asked}["do",{asked}]'

    def _acknowledged(self, answer: bytes) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(answer[answer.index(b"[") :])[0]
        if found["type"] != "ack":
            raise LoadError(f"answered {found}")
        return found

    def _expect(self, beginning: bytes) -> None:
        answer = self.connection.receive()
        if not answer.startswith(beginning):
            raise LoadError(f"Socket.IO began with {answer.decode()}")
