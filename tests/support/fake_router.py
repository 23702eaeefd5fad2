"""A server without network, disk or real time behind sessions as Autobahn makes them: for programs that sign in.

Signatures are verified, rights are those of players, and what the service publishes is heard. A test may spoil any of
it, one thing at a time, to see whether that is noticed.
"""

import hashlib
import json
from collections.abc import Callable
from typing import Any

import msgspec
from autobahn.wamp.exception import ApplicationError, TransportLost
from autobahn.wamp.types import Challenge, CloseDetails
from nacl.exceptions import BadSignatureError
from nacl.signing import VerifyKey
from twisted.internet.defer import Deferred, fail, maybeDeferred, succeed

from router.http import reply
from router.http.question import BadQuestionError, Question, parse
from tests.support.router_limits import AS_IT_SHIPS
from tests.support.service import Server, result_of
from wordsnake.checks.net import Answer
from wordsnake.kit.on_twisted import TwistedLoop
from wordsnake.wamp.contract import uris
from wordsnake.wamp.contract.catalogue import CATALOGUE
from wordsnake.wamp.contract.messages import Message

CHALLENGE = "ab" * 32
READABLE = {uris.ABOUT, uris.GET_GAME, uris.GET_EVENTS, uris.LIST_GAMES, uris.GET_LEADERBOARD}
HEARD = {uris.LOBBY, uris.RESULTS, uris.ME}
STEPS = 20_000


class Session:
    """In the place of Autobahn's."""

    def __init__(self, config: Any) -> None:
        del config
        self.router: FakeRouter
        self.number = 0
        self.authid = self.authrole = ""
        self.joining: dict[str, Any] = {}
        self.handlers: dict[str, list[Any]] = {}
        self.attached = self.ended = False
        self.over: Deferred[None] = Deferred()

    def join(self, realm: str, **details: Any) -> None:
        self.joining = {"realm": realm, **details}

    def call(self, uri: str, *args: Any, **kwargs: Any) -> Deferred[Any]:
        if not self.attached:
            raise TransportLost
        return self.router.call(self, uri, args, kwargs)

    def subscribe(self, heard: Any, uri: str, options: Any = None) -> Deferred[Any]:
        if not self.attached:
            raise TransportLost
        match = getattr(options, "match", None) or "exact"
        if not self.router.may_hear(uri, match):
            return fail(ApplicationError(ApplicationError.NOT_AUTHORIZED, "not for you"))
        self.handlers.setdefault(uri, []).append(heard)
        return succeed(self)

    def publish(self, topic: str, **_options: Any) -> Deferred[None]:
        return self.router.decide(f"publish {topic}")

    def register(self, _endpoint: Any, uri: str) -> Deferred[None]:
        return self.router.decide(f"register {uri}")

    def is_attached(self) -> bool:
        return self.attached

    def onLeave(self, details: CloseDetails) -> None:  # noqa: N802
        """As in Autobahn, whose class calls it."""

    def end(self, reason: str = CloseDetails.REASON_TRANSPORT_LOST) -> None:
        if not self.ended:
            self.ended = True
            self.attached = False
            self.handlers.clear()
            self.router.left(self)
            self.onLeave(CloseDetails(reason, f"over: {reason}"))
            self.over.callback(None)

    leave = disconnect = end


class Line:
    def __init__(self, session: Any) -> None:
        self._session = session

    def wait_closed(self) -> Deferred[None]:
        waiting: Deferred[None] = Deferred()
        self._session.over.addCallback(lambda _: waiting.callback(None))
        return waiting

    def close(self) -> None:
        self._session.end()


