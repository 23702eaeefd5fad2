"""A bot on a whole server in memory: it hears what the router would bring it, and calls as Autobahn would."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import msgspec
from autobahn.wamp.exception import ApplicationError
from twisted.internet.defer import Deferred, fail, succeed

from tests.support.play import WORDS
from tests.support.service import Server, result_of
from wordsnake.bots.bot import Bot
from wordsnake.bots.levels import LEVELS
from wordsnake.bots.vocabulary import Vocabulary
from wordsnake.wamp.contract.messages import Message

KNOWN = Vocabulary(WORDS.replace("é", "e").replace("ü", "u").split())


@dataclass
class Subscription:
    """To one of the topics that a bot listens to."""

    listening: dict[str, Callable[..., object]]
    topic: str

    def unsubscribe(self) -> Deferred[None]:
        del self.listening[self.topic]
        return succeed(None)


class Line:
    """A bot's session: calls go to the server, and what is published for its key comes back at once."""

    def __init__(self, server: Server, authid: str, bot: Bot) -> None:
        self.server = server
        self.authid = authid
        self.bot = bot
        self.calls: list[tuple[Any, ...]] = []
        self.failing: list[str] = []
        self.listening: dict[str, Callable[..., object]] = {}
        self.up = True
        self._publish = server.service.publisher.send
        server.service.publisher.send = self._published

    def call(self, procedure: str, *args: Any, **kwargs: Any) -> Deferred[Any]:
        self.calls.append((procedure.removeprefix("wordsnake."), *args))
        if self.failing:
            return fail(ApplicationError(self.failing.pop()))
        return self.server.ask(self.authid, procedure.removeprefix("wordsnake."), *args, **kwargs)

    def subscribe(self, handler: Callable[..., object], topic: str) -> Deferred[Any]:
        self.listening[topic] = handler
        return succeed(Subscription(self.listening, topic))

    def made(self, procedure: str) -> list[tuple[Any, ...]]:
        """The arguments of its calls of a procedure."""
        return [call[1:] for call in self.calls if call[0] == procedure]

    def begin(self) -> None:
        self.up = True
        result_of(Deferred.fromCoroutine(self.bot.begin(self)))

    def lose(self) -> None:
        self.up = False
        self.listening.clear()
        self.bot.end()

    def _published(self, topic: str, message: Message, options: Any) -> None:
        assert self._publish is not None
        self._publish(topic, message, options)
        if not self.up:
            return
        if topic == "wordsnake.me" and self.authid in options.eligible_authid:
            self.bot.heard(**msgspec.to_builtins(message))
        elif topic in self.listening:
            self.listening[topic](**msgspec.to_builtins(message))


def connected(server: Server, authid: str, name: str, level: int, known: Vocabulary | None = KNOWN) -> Line:
    """A bot that has joined."""
    bot = Bot(
        name,
        LEVELS[level],
        lambda _language: known,
        server.clock,
        chance=random.Random(1).randrange,
        now=lambda: server.now() / 1000,
    )
    server.connect(authid, 10 + level)
    line = Line(server, authid, bot)
    line.begin()
    return line


def view(server: Server, game: str) -> dict[str, Any]:
    found: dict[str, Any] = server.call(None, "get_game", game)
    return found


def until_over(server: Server, game: str) -> list[str]:
    """Time passes until the game is over; the types of its events."""
    for _ in range(2000):
        if view(server, game)["phase"] == "finished":
            break
        server.clock.advance(1)
    return [event["type"] for event in server.events(game)]
