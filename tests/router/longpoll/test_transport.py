"""router.longpoll.transport, router.longpoll.pace"""

from typing import Any

import pytest
from autobahn.wamp.exception import ProtocolError, TransportLost
from autobahn.wamp.message import Call, Event, Result
from autobahn.wamp.serializer import JsonSerializer
from autobahn.wamp.types import TransportDetails
from twisted.internet.task import Clock

from router.limits.settings import Limits, Rate
from router.longpoll.transport import Client, End, LongPollTransport, Settings

CALL = b'[48,1,{},"wordsnake.about"]'
LIMITS = Limits(messages=Rate(1, 2), refusals=Rate(1, 2))


class Session:
    """Stands for the router's session."""

    def __init__(self, problem: Exception | None = None) -> None:
        self._session_id: int | None = 7
        self._problem = problem
        self.transport: Any = None
        self.got: list[Any] = []
        self.closed: list[bool] = []

    def onOpen(self, transport: Any) -> None:  # noqa: N802 - autobahn's names
        self.transport = transport

    def onMessage(self, message: Any) -> None:  # noqa: N802
        if self._problem:
            raise self._problem
        self.got.append(message)

    def onClose(self, clean: bool) -> None:  # noqa: FBT001, N802
        self.closed.append(clean)


class Wire:
    """A transport with a session, a clock, and all that was answered to the client."""

    def __init__(self, *, batched: bool = False, limits: Limits | None = None, session: Session | None = None) -> None:
        self.clock = Clock()
        self.session = session or Session()
        self.answers: list[bytes | End] = []
        self.gone = 0
        settings = Settings(auth={"x": 1}, poll=10, silence=30, most_messages=5, most_bytes=1000, limits=limits)
        client = Client(JsonSerializer(batched=batched), TransportDetails(peer="tcp4:192.0.2.7:5"), "192.0.2.7")
        self.transport = LongPollTransport(settings, client, self.clock, self._gone)
        self.transport.open(self.session)

    def _gone(self) -> None:
        self.gone += 1

    def poll(self) -> None:
        self.transport.poll(self.answers.append)

    def publish(self, *numbers: int) -> None:
        for number in numbers:
            self.transport.send(Event(1, number, args=["x"]))


def numbers(answer: bytes | End) -> list[int]:
    """The publication ids in an answer."""
    assert isinstance(answer, bytes)
    return [int(part.split(b",")[2]) for part in answer.split(b"\x18") if part]


def test_the_session_finds_what_it_looks_for() -> None:
    """Where sign-in is configured, and who is at the other end."""
    wire = Wire()
    assert wire.session.transport is wire.transport
    assert wire.transport.factory._config == {"auth": {"x": 1}}
    assert (wire.transport.peer, wire.transport.address) == ("tcp4:192.0.2.7:5", "192.0.2.7")


def test_a_waiting_request_gets_the_next_message() -> None:
    """In the next turn of the reactor."""
    wire = Wire()
    wire.poll()
    wire.publish(1)
    assert wire.answers == []
    wire.clock.advance(0)
    assert [numbers(each) for each in wire.answers] == [[1]]


def test_messages_wait_for_requests_in_order() -> None:
    """One for each."""
    wire = Wire()
    wire.publish(1, 2)
    wire.poll()
    wire.poll()
    assert [numbers(each) for each in wire.answers] == [[1], [2]]


def test_what_is_sent_in_one_turn_goes_in_one_batch() -> None:
    """To a client that asked for batches."""
    wire = Wire(batched=True)
    wire.poll()
    wire.publish(1, 2, 3)
    wire.clock.advance(0)
    assert [numbers(each) for each in wire.answers] == [[1, 2, 3]]


def test_an_idle_request_is_answered_in_time() -> None:
    """With nothing: the client asks again."""
    wire = Wire()
    wire.poll()
    wire.clock.advance(9.9)
    assert wire.answers == []
    wire.clock.advance(0.1)
    assert wire.answers == [b""]


def test_a_second_request_takes_the_place_of_the_first() -> None:
    """The client has given the first one up; it is answered all the same, and the message goes to the second."""
    wire = Wire()
    wire.poll()
    wire.poll()
    wire.publish(1)
    wire.clock.advance(0)
    assert wire.answers[0] == b""
    assert numbers(wire.answers[1]) == [1]


def test_nothing_is_lost_on_a_connection_that_broke() -> None:
    """The message waits for the next request."""
    wire = Wire()
    lost: list[bytes | End] = []
    answer = lost.append
    wire.transport.poll(answer)
    wire.transport.hang_up(answer)
    wire.publish(1)
    wire.clock.advance(0)
    wire.poll()
    assert lost == []
    assert numbers(wire.answers[0]) == [1]


def test_a_connection_that_broke_takes_no_other_along() -> None:
    """Its end may be noticed after the next request."""
    wire = Wire()
    first: list[bytes | End] = []
    answer = first.append
    wire.transport.poll(answer)
    wire.poll()
    wire.transport.hang_up(answer)
    wire.publish(1)
    wire.clock.advance(0)
    assert numbers(wire.answers[0]) == [1]


