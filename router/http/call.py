"""POST /call: the procedures that only look, without an identity.

The call is made by a session in the router process that has the role `reader`; what that role may call stands in the
configuration of the realm, and the router refuses the rest. A page of another site gets to read an answer if the host
of the server has named its origin; since nobody is recognised here, no other page gains or does anything by asking.
"""

# mypy: allow-untyped-calls
from collections.abc import Collection
from typing import Any

from autobahn.wamp.exception import ApplicationError, TransportLost
from twisted.internet import reactor as installed
from twisted.internet.defer import Deferred
from twisted.internet.defer import TimeoutError as TookTooLong
from twisted.web import http
from twisted.web.resource import Resource
from twisted.web.server import NOT_DONE_YET, Request

from router.answer import Answer, send, text
from router.component import RouterComponent
from router.counters import COUNTERS
from router.http import reply
from router.http.question import LARGEST_BYTES, BadQuestionError, Question, parse
from router.limits.address import of_request
from router.limits.bucket import Buckets
from router.limits.settings import Rate

CALLS = Rate(10, 50)
"""Of one address: enough for a scoreboard in each class room of a school."""
ANSWER_SECONDS = 10.0


class Reader(RouterComponent):
    """The session that asks."""

    joined: "Reader | None" = None

    async def begin(self) -> None:
        """Be found by `CallPage`: Crossbar.io makes the two apart, in one process."""
        Reader.joined = self

    async def ask(self, question: Question, clock: Any = installed) -> Answer:
        """The answer to a question, in `ANSWER_SECONDS` at most."""
        called: Deferred[Any] = self.call(question.procedure, *question.args, **question.kwargs)
        try:
            return reply.result(await called.addTimeout(ANSWER_SECONDS, clock))
        except ApplicationError as problem:
            return reply.error(problem)
        except (TookTooLong, TransportLost):
            return reply.unavailable()


class CallPage(Resource):
    """The resource. `extra`: `{"allow_origins": [ORIGIN, ...], "rate_limits": whether an address may have to wait}`."""

    isLeaf = True  # noqa: N815 - twisted's name

    def __init__(self, extra: dict[str, Any], clock: Any = installed) -> None:
        super().__init__()
        self._origins: Collection[str] = frozenset(extra["allow_origins"])
        self._buckets = Buckets(CALLS) if extra["rate_limits"] else None
        self._clock = clock

    def render(self, request: Request) -> int:
        """Answer, most often later."""
        self._let_read(request)
        if request.method == b"OPTIONS":
            return send(request, Answer(http.NO_CONTENT))
        if request.method != b"POST":
            return send(request, text(http.NOT_ALLOWED, "Ask by POST.\n", allow="POST, OPTIONS"))
        if wait := self._wait(request):
            COUNTERS.count("refused.http_calls")
            return send(request, reply.too_soon(wait))
        try:
            question = parse(request.content.read(LARGEST_BYTES + 1) if request.content else b"")
        except BadQuestionError as problem:
            return send(request, reply.bad_question(problem))
        Deferred.fromCoroutine(_answer(request, question)).addErrback(request.processingFailed)
        return NOT_DONE_YET

    def _wait(self, request: Request) -> float:
        address = of_request(request)
        if self._buckets is None or address is None:
            return 0.0
        return self._buckets.take(address, self._clock.seconds())

    def _let_read(self, request: Request) -> None:
        origin = request.getHeader("origin")
        request.setHeader("vary", "origin")
        if origin in self._origins:
            request.setHeader("access-control-allow-origin", origin)
            request.setHeader("access-control-allow-headers", "content-type")


async def _answer(request: Request, question: Question) -> None:
    found = await Reader.joined.ask(question) if Reader.joined else reply.unavailable()
    if request.channel is not None:  # else the client is gone
        send(request, found)
