"""Clients that poll: each asks once a second, on a connection that is kept alive, what is new."""

import json
import math
from collections.abc import Iterable, Iterator
from itertools import cycle
from typing import Any, Self

from bench.load.connection import CHUNK, HOST, LoadError, opened

PERIOD = 1.0
"""Seconds between two questions of a client."""
END = b"\r\n\r\n"
LENGTH = b"Content-Length: "


class PollingConnection:
    """Answers to requests that were sent one after another, read as messages: each event is one."""

    def __init__(self, source: str, port: int) -> None:
        self.socket = opened(source, port)
        self._rest = b""
        self._waiting: list[bytes] = []
        self._game = ""
        self._seen = 0

    def watch(self, game: str) -> None:
        """Ask for the events of a game from now on; for nothing if it is empty."""
        self._game, self._seen = game, 0

    def post(self, name: str, asked: str) -> None:
        """Send a question or a move."""
        body = asked.encode()
        self._request(f"POST /do?name={name.replace(' ', '+')}", f"Content-Length: {len(body)}\r\n", body)

    def poll(self) -> None:
        """Ask what is new, if anything is watched."""
        if self._game:
            self._request(f"GET /events?game={self._game}&since={self._seen}", "", b"")

    def receive(self) -> bytes:
        """The next message, waited for."""
        while not self._waiting:
            self.keep()
        return self._waiting.pop(0)

    def keep(self) -> None:
        """Read from the socket; what arrives waits for `receive`."""
        self._waiting.extend(self.read())

    def read(self) -> list[bytes]:
        """The messages in what is complete after one read from the socket."""
        data = self.socket.recv(CHUNK)
        if not data:
            raise LoadError("the server closed a connection")
        self._rest += data
        return [message for body in self._bodies() for message in self._messages(body)]

    def close(self) -> None:
        """Just close it."""
        self.socket.close()

    def _request(self, line: str, more: str, body: bytes) -> None:
        self.socket.sendall(f"{line} HTTP/1.1\r\nHost: {HOST}\r\n{more}\r\n".encode() + body)

    def _bodies(self) -> Iterator[bytes]:
        while (end := self._rest.find(END)) >= 0:
            head = self._rest[:end]
            at = head.find(LENGTH)
            if not head.startswith(b"HTTP/1.1 200") or at < 0:
                raise LoadError(f"not expected: {head.decode()}")
            start = end + len(END)
            stop = start + int(head[at + len(LENGTH) :].split(b"\r", 1)[0])
            if len(self._rest) < stop:
                return
            body, self._rest = self._rest[start:stop], self._rest[stop:]
            yield body

    def _messages(self, body: bytes) -> Iterator[bytes]:
        if not body.startswith(b"["):
            yield body
            return
        for event in json.loads(body):
            if event["seq"] > self._seen:  # a second question may have gone out before the first was answered
                self._seen = event["seq"]
                yield json.dumps(event).encode()


class Rounds:
    """Has clients ask, each once a period, one after another; called in the loop of a crowd."""

    def __init__(self, connections: Iterable[object]) -> None:
        polling = [each for each in connections if isinstance(each, PollingConnection)]
        self._next = cycle(polling)
        self._gap = PERIOD / len(polling) if polling else math.inf
        self._due = 0.0 if polling else math.inf

    def turn(self, now: float) -> float:
        """Have those ask whose time has come; the seconds until the next one's."""
        self._due = max(self._due, now - PERIOD)  # nobody asks twice for a time that has passed
        while self._due <= now:
            next(self._next).poll()
            self._due += self._gap
        return self._due - now


class PollingClient:
    """See `bench.load.client.Client`."""

    EVENT = b'{"type": "event"'
    ACK = b'{"type": "ack"'

    def __init__(self, connection: PollingConnection, name: str) -> None:
        self.connection = connection
        self._name = name

    @classmethod
    def connect(cls, source: str, port: int, name: str) -> Self:
        """Nothing needs to be said."""
        return cls(PollingConnection(source, port), name)

    def open_game(self, others: list[Self]) -> tuple[str, list[Self]]:
        """See the protocol."""
        game: str = self._ask(do="create")["game"]
        for other in others:
            other._ask(do="join", game=game)  # noqa: SLF001 - the same class
        return game, [self, *others]

    def watch(self, game: str) -> None:
        """See the protocol."""
        self.connection.watch(game)

    def leave(self, game: str) -> None:
        """See the protocol."""
        del game
        self.connection.watch("")

    def play(self, game: str, word: str, ply: int) -> None:
        """See the protocol."""
        self.connection.post(self._name, f'{{"do": "play", "game": "{game}", "word": "{word}", "ply": {ply}}}')

    def say(self, game: str, text: str) -> None:
        """See the protocol."""
        self.connection.post(self._name, f'{{"do": "say", "game": "{game}", "text": "{text}"}}')

    def flood(self) -> str:
        """See the protocol."""
        return '{"do": "check", "word": "haard"}'

    def _ask(self, **message: Any) -> dict[str, Any]:
        self.connection.post(self._name, json.dumps(message))
        answer: dict[str, Any] = json.loads(self.connection.receive())
        if answer["type"] != "ack":
            raise LoadError(f"{message} was answered {answer}")
        return answer
