"""The HTTP side of long-poll, as autobahn-js speaks it.

All requests are POSTs:

    /lp/open           {"protocols": ["wamp.2.json"]} -> {"transport": ID, "protocol": "wamp.2.json"}
    /lp/ID/send        a message -> 204; 400 if it can't be read, and then the transport has ended
    /lp/ID/receive     the next message; 204 if there was none for a while; 410 if the transport ended meanwhile
    /lp/ID/close       204

In `wamp.2.json.batched` requests and answers hold any number of messages, each followed by the byte 0x18. Messages are
taken in the order in which the requests arrive: a client that uses several connections waits for each 204.
"""

# mypy: allow-untyped-calls
import json
import os
from collections.abc import Callable, Collection
from typing import Any

from autobahn.twisted.util import peer2str
from autobahn.wamp.exception import ProtocolError
from autobahn.wamp.serializer import JsonSerializer
from autobahn.wamp.types import TransportDetails
from twisted.web import http
from twisted.web.resource import Resource
from twisted.web.server import NOT_DONE_YET, Request

from router.answer import Answer, send, text
from router.counters import COUNTERS
from router.limits.address import of_request
from router.longpoll.clients import Clients, TooManyError
from router.longpoll.transport import Client, End, LongPollTransport, Settings
from router.repairs.origins import permitted

PROTOCOLS = {"wamp.2.json": False, "wamp.2.json.batched": True}
"""The protocols spoken, and whether messages come in batches."""

JSON = {"content-type": "application/json", "cache-control": "no-store"}


class LongPoll(Resource):
    """The resource. `new_session` makes a session of the router's; `origins`: whose pages may connect besides ours."""

    isLeaf = True  # noqa: N815 - twisted's name

    def __init__(
        self, settings: Settings, new_session: Callable[[], Any], origins: Collection[str], clock: Any
    ) -> None:
        super().__init__()
        self._settings = settings
        self._new_session = new_session
        self._origins = origins
        self._clock = clock
        self.clients = Clients()

    def render(self, request: Request) -> int:
        """Answer, at once or later."""
        origin = request.getHeader("origin")
        if not permitted(origin, request.getHeader("host"), self._origins):
            return send(request, text(http.FORBIDDEN, "This origin may not connect.\n"))
        if origin:
            _let_read(request, origin)
        if request.method == b"OPTIONS":
            return send(request, Answer(http.NO_CONTENT))
        if request.method != b"POST":
            return send(request, text(http.NOT_ALLOWED, "This is WAMP long-poll: POST only.\n", allow="POST, OPTIONS"))
        return self._route(request)

    def _route(self, request: Request) -> int:
        body = request.content.read() if request.content else b""  # its size is bound by router.limits.slow_requests
        match [part.decode("latin-1") for part in request.postpath or ()]:
            case ["open"]:
                return send(request, self._open(request, body))
            case [name, ("send" | "receive" | "close") as operation] if transport := self.clients.get(name):
                return self._operate(request, operation, transport, body)
        return send(request, text(http.NOT_FOUND, "There is no such transport.\n"))

    def _operate(self, request: Request, operation: str, transport: LongPollTransport, body: bytes) -> int:
        if operation == "receive":
            return _receive(request, transport)
        if operation == "send":
            return send(request, _take(transport, body))
        transport.close()
        return send(request, Answer(http.NO_CONTENT))

    def _open(self, request: Request, body: bytes) -> Answer:
        protocol = chosen(body)
        if protocol is None:
            return text(http.BAD_REQUEST, f"Say protocols: [...] of {', '.join(PROTOCOLS)}.\n")
        client = Client(JsonSerializer(batched=PROTOCOLS[protocol]), _details(request), of_request(request))

        def make(gone: Callable[[], None]) -> LongPollTransport:
            transport = LongPollTransport(self._settings, client, self._clock, gone)
            transport.open(self._new_session())
            return transport

        try:
            name = self.clients.add(client.address or "", make)
        except TooManyError:
            COUNTERS.count("refused.longpoll")
            return text(http.SERVICE_UNAVAILABLE, "Too many clients.\n", **{"retry-after": "5"})
        return Answer(http.OK, json.dumps({"transport": name, "protocol": protocol}).encode(), JSON)


def chosen(body: bytes) -> str | None:
    """The protocol to speak with a client that opens with this body: its first that is spoken here."""
    try:
        asked = json.loads(body)["protocols"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    if not isinstance(asked, list):
        return None
    return next((each for each in asked if isinstance(each, str) and each in PROTOCOLS), None)


def _take(transport: LongPollTransport, body: bytes) -> Answer:
    try:
        transport.receive(body)
    except ProtocolError as mistake:
        return text(http.BAD_REQUEST, f"WAMP protocol error: {mistake}"[:200] + "\n")
    return Answer(http.NO_CONTENT)


def _receive(request: Request, transport: LongPollTransport) -> int:
    def answer(what: bytes | End) -> None:
        if isinstance(what, End):
            send(request, text(http.GONE, f"{what.value}\n"))
        elif what:
            send(request, Answer(http.OK, what, JSON))
        else:
            send(request, Answer(http.NO_CONTENT))

    request.notifyFinish().addErrback(lambda _: transport.hang_up(answer))
    transport.poll(answer)
    return NOT_DONE_YET


def _let_read(request: Request, origin: str) -> None:
    """Let a page of an origin that may connect read the answer."""
    request.setHeader("access-control-allow-origin", origin)
    request.setHeader("access-control-allow-credentials", "true")  # autobahn-js asks with them; there are none
    request.setHeader("access-control-allow-headers", "content-type")
    request.setHeader("vary", "origin")


def _details(request: Request) -> TransportDetails:
    """What the router's session tells of its transport."""
    secure = request.isSecure()
    return TransportDetails(
        channel_type=TransportDetails.CHANNEL_TYPE_TLS if secure else TransportDetails.CHANNEL_TYPE_TCP,
        channel_framing=TransportDetails.CHANNEL_FRAMING_WEBSOCKET,  # there is no name for this one
        peer=peer2str(request.transport),
        is_server=True,
        is_secure=secure,
        own_pid=os.getpid(),
        http_headers_received={},
    )
