"""Calls and events on the engine's way to the router, without what Autobahn does for those that are none of ours.

Autobahn 26.10 makes an object of every message, with a check of each field, a Deferred and five closures for every
call, and words for a log that nobody reads. Here an ordinary call (its options say who calls, and nothing else) goes
from its bytes to the endpoint, and the answer and the events go to their bytes at once. Whatever is not ordinary, and
every other message, goes Autobahn's way, which is also that of all of them where Autobahn is no longer what this rests
on (`is_sound`). What is said differs in nothing but what WAMP leaves open: an option's default is not told.
"""

import hashlib
import importlib
import inspect
import logging
from functools import reduce
from typing import Any

import msgspec
from autobahn.exception import PayloadExceededError
from autobahn.twisted.rawsocket import WampRawSocketClientProtocol
from autobahn.twisted.wamp import ApplicationSession
from autobahn.wamp.exception import ApplicationError, SerializationError, TransportLost
from autobahn.wamp.message import Invocation
from autobahn.wamp.types import PublishOptions
from twisted.internet.defer import CancelledError, Deferred
from twisted.python.failure import Failure

from wordsnake.wamp.calls.endpoint import DETAILS, Endpoint

UPSTREAM = {
    ("autobahn.twisted.rawsocket", "WampRawSocketProtocol.stringReceived"): "a083747cc51ee134",
    ("autobahn.twisted.rawsocket", "WampRawSocketProtocol.send"): "9c668744f3d2a8d6",
    ("autobahn.twisted.rawsocket", "WampRawSocketProtocol.isOpen"): "f34feb24b718f9c7",
    ("autobahn.twisted.rawsocket", "WampRawSocketClientProtocol.dataReceived"): "9894873b12796a5b",
    ("autobahn.wamp.protocol", "ApplicationSession.onMessage"): "39988f4f3331c85e",
    ("autobahn.wamp.protocol", "ApplicationSession.publish"): "aa4a71aaf017ccaf",
    ("autobahn.wamp.protocol", "ApplicationSession.onClose"): "7ce2ec7eac8ac4e6",
    ("autobahn.wamp.protocol", "BaseSession._message_from_exception"): "2eacb22d99ac77d8",
    ("twisted.protocols.basic", "IntNStringReceiver.dataReceived"): "c7d2da02e2e91c87",
    ("twisted.protocols.basic", "IntNStringReceiver.sendString"): "82616551e2f63715",
}
"""What this rests on, by module and name, with a fingerprint of its source."""

PUBLISH, INVOCATION, YIELD = 16, 68, 70
PREFIX = 4
"""Bytes of the length before a message."""

_UNSENDABLE = {
    SerializationError: ApplicationError.INVALID_PAYLOAD,
    PayloadExceededError: ApplicationError.PAYLOAD_SIZE_EXCEEDED,
}
log = logging.getLogger(__name__)
_encode = msgspec.msgpack.Encoder().encode


class Who(msgspec.Struct, forbid_unknown_fields=True):
    """The options of an ordinary call."""

    caller: int
    caller_authid: str
    caller_authrole: str


class Call(msgspec.Struct, array_like=True, forbid_unknown_fields=True):
    """An ordinary INVOCATION; anything else fails to be read as one."""

    kind: int
    request: int
    registration: int
    who: Who
    args: list[Any] = []
    kwargs: dict[str, Any] = {}


_read = msgspec.msgpack.Decoder(Call).decode


def is_sound() -> bool:
    """Whether Autobahn and Twisted are what this rests on; tells the log what is not."""
    changed = [f"{module}:{name}" for (module, name), known in UPSTREAM.items() if fingerprint(module, name) != known]
    if changed:
        log.warning("calls go the slow way, since these have changed: %s", ", ".join(changed))
    return not changed


def fingerprint(module: str, name: str) -> str:
    """Of the source of a function, as it is installed; "missing" if there is none."""
    try:
        source = inspect.getsource(reduce(getattr, name.split("."), importlib.import_module(module)))
    except (ImportError, AttributeError, OSError):
        return "missing"
    return hashlib.sha256(source.encode()).hexdigest()[:16]


