"""A client of the servers in `bench/peers`: JSON objects, no sign-in but a name. Others put them into envelopes."""

import json
from typing import Any, Self

from bench.load.connection import Connection, LoadError


class PlainClient:
    """See `bench.load.client.Client`."""

    EVENT = (b'{"type": "event"', b'{"type":"event"')
    ACK = (b'{"type": "ack"', b'{"type":"ack"')

    def __init__(self, connection: Connection, name: str) -> None:
        self.connection = connection
        self._ask(do="enter", name=name)

    @classmethod
    def connect(cls, source: str, port: int, name: str) -> Self:
        """Say who one is."""
        return cls(Connection(source, port, "/", None), name)

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
        return '{"do": "check", "word": "haard"}'

    def _send(self, asked: str) -> None:
        self.connection.send(asked)

    def _ask(self, **message: Any) -> dict[str, Any]:
        self._send(json.dumps(message))
        while (answer := self.connection.receive()).startswith(self.EVENT):
            pass
        if not answer.startswith(self.ACK):
            raise LoadError(f"{message} was answered {answer.decode()}")
        return self._acknowledged(answer)

    def _acknowledged(self, answer: bytes) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(answer)
        return found
