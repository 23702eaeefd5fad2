"""One client of long-poll, as the router's session sees it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from autobahn.wamp.exception import ProtocolError, TransportLost
from autobahn.wamp.interfaces import ISerializer
from autobahn.wamp.types import TransportDetails
from crossbar.bridge.mqtt.wamp import WampTransport
from txaio import make_logger

from router.counters import COUNTERS
from router.limits.message_rate import refusal
from router.limits.settings import Limits
from router.longpoll.mailbox import Mailbox
from router.longpoll.pace import Pace

STRAY_SECONDS = 5.0
"""So often it is looked whether a client has a session; who has none twice is gone."""


class End(Enum):
    """Why a transport ended. The value is what the client reads, if it still asks."""

    CLOSED = "The transport was closed."
    BROKEN = "A message broke the protocol."
    SILENT = "Nothing was heard of the client for too long."
    STRAY = "The client had no session for too long."
    SLOW = "Too much was waiting for the client."
    FLOOD = "Too many messages came at once."


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """`poll` and `silence` in seconds: how long a request to receive may wait, and a client be away.

    `auth` is the configuration of sign-in, as at the WebSocket; `limits` bounds the rate of messages
    (None: nothing does).
    """

    auth: Mapping[str, Any]
    poll: float
    silence: float
    most_messages: int
    most_bytes: int
    limits: Limits | None


@dataclass(frozen=True, slots=True)
class Client:
    """Who opens a transport, and in what it speaks. `address`: whom it is counted for (`router.limits.address`)."""

    serializer: ISerializer
    details: TransportDetails
    address: str | None


@dataclass(frozen=True, slots=True)
class _Factory:
    """What the router's session asks a transport's factory for."""

    _config: Mapping[str, Any]
    _cookiestore: None = None


@dataclass(slots=True)
class _Waiting:
    """A request to receive; `answer` gets messages, nothing (ask again), or why there is nothing more to come."""

    answer: Callable[[bytes | End], None]
    idle: Any = field(default=None)


class LongPollTransport(WampTransport):
    """A transport, from `open` until it ends; `gone` is called then, once.

    The clock ends what nobody else does: requests that wait, clients that fall silent, and those that never sign in.
    The router's session asserts that its transport is of one of a few classes; this one brings least with it.
    """

    log = make_logger()
    _authrole = _authmethod = _authprovider = _authrealm = _authextra = _cbtid = None  # nobody is known by a cookie

    def __init__(self, settings: Settings, client: Client, clock: Any, gone: Callable[[], None]) -> None:
        self.factory = _Factory({"auth": settings.auth})
        self.transport_details = client.details
        self.peer = client.details.peer
        self.address = client.address
        self._settings = settings
        self._serializer = client.serializer
        self._clock = clock
        self._gone = gone
        self._mailbox = Mailbox(
            most_messages=settings.most_messages,
            most_bytes=settings.most_bytes,
            batched=client.serializer.SERIALIZER_ID.endswith(".batched"),
        )
        self._pace = Pace(settings.limits, clock.seconds())
        self._session: Any = None
        self._waiting: _Waiting | None = None
        self._turn: Any = None
        self._overflown = False
        self._patience = clock.callLater(settings.silence, self.end, End.SILENT)
        self._stray = False
        self._look = clock.callLater(STRAY_SECONDS, self._look_for_session)

    @property
    def bytes_waiting(self) -> int:
        """How much waits for the client."""
        return self._mailbox.bytes

    def open(self, session: Any) -> None:
        """Begin, with a session of the router's."""
        self._session = session
        session.onOpen(self)

    def isOpen(self) -> bool:  # noqa: N802 - autobahn's name
        """Whether it has not ended."""
        return self._session is not None

    def send(self, msg: Any) -> None:
        """Take a message of the router's for the client. Raises TransportLost after the end."""
        if self._session is None:
            raise TransportLost
        payload, _ = self._serializer.serialize(msg)
        self._overflown = self._overflown or not self._mailbox.put(payload)
        if (self._waiting or self._overflown) and self._turn is None:
            # In the next turn of the reactor: what is sent until then goes with it. And the router is in the middle of
            # telling everybody; it must not lose a session just now.
            self._turn = self._clock.callLater(0, self._take_turn)

    def close(self) -> None:
        """End it, as the router or the client wants. Raises TransportLost after the end."""
        if self._session is None:
            raise TransportLost
        self.end(End.CLOSED)

    abort = close

    def receive(self, payload: bytes) -> None:
        """Take messages of the client's for the router. Raises ProtocolError for bad ones, and has ended then."""
        self._heard()
        try:
            for message in self._serializer.unserialize(payload):
                self._take(message)
        except ProtocolError:
            COUNTERS.count("refused.malformed")
            self.end(End.BROKEN)
            raise
        except Exception:  # noqa: BLE001 - logged whole; the client learns nothing of it
            self.log.failure("A message could not be handled: {log_failure.value}")
            self.end(End.BROKEN)
            raise ProtocolError("internal error") from None

    def poll(self, answer: Callable[[bytes | End], None]) -> None:
        """A request to receive: `answer` is called once, now or later. It takes the place of one that still waits."""
        self._heard()
        self._answer(b"")
        self._waiting = _Waiting(answer, self._clock.callLater(self._settings.poll, self._answer, b""))
        self._deliver()

    def hang_up(self, answer: Callable[[bytes | End], None]) -> None:
        """The connection on which `answer` would be sent is lost."""
        if self._waiting and self._waiting.answer == answer:
            _cancel(self._waiting.idle)
            self._waiting = None

    def end(self, why: End) -> None:
        """End it; again: nothing."""
        if self._session is None:
            return
        session, self._session = self._session, None
        COUNTERS.count(f"longpoll_ended.{why.name.lower()}")
        for timer in (self._patience, self._look, self._turn):
            _cancel(timer)
        try:
            session.onClose(why is End.CLOSED)
        except Exception:  # noqa: BLE001 - the transport ends all the same
            self.log.failure("A session could not be ended: {log_failure.value}")
        self._answer(why)
        self._gone()

    def _take(self, message: Any) -> None:
        if self._session is None:  # an earlier message of the batch has ended it
            return
        wait = self._pace.message(self._clock.seconds())
        if not wait:
            self._session.onMessage(message)
            return
        COUNTERS.count("refused.messages")
        answer = refusal(message, wait)
        if answer is None or self._unjoined or not self._pace.bears_refusal(self._clock.seconds()):
            COUNTERS.count("dropped.flood")
            self.end(End.FLOOD)
        else:
            self.send(answer)

    @property
    def _unjoined(self) -> bool:
        return getattr(self._session, "_session_id", None) is None

    def _heard(self) -> None:
        self._patience.reset(self._settings.silence)

    def _look_for_session(self) -> None:
        if self._stray and self._unjoined:
            self.end(End.STRAY)
        else:
            self._stray = self._unjoined
            self._look = self._clock.callLater(STRAY_SECONDS, self._look_for_session)

    def _take_turn(self) -> None:
        self._turn = None
        if self._overflown:
            self.end(End.SLOW)
        else:
            self._deliver()

    def _deliver(self) -> None:
        if self._waiting and self._mailbox:
            self._answer(self._mailbox.take())

    def _answer(self, what: bytes | End) -> None:
        if self._waiting:
            waiting, self._waiting = self._waiting, None
            _cancel(waiting.idle)
            if self._session is not None:
                self._heard()
            waiting.answer(what)


def _cancel(timer: Any) -> None:
    if timer is not None and timer.active():
        timer.cancel()
