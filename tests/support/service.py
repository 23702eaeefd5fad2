"""A whole server without router, disk or real time: calls go to the endpoints as Autobahn makes them."""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import msgspec
from autobahn.wamp.exception import ApplicationError
from autobahn.wamp.request import Registration
from autobahn.wamp.types import CallDetails, PublishOptions
from twisted.internet.defer import Deferred
from twisted.internet.task import Clock
from twisted.python.failure import Failure

from tests.support.lexicon import SetLexicon
from tests.support.play import WORDS
from tests.support.router_limits import AS_IT_SHIPS
from wordsnake.reference.schemas import refusals
from wordsnake.store.memory.store import MemoryStore
from wordsnake.store.protocols import Store
from wordsnake.wamp.aside import Aside, at_once
from wordsnake.wamp.calls.endpoint import DETAILS
from wordsnake.wamp.contract import uris
from wordsnake.wamp.contract.catalogue import CATALOGUE
from wordsnake.wamp.contract.messages import Message, RouterLimits
from wordsnake.wamp.service import Given, Service

START = 1_767_225_600_000
"""When every test begins: 2026-01-01T00:00:00.000Z."""

ANNA, BRAM, CARO, DIRK = (f"{letter * 6}{'0' * 26}" for letter in "abcd")
"""Fingerprints of four keys; as guests their players are guest-aaaaaa and so on."""


REASONS = {entry.uri: {uris.error(refusal.reason) for refusal in refusals(entry)} for entry in CATALOGUE}


def declared(failure: Failure, uri: str) -> Failure:
    """Let an error pass if the catalogue names it among those of the procedure."""
    if failure.check(ApplicationError) and uri in REASONS:
        error = failure.value.error
        assert error in REASONS[uri] | {ApplicationError.NOT_AUTHORIZED, uris.error("internal")}, f"{uri} gave {error}"
    return failure


class SetShelf:
    """Lexicons that a test may take away and put back; `languages` are the codes offered."""

    def __init__(self, *lexicons: SetLexicon, languages: tuple[str, ...] = ("nl", "en")) -> None:
        self.languages = languages
        self.ready = {lexicon.language: lexicon for lexicon in lexicons}

    def get(self, language: str, version: str | None = None) -> SetLexicon | None:  # noqa: ARG002 - has one of each
        return self.ready.get(language)


@dataclass(frozen=True)
class Published:
    """One event that left for the router."""

    topic: str
    message: dict[str, Any]
    options: PublishOptions


class Server:
    """A server on a store, with a clock that the test advances. `published` is what left it."""

    def __init__(
        self,
        store: Store | None = None,
        clock: Clock | None = None,
        *,
        chat: bool = True,
        aside: Aside = at_once,
        bots: Mapping[str, int] | None = None,
    ) -> None:
        self.store = store or MemoryStore()
        self.clock = clock or Clock()
        self.shelf = SetShelf(SetLexicon("nl", WORDS.split()))
        self.published: list[Published] = []
        self.service = Service(
            Given(
                store=self.store,
                shelf=self.shelf,
                clock=self.clock,
                now=self.now,
                chance=random.Random(1).getrandbits,
                secret=b"a secret of tests",
                chat=chat,
                seconds=self.clock.seconds,
                aside=aside,
                bots=bots or {},
            )
        )
        self.service.publisher.send = self._publish
        self.service.router.limits = msgspec.convert(AS_IT_SHIPS, RouterLimits)

    def now(self) -> int:
        """The time of day, in milliseconds."""
        return START + round(self.clock.seconds() * 1000)

    def ask(self, authid: str | None, procedure: str, *args: Any, **kwargs: Any) -> Deferred[Any]:
        """Call a procedure, by the last part of its URI."""
        uri = f"wordsnake.{procedure}"
        details = CallDetails(
            Registration(None, 1, uri, None), caller=1, caller_authid=authid, caller_authrole="player"
        )
        return self.service.endpoints[uri].call(*args, **{**kwargs, DETAILS: details}).addErrback(declared, uri)

    def call(self, authid: str | None, procedure: str, *args: Any, **kwargs: Any) -> Any:
        """The result of a call that is answered at once."""
        return result_of(self.ask(authid, procedure, *args, **kwargs))

    def refused(self, authid: str | None, procedure: str, *args: Any, **kwargs: Any) -> tuple[str, dict[str, Any]]:
        """The reason and the fields of a call that must be refused."""
        try:
            result = self.call(authid, procedure, *args, **kwargs)
        except ApplicationError as error:
            return error.error.removeprefix("wordsnake.error."), error.kwargs
        raise AssertionError(f"{procedure} was answered: {result}")

    def restarted(self) -> "Server":
        """Another process on the same store: this one's clocks stop."""
        self.service.close()
        server = Server(self.store, self.clock)
        result_of(Deferred.fromCoroutine(server.service.recover()))
        return server

    def connect(self, authid: str, session: int) -> None:
        """A session of this key joins the router."""
        details = {"session": session, "authid": authid, "authrole": "player"}
        result_of(Deferred.fromCoroutine(self.service.sessions.joined(details)))

    def on(self, topic: str) -> list[dict[str, Any]]:
        """What was published on a topic."""
        return [published.message for published in self.published if published.topic == topic]

    def events(self, game: str) -> list[dict[str, Any]]:
        """The stored events that were published on a game's topic."""
        return [message for message in self.on(f"wordsnake.game.{game}") if "seq" in message]

    def named(self, *authids: str) -> None:
        """These keys claim the names Anna, Bram, Caro, Dirk."""
        for authid in authids:
            name = {ANNA: "Anna", BRAM: "Bram", CARO: "Caro", DIRK: "Dirk"}[authid]
            self.call(authid, "set_name", name)

    def waiting(self, *authids: str, **arguments: Any) -> str:
        """A game by the first key in which the others have sat down."""
        game: str = self.call(authids[0], "create_game", **arguments)["game"]
        for authid in authids[1:]:
            self.call(authid, "join_game", game)
        return game

    def playing(self, *authids: str, **arguments: Any) -> str:
        """The same, started."""
        game = self.waiting(*authids, **arguments)
        self.call(authids[0], "start_game", game)
        return game

    def to_move(self, game: str) -> str:
        """The key of the player to move."""
        turn = self.service.directory._tables[game].state.turn
        return self.service.people.authids(turn)[0]

    def play(self, game: str, words: str) -> list[Any]:
        """Whoever is to move plays these words, one after another."""
        return [self.call(self.to_move(game), "play_word", game, word) for word in words.split()]

    def play_on(self, game: str, moves: int) -> None:
        """Whoever is to move plays some word that fits, at most so many times."""
        for _ in range(moves):
            state = self.service.directory._tables[game].state
            rules = state.ruleset
            word = self.shelf.ready[state.language].follower(
                state.current.key,
                rules.min_overlap,
                rules.max_overlap or 99,
                lambda key, snake=state.snake: snake.get(key) is None,
            )
            if word is None:
                return
            self.play(game, word)

    def _publish(self, topic: str, message: Message, options: PublishOptions) -> None:
        self.published.append(Published(topic, msgspec.to_builtins(message), options))


def answers_to(deferred: Deferred[Any]) -> list[Any]:
    """Its result, once it is there: an empty list until then."""
    answers: list[Any] = []
    deferred.addCallback(answers.append)
    return answers


def result_of(deferred: Deferred[Any]) -> Any:
    """The result of what has fired already, or its exception."""
    results: list[Any] = []
    failures: list[Any] = []
    deferred.addCallbacks(results.append, failures.append)
    if failures:
        failures[0].raiseException()
    assert results, "not answered yet"
    return results[0]