class FakeRouter(TwistedLoop):
    """As `wordsnake.checks.net.Net`, and its own loop. What a test may spoil:

    `asked`: by procedure, what becomes of the arguments; `answers`: by procedure, what becomes of a result; `errors`:
    by reason, what becomes of an error; `event`: what becomes of an event; `allowed`: beginnings of what is permitted
    besides; `message_bytes`: how long a message may be; `http`: what becomes of an answer by HTTP; `trusting`: "forged"
    signatures, "anonymous" sessions, or "nobody".
    """

    url = "http://school.lan:8080"

    def __init__(self, server: Server) -> None:
        super().__init__(server.clock)
        self.server = server
        self.loop = self
        self.asked: dict[str, Callable[[list[Any], dict[str, Any]], object]] = {}
        self.answers: dict[str, Callable[..., Any]] = {}
        self.errors: dict[str, Callable[[ApplicationError, str], Any]] = {}
        self.event: Callable[[str, dict[str, Any]], list[dict[str, Any]]] = lambda _topic, message: [message]
        self.allowed: tuple[str, ...] = ()
        self.http: Callable[[str, Answer], Answer] = lambda _path, answer: answer
        self.message_bytes: float = AS_IT_SHIPS["connection"]["message_bytes"]
        self.trusting = ""
        self.role = "player"
        self._sessions: list[Session] = []
        self._publish = server.service.publisher.send
        server.service.publisher.send = self._published

    def now(self) -> float:
        return self.server.clock.seconds()

    async def ask(self, path: str, body: bytes | None = None) -> Answer:
        if path == "/health":
            return self.http(path, Answer(200, {"status": "ok"}))
        try:
            asked = parse(body or b"")
            found = reply.result(await self._read(asked))
        except BadQuestionError as problem:
            found = reply.bad_question(problem)
        except ApplicationError as error:
            found = reply.error(error)
        return self.http(path, Answer(found.code, json.loads(found.body)))

    async def dial(self, url: str, session: Callable[[type[Any]], Any]) -> Any:
        del url
        new = session(Session)
        new.router = self
        new.onConnect()
        reason = await self._reason_to_turn_away(new)
        if reason is None:
            self._sessions.append(new)
            new.number, new.attached = len(self._sessions) + 100, True
            new.authrole = self.role
            self.server.connect(new.authid, new.number)
            new.onJoin(None)
        else:
            new.onLeave(CloseDetails(reason, f"over: {reason}"))
        return Line(new)

    def call(self, session: Session, uri: str, args: Any, kwargs: Any) -> Deferred[Any]:
        if uri not in {entry.uri for entry in CATALOGUE}:
            return self.decide(f"call {uri}")
        name = uri.removeprefix("wordsnake.")
        if len(json.dumps([uri, args, kwargs])) > self.message_bytes:
            session.end()
            return fail(TransportLost())
        given = list(args)
        self.asked.get(name, lambda _args, _kwargs: None)(given, kwargs)
        answer = maybeDeferred(self.server.ask, session.authid, name, *given, **kwargs)
        return answer.addCallbacks(
            lambda result: self.answers.get(name, lambda same, *_: same)(result, given, kwargs),
            lambda failure: self._failed(failure.value, name),
        )

    def decide(self, asked: str) -> Deferred[Any]:
        """Whether something is allowed that the service does not offer."""
        if asked.startswith(self.allowed):
            return succeed(None)
        return fail(ApplicationError(ApplicationError.NOT_AUTHORIZED, "not for you"))

    def may_hear(self, uri: str, match: str) -> bool:
        exact = match == "exact" and (uri in HEARD or uri.startswith(uris.game_topic("")))
        return exact or f"subscribe {match} {uri}".startswith(self.allowed)

    def die(self) -> None:
        """End all connections, and let nobody in."""
        self.trusting = "nobody"
        for session in self._sessions:
            session.end()

    def left(self, session: Session) -> None:
        self.server.service.sessions.left(session.number)

    def run(self, work: Any) -> Any:
        """The result of a coroutine, time passing as it must."""
        outcome = Deferred.fromCoroutine(work)
        for _ in range(STEPS):
            if outcome.called:
                return result_of(outcome)
            waiting = self.server.clock.getDelayedCalls()
            self.server.clock.advance(max(0.0, min(each.getTime() for each in waiting) - self.now()))
        raise AssertionError("it takes for ever")

    async def _read(self, asked: Question) -> Any:
        if asked.procedure not in READABLE:
            raise ApplicationError(ApplicationError.NOT_AUTHORIZED)
        return await self.server.ask(None, asked.procedure.removeprefix("wordsnake."), *asked.args, **asked.kwargs)

    async def _reason_to_turn_away(self, session: Any) -> str | None:
        if self.trusting == "nobody":
            return "wordsnake.error.unavailable"
        if "cryptosign" not in session.joining["authmethods"]:
            session.authid = "0" * 32
            return None if self.trusting == "anonymous" else "wamp.error.no_auth_method"
        public = bytes.fromhex(session.joining["authextra"]["pubkey"])
        signed = bytes.fromhex(await session.onChallenge(Challenge("cryptosign", {"challenge": CHALLENGE})))
        session.authid = hashlib.sha256(public).hexdigest()[:32]
        try:
            VerifyKey(public).verify(signed)
        except BadSignatureError:
            return None if self.trusting == "forged" else "wamp.error.authentication_failed"
        return None

    def _failed(self, error: ApplicationError, procedure: str) -> Any:
        spoil = self.errors.get(error.error.removeprefix(uris.ERROR_PREFIX))
        changed = spoil(error, procedure) if spoil else error
        if isinstance(changed, ApplicationError):
            raise changed
        return changed

    def _published(self, topic: str, message: Message, options: Any) -> None:
        self._publish(topic, message, options)
        eligible = getattr(options, "eligible_authid", None)
        for changed in self.event(topic, msgspec.to_builtins(message)):
            for session in list(self._sessions):
                if eligible is None or session.authid in eligible:
                    for heard in list(session.handlers.get(topic, [])):
                        heard(**changed)
