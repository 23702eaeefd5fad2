"""The game over plain HTTP on Tornado: clients ask once a second what is new, on connections that are kept alive.

`POST /do?name=NAME` takes what the others take as a message; `GET /events?game=GAME&since=SEQ` answers with a list.
"""

import asyncio
import json
from collections import defaultdict
from collections.abc import Iterable

from tornado.web import Application, RequestHandler

from bench.peers.hall import Event, Hall, asked_for, ready


class Log:
    """The events of every game."""

    def __init__(self) -> None:
        self.events: defaultdict[str, list[Event]] = defaultdict(list)

    def tell(self, _watching: Iterable[str], event: Event) -> None:
        """Keep an event for whoever asks."""
        self.events[event["game"]].append(event)


class Do(RequestHandler):
    """A question, a move."""

    def initialize(self, hall: Hall[str]) -> None:
        """As Tornado hands over what a handler needs."""
        self.hall = hall

    def post(self) -> None:
        """Answer it."""
        name = self.get_query_argument("name")
        self.finish(json.dumps(self.hall.answer(name, name, json.loads(self.request.body))))


class Events(RequestHandler):
    """What is new."""

    def initialize(self, log: Log) -> None:
        """As above."""
        self.log = log

    def get(self) -> None:
        """The events after `since`."""
        since = int(self.get_query_argument("since"))
        self.finish(json.dumps(self.log.events[self.get_query_argument("game")][since:]))


async def main(port: int, words: frozenset[str]) -> None:
    """Serve until killed."""
    log = Log()
    Application([("/do", Do, {"hall": Hall(words, log.tell)}), ("/events", Events, {"log": log})]).listen(
        port, "127.0.0.1"
    )
    ready()
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(*asked_for()))