class LeanProtocol(WampRawSocketClientProtocol):
    """The connection: ordinary calls go to the session's `take`."""

    def stringReceived(self, payload: bytes) -> None:  # noqa: N802 - Autobahn's name
        """A message has come."""
        if payload[1:2] == b"\x44" and self._session is not None:  # an array whose first item is 68
            try:
                call = _read(payload)
            except (msgspec.MsgspecError, RecursionError):
                call = None
            if call is not None and self._session.take(call):
                return
        super().stringReceived(payload)

    def send_plain(self, message: tuple[Any, ...]) -> None:
        """Send a message. Raises TransportLost, SerializationError, PayloadExceededError."""
        if self._session is None:
            raise TransportLost
        try:
            payload = _encode(message)
        except (TypeError, ValueError, OverflowError, RecursionError) as error:
            raise SerializationError(str(error)) from error
        size = len(payload)
        if size > self._max_len_send > 0:
            raise PayloadExceededError(f"a message of {size} bytes is more than the router takes")
        self.transport.write(size.to_bytes(PREFIX) + payload)


class LeanSession(ApplicationSession):
    """The session: `answers` are the endpoints by their registrations."""

    def __init__(self, config: Any) -> None:
        super().__init__(config)
        self.answers: dict[int, Endpoint] = {}

    def tell(self, topic: str, message: msgspec.Struct, options: PublishOptions) -> None:
        """Publish an event, unacknowledged, whose fields are its keywords."""
        if isinstance(self._transport, LeanProtocol):
            number = self._request_id_gen.next()
            self._transport.send_plain((PUBLISH, number, _wire(options), topic, (), message))
        else:
            self.publish(topic, options=options, **msgspec.to_builtins(message))

    def take(self, call: Call) -> bool:
        """Answer an ordinary call. Those that break the protocol are left to Autobahn, which ends the connection."""
        endpoint = self.answers.get(call.registration)
        if endpoint is None or call.registration not in self._registrations or self._session_id is None:
            return False
        if call.request in self._invocations or DETAILS in call.kwargs:
            return False
        answer = Answer(self, call.request)
        self._invocations[call.request] = answer
        who = call.who
        work = endpoint.answer(who.caller_authid, who.caller_authrole, call.args, call.kwargs)
        Deferred.fromCoroutine(work).addCallbacks(answer.done, answer.failed)
        return True

    def ends(self, request: int, answer: "Answer") -> bool:
        """The wait for an answer is over; False if it was before."""
        return self._invocations.pop(request, None) is answer

    def answered(self, request: int, result: object) -> None:
        """Send the result of a call, as long as there is a way to send it."""
        if isinstance(self._transport, LeanProtocol):
            try:
                self._transport.send_plain((YIELD, request, {}, (result,)))
            except (SerializationError, PayloadExceededError) as error:
                log.exception("the result of a call cannot be sent")
                self._refused(request, ApplicationError(_UNSENDABLE[type(error)], str(error)))

    def failed(self, request: int, error: BaseException | None) -> None:
        """Send the error of a call."""
        if not isinstance(error, ApplicationError | CancelledError):
            log.error("a call failed", exc_info=error)
        try:
            self._refused(request, error)
        except (SerializationError, PayloadExceededError) as second:
            log.exception("the error of a call cannot be sent")
            self._refused(request, ApplicationError(_UNSENDABLE[type(second)], str(second)))

    def _refused(self, request: int, error: BaseException | None) -> None:
        if self._transport is not None:
            self._transport.send(self._message_from_exception(Invocation.MESSAGE_TYPE, request, error))


class Answer:
    """An answer that is awaited: what Autobahn finds under the number of a call when the caller gives up."""

    __slots__ = ("_request", "_session", "on_reply")

    def __init__(self, session: LeanSession, request: int) -> None:
        self._session = session
        self._request = request
        self.on_reply = self
        """What Autobahn cancels."""

    def done(self, result: object) -> None:
        """The endpoint has answered."""
        if self._session.ends(self._request, self):
            self._session.answered(self._request, result)

    def failed(self, failure: Failure) -> None:
        """The endpoint has answered with an error."""
        if self._session.ends(self._request, self):
            self._session.failed(self._request, failure.value)

    def cancel(self) -> None:
        """Nobody waits any longer: that is answered at once, and what is being done is done all the same."""
        if self._session.ends(self._request, self):
            self._session.failed(self._request, CancelledError())


def _wire(options: PublishOptions) -> dict[str, Any]:
    """The options as the router reads them: nothing is ever to be acknowledged, which is what it does unasked."""
    wire: dict[str, Any] = options.message_attr()
    wire.pop("acknowledge", None)
    return wire
