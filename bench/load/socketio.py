"""A client of Socket.IO (Engine.IO 4, over WebSocket from the start): the plain objects in its envelopes."""

import json
from typing import Any, Self

from bench.load.connection import Connection, LoadError

OPEN, PING, PONG, CONNECT = b"0", b"2", "3", "40"
ACK, EVENT = b"43", b'42["event",'


class SocketIoConnection(Connection):
    """A connection whose heartbeat is text."""

    def read(self) -> list[bytes]:
        """As `Connection`; pings are answered."""
        messages = super().read()
        if PING in messages:
            self.send(PONG)
            messages = [message for message in messages if message != PING]
        return messages


class SocketIoClient:
    """See `bench.load.client.Client`."""

    EVENT = EVENT
    ACK = ACK

    def __init__(self, connection: Connection, name: str) -> None:
        self.connection = connection
        self._asked = 0
        self._expect(OPEN)
        connection.send(CONNECT)
        self._expect(CONNECT.encode())
        self._ask(do="enter", name=name)

    @classmethod
    def connect(cls, source: str, port: int, name: str) -> Self:
        """Say who one is."""
        return cls(SocketIoConnection(source, port, "/socket.io/?EIO=4&transport=websocket", None), name)

    def open_game(self, others: list[Self]) -> tuple[str, list[Self]]:
        """See the protocol."""
        game: str = self._ask(do="create")["game"]
        for other in others:
            other._ask(do="join", game=game)  # noqa: SLF001 - the same class
        return game, [self, *others]

    def watch(self, game: str) -> None:
        """See the protocol."""
        self._ask(do="watch", game=game)

    def leave(self, game: str) -> None:
        """See the protocol."""
        self._ask(do="leave", game=game)

    def play(self, game: str, word: str, ply: int) -> None:
        """See the protocol."""
        self._send(f'{{"do": "play", "game": "{game}", "word": "{word}", "ply": {ply}}}')

    def say(self, game: str, text: str) -> None:
        """See the protocol."""
        self._send(f'{{"do": "say", "game": "{game}", "text": "{text}"}}')

    def flood(self) -> str:
        """See the protocol."""
        return self._packet('{"do": "check", "word": "haard"}')

    def _send(self, asked: str) -> None:
        self.connection.send(self._packet(asked))

    def _packet(self, asked: str) -> str:
        self._asked += 1
        return f'42{self._asked}["do",{asked}]'

    def _ask(self, **message: Any) -> dict[str, Any]:
        self._send(json.dumps(message))
        while (answer := self.connection.receive()).startswith(EVENT):
            pass
        found: dict[str, Any] = json.loads(answer[answer.index(b"[") :])[0] if answer.startswith(ACK) else {}
        if found.get("type") != "ack":
            raise LoadError(f"{message} was answered {answer.decode()}")
        return found

    def _expect(self, beginning: bytes) -> None:
        answer = self.connection.receive()
        if not answer.startswith(beginning):
            raise LoadError(f"Socket.IO began with {answer.decode()}")
