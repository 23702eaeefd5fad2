"""Clients that poll: each asks once a second, on a connection that is kept alive, what is new."""

import json
import math
from collections.abc import Iterable, Iterator
from itertools import cycle
from typing import Self

from bench.load.connection import HOST, Line, LoadError
from bench.load.plain import PlainClient

PERIOD = 1.0
"""Seconds between two questions of a client."""
END = b"\r\n\r\n"
LENGTH = b"Content-Length: "


class PollingConnection(Line):
    """Answers to requests that were sent one after another, read as messages: each event is one."""

    def __init__(self, source: str, port: int) -> None:
        super().__init__(source, port)
        self._rest = b""
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

    def read(self) -> list[bytes]:
        """As `Line`."""
        self._rest += self._received()
        return [message for body in self._bodies() for message in self._messages(body)]

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


class PollingClient(PlainClient):
    """See `bench.load.client.Client`."""

    connection: PollingConnection

    def __init__(self, connection: PollingConnection, name: str) -> None:
        self.connection = connection  # every request says who asks: nothing has to be said before
        self._name = name

    @classmethod
    def connect(cls, source: str, port: int, name: str) -> Self:
        """Nothing needs to be said."""
        return cls(PollingConnection(source, port), name)

    def watch(self, game: str) -> None:
        """See the protocol."""
        self.connection.watch(game)

    def leave(self, game: str) -> None:
        """See the protocol."""
        del game
        self.connection.watch("")

    def _send(self, asked: str) -> None:
        self.connection.post(self._name, asked)
