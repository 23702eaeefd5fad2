"""A network for the kit: servers answer when the test says so, and time passes when it says so."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from autobahn.wamp.exception import ApplicationError, TransportLost
from autobahn.wamp.types import CloseDetails
from twisted.internet.defer import Deferred, succeed
from twisted.internet.task import Clock

from wordsnake.keys import Key
from wordsnake.kit.client import Client
from wordsnake.kit.on_twisted import TwistedLoop

PAGE = "http://school.lan:8080/g/abcdefgh"


class Session:
    """In the place of Autobahn's, from the router's side."""

    def __init__(self, config: Any) -> None:
        self.realm = config.realm
        self.joining: dict[str, Any] = {}
        self.calls: list[tuple[str, tuple[Any, ...], Deferred[Any]]] = []
        self.topics: dict[str, Any] = {}
        self.refused_topics: set[str] = set()
        self.attached = True
        self.over: Deferred[None] = Deferred()

    def join(self, realm: str, **details: Any) -> None:
        self.joining = {"realm": realm, **details}

    def call(self, uri: str, *args: Any) -> Deferred[Any]:
        answer: Deferred[Any] = Deferred()
        self.calls.append((uri.removeprefix("wordsnake."), args, answer))
        return answer

    def subscribe(self, heard: Any, uri: str, options: Any) -> Deferred[Any]:
        del options
        if uri in self.refused_topics:
            failed: Deferred[Any] = Deferred()
            failed.errback(ApplicationError(ApplicationError.NOT_AUTHORIZED, "not for you"))
            return failed
        self.topics[uri] = heard
        return succeed(self)

    def unsubscribe(self) -> Deferred[None]:
        self.topics.clear()
        return succeed(None)

    def is_attached(self) -> bool:
        return self.attached

    def leave(self) -> None:
        self.drop()

    disconnect = leave

    def onLeave(self, details: CloseDetails) -> None:  # noqa: N802
        self._fail(ApplicationError(details.reason, details.message))

    def _fail(self, problem: Exception) -> None:
        for _, _, answer in self.calls:
            if not answer.called:
                answer.errback(problem)

    def drop(self, reason: str = CloseDetails.REASON_TRANSPORT_LOST) -> None:
        """The session ends, and the line with it."""
        if self.attached:
            self.attached = False
            self.onLeave(CloseDetails(reason, "over"))
            self._fail(TransportLost())
            self.over.callback(None)

    def waiting(self, procedure: str) -> list[tuple[Any, ...]]:
        """The arguments of the calls of a procedure that have no answer yet."""
        return [args for uri, args, answer in self.calls if uri == procedure and not answer.called]

    def answer(self, procedure: str, result: Any) -> None:
        """Answer the first call of a procedure that has no answer."""
        next(answer for uri, _, answer in self.calls if uri == procedure and not answer.called).callback(result)

    def refuse(self, procedure: str, error: str, **fields: Any) -> None:
        """Refuse it, by the URI of the error."""
        failure = ApplicationError(error, "no", **fields)
        next(answer for uri, _, answer in self.calls if uri == procedure and not answer.called).errback(failure)

    def publish(self, topic: str, **event: Any) -> None:
        self.topics[topic](**event)


class _Line:
    def __init__(self, session: Any) -> None:
        self._session = session

    def wait_closed(self) -> Deferred[None]:
        waiting: Deferred[None] = Deferred()
        self._session.over.addCallback(lambda _: waiting.called or waiting.callback(None))  # type: ignore[func-returns-value]
        return waiting

    def close(self) -> None:
        self._session.attached = False


class Network(TwistedLoop):
    """Lines to a server, one after another: `sessions`. While `down` nothing answers."""

    def __init__(self, tmp_path: Path) -> None:
        self.clock = Clock()
        super().__init__(self.clock)
        self.sessions: list[Any] = []
        self.dialled: list[str] = []
        self.down = False
        self.client = Client(PAGE, Key.load(tmp_path / "player.key"), self, patience=30, chance=lambda: 0.0)
        self.client.start()

    async def dial(self, url: str, session: Callable[[type[Any]], Any]) -> Any:
        self.dialled.append(url)
        if self.down:
            raise OSError("connection refused")
        self.sessions.append(session(Session))
        self.sessions[-1].onConnect()
        return _Line(self.sessions[-1])

    def join(self) -> Any:
        """The router welcomes the newest session."""
        self.sessions[-1].onJoin(None)
        return self.sessions[-1]
