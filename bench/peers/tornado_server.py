"""The game over `tornado.websocket`, with its default settings and TCP_NODELAY, which it leaves off."""

import asyncio
import json
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from tornado.web import Application
from tornado.websocket import WebSocketClosedError, WebSocketHandler

from bench.peers.hall import Event, Hall, asked_for, ready


class Client(WebSocketHandler):
    """One client."""

    hall: "Hall[Client]"
    name: str | None = None

    def initialize(self, hall: "Hall[Client]") -> None:
        """As Tornado hands over what a handler needs."""
        self.hall = hall

    def open(self, *_args: str, **_kwargs: str) -> None:
        """Answers must not wait for the acknowledgement of an event."""
        self.set_nodelay(True)

    def on_message(self, message: str | bytes) -> None:
        """The first one says who it is."""
        asked: dict[str, Any] = json.loads(message)
        if self.name is None:
            self.name = asked["name"]
            self.write_message({"type": "ack"})
        else:
            self.write_message(json.dumps(self.hall.answer(self, self.name, asked)))

    def on_close(self) -> None:
        """It is gone."""
        self.hall.gone(self)


def tell(watching: Iterable[Client], event: Event) -> None:
    """Send an event to many, as the documentation does."""
    text = json.dumps(event)
    for client in watching:
        with suppress(WebSocketClosedError):
            client.write_message(text)


async def main(port: int, words: frozenset[str]) -> None:
    """Serve until killed."""
    Application([("/", Client, {"hall": Hall(words, tell)})]).listen(port, "127.0.0.1")
    ready()
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(*asked_for()))