def test_messages_reach_the_session_in_order() -> None:
    """All of a batch."""
    wire = Wire(batched=True)
    wire.transport.receive(b'[48,1,{},"a.b"]\x18[48,2,{},"a.c"]\x18')
    assert [message.procedure for message in wire.session.got] == ["a.b", "a.c"]


@pytest.mark.parametrize("payload", [b"", b"garbage", b"[]", b"[999]", b"\xff", b"[" * 5000, CALL + b"\x18"])
def test_a_message_that_breaks_the_protocol_ends_it(payload: bytes) -> None:
    """Told to the client in the answer to it."""
    wire = Wire()
    wire.poll()
    with pytest.raises(ProtocolError):
        wire.transport.receive(payload)
    assert wire.answers == [End.BROKEN]
    assert (wire.session.got, wire.session.closed, wire.gone) == ([], [False], 1)


@pytest.mark.parametrize(
    ("problem", "told"), [(ProtocolError("forged"), "forged"), (ValueError("x"), "internal error")]
)
def test_a_message_that_the_router_refuses_ends_it(problem: Exception, told: str) -> None:
    """What goes wrong in the router is told to nobody."""
    wire = Wire(session=Session(problem))
    wire.transport.log = type("Log", (), {"failure": lambda *_: None})()
    with pytest.raises(ProtocolError, match=told):
        wire.transport.receive(CALL)
    assert not wire.transport.isOpen()


def test_more_than_may_wait_ends_it() -> None:
    """Not at once: the router is telling everybody, and must not lose a session meanwhile."""
    wire = Wire()
    wire.publish(*range(6))
    assert wire.transport.isOpen()
    wire.clock.advance(0)
    assert not wire.transport.isOpen()
    assert wire.session.closed == [False]


def test_a_long_message_that_may_not_wait_ends_it() -> None:
    """Bytes count, not only messages."""
    wire = Wire()
    wire.transport.send(Result(1, args=["x" * 1000]))
    wire.clock.advance(0)
    assert not wire.transport.isOpen()


def test_silence_ends_it() -> None:
    """Thirty seconds without any request."""
    wire = Wire()
    wire.transport.receive(CALL)
    wire.clock.pump([1] * 29)
    assert wire.transport.isOpen()
    wire.clock.advance(1)
    assert not wire.transport.isOpen()


def test_a_client_that_asks_is_not_silent() -> None:
    """For as long as it does."""
    wire = Wire()
    for _ in range(20):
        wire.poll()
        wire.clock.advance(10)
    assert wire.answers == [b""] * 20
    assert wire.transport.isOpen()


def test_without_a_session_it_ends() -> None:
    """Within ten seconds, however busily it asks."""
    wire = Wire()
    wire.session._session_id = None
    wire.clock.pump([1] * 9)
    wire.poll()
    wire.clock.advance(1)
    assert wire.answers == [End.STRAY]


def test_with_a_session_it_stays() -> None:
    """One that was late, or one after the other."""
    wire = Wire()
    wire.session._session_id = None
    wire.clock.pump([1] * 9)
    wire.session._session_id = 8
    wire.clock.pump([1] * 20)
    assert wire.transport.isOpen()


def test_a_close_ends_it() -> None:
    """And answers who waits; nothing is left on the clock."""
    wire = Wire()
    wire.poll()
    wire.publish(1)
    wire.transport.close()
    assert wire.answers == [End.CLOSED]
    assert (wire.session.closed, wire.gone, wire.clock.getDelayedCalls()) == ([True], 1, [])


def test_after_the_end_there_is_nothing() -> None:
    """The router is told so as by any transport."""
    wire = Wire()
    wire.transport.close()
    with pytest.raises(TransportLost):
        wire.publish(1)
    with pytest.raises(TransportLost):
        wire.transport.close()


def test_a_request_beyond_the_rate_is_refused() -> None:
    """With an answer that says how long to wait; the router does not see it."""
    wire = Wire(limits=LIMITS)
    for _ in range(3):
        wire.transport.receive(CALL)
    wire.poll()
    assert isinstance(wire.answers[0], bytes)
    assert b"wordsnake.error.rate_limited" in wire.answers[0]
    assert len(wire.session.got) == 2


def test_a_flood_ends_it() -> None:
    """More refusals than are borne."""
    wire = Wire(limits=LIMITS)
    wire.poll()
    for _ in range(5):
        wire.transport.receive(CALL)
    assert wire.answers == [End.FLOOD]


def test_the_rest_of_a_batch_is_not_looked_at_after_the_end() -> None:
    """Whatever it holds."""
    wire = Wire(batched=True, limits=LIMITS)
    wire.transport.receive((CALL + b"\x18") * 50)
    assert [type(each) for each in wire.session.got] == [Call, Call]
    assert not wire.transport.isOpen()


def test_without_limits_nothing_is_refused() -> None:
    """As with --no-rate-limits."""
    wire = Wire()
    for _ in range(500):
        wire.transport.receive(CALL)
    assert len(wire.session.got) == 500
