"""router.fast.frame_once"""

from typing import Any

import pytest
from autobahn.exception import PayloadExceededError
from autobahn.wamp.exception import SerializationError, TransportLost
from autobahn.wamp.message import Error, Event, Goodbye, Result, Subscribed, Welcome
from autobahn.wamp.role import RoleBrokerFeatures
from autobahn.websocket.compress import PerMessageDeflateOfferAccept
from hypothesis import given
from hypothesis import strategies as st

from router.fast.frame_once import frame, install
from tests.support.speakers import EMPTY_CLOSE, Options, Speaker, speakers

Stock, Repaired = speakers(install)
SERIALIZERS = ["json", "msgpack", "cbor"]


def deflate(offers: list[Any]) -> Any:
    """Compress, as the client offers."""
    return PerMessageDeflateOfferAccept(offers[0])


OPTIONS: dict[str, Options] = {
    "plain": {},
    "compressed": {"perMessageCompressionAccept": deflate},
    "fragmented": {"autoFragmentSize": 10},
    "masked": {"maskServerFrames": True},
}


def messages() -> list[Any]:
    """One of every kind that a router sends to a client, small and large."""
    return [
        Welcome(1, {"broker": RoleBrokerFeatures()}, realm="wordsnake", authid="bob", authrole="player"),
        Subscribed(2, 3),
        Event(4, 5, args=["slang"], kwargs={"seq": 12, "score": 1.5, "next": None}),
        Event(4, 6, args=["x" * 125]),
        Event(4, 7, args=["x" * 500]),
        Result(8, args=["y" * 70_000]),
        Error(48, 9, "wordsnake.error.not_your_turn", kwargs={"seat": 2}),
        Goodbye("wamp.close.normal"),
    ]


def statistics(speaker: Speaker) -> tuple[Any, ...]:
    """What Autobahn counts of a connection and its serializer."""
    serializer = speaker.protocol._serializer
    rated = serializer._serialized_rated_messages
    return (
        speaker.protocol.trafficStats.__json__(),
        serializer._serialized_bytes,
        serializer._serialized_messages,
        rated,
    )


@pytest.mark.parametrize("options", list(OPTIONS))
@pytest.mark.parametrize("serializer", SERIALIZERS)
def test_the_bytes_are_the_same(serializer: str, options: str) -> None:
    """Of every message, in every serializer, whatever is asked of the frames."""
    stock, ours = (Speaker(kind, serializer, OPTIONS[options]) for kind in (Stock, Repaired))
    for theirs, mine in zip(messages(), messages(), strict=True):
        assert ours.send(mine) == stock.send(theirs)


@pytest.mark.parametrize("options", list(OPTIONS))
def test_what_is_counted_is_the_same(options: str) -> None:
    """Messages, frames and octets, and the messages that Crossbar.io rates."""
    stock, ours = (Speaker(kind, "json", OPTIONS[options]) for kind in (Stock, Repaired))
    stock.send(*messages())
    ours.send(*messages())
    assert statistics(ours) == statistics(stock)


def test_all_receivers_share_one_frame() -> None:
    """That is the point: made once, copied never."""
    anna, bob = Speaker(Repaired, room=0), Speaker(Repaired, room=0)
    bob.share(anna)
    event = Event(4, 5, args=["slang"])
    anna.send(event)
    bob.send(event)
    assert anna.wire.connection._tempDataBuffer[0] is bob.wire.connection._tempDataBuffer[0]


def test_the_defect_is_that_each_receiver_has_its_own() -> None:
    """As it comes."""
    anna, bob = Speaker(Stock, room=0), Speaker(Stock, room=0)
    bob.share(anna)
    event = Event(4, 5, args=["slang"])
    anna.send(event)
    bob.send(event)
    assert anna.wire.connection._tempDataBuffer[0] is not bob.wire.connection._tempDataBuffer[0]


def test_receivers_with_different_serializers_get_their_own() -> None:
    """One event, three frames."""
    event = Event(4, 5, args=["slang"])
    sent = [Speaker(Repaired, serializer).send(event) for serializer in SERIALIZERS]
    assert sent == [Speaker(Stock, serializer).send(Event(4, 5, args=["slang"])) for serializer in SERIALIZERS]
    assert len(set(sent)) == len(SERIALIZERS)


def test_a_message_that_has_changed_is_framed_anew() -> None:
    """Crossbar.io forgets what it looked like (`uncache`), and so does this."""
    speaker, event = Speaker(Repaired), Event(4, 5, args=["slang"])
    before = speaker.send(event)
    event.uncache()
    event._args = ["other"]
    assert speaker.send(event) != before


def test_pings_and_closing_come_after_what_was_sent() -> None:
    """Control frames take the old way to the same queue."""
    speaker = Speaker(Repaired)
    event = Event(4, 5, args=["slang"])
    speaker.protocol.send(event)
    speaker.protocol.sendPing(b"now")
    speaker.protocol.send(event)
    speaker.protocol.sendClose(1000)
    speaker.wire.reactor.turns()
    framed = Speaker(Repaired).send(Event(4, 5, args=["slang"]))
    assert speaker.wire.socket.taken == framed + b"\x89\x03now" + framed + b"\x88\x02\x03\xe8"


def test_what_was_queued_by_chopping_is_not_overtaken() -> None:
    """Autobahn sends data in bits by timers when it is asked to."""
    speaker = Speaker(Repaired)
    speaker.protocol.sendMessage(b"first", sync=True)
    speaker.protocol.sendMessage(b"second", sync=True)
    speaker.protocol.send(Event(4, 5, args=["slang"]))
    assert speaker.protocol.send_queue


@pytest.mark.parametrize("kind", [Stock, Repaired])
def test_a_message_that_no_serializer_takes_is_told(kind: type) -> None:
    """To the router, which tells who sent it; nothing is sent."""
    speaker = Speaker(kind)
    with pytest.raises(SerializationError):
        speaker.protocol.send(Event(4, 5, args=[object()]))
    speaker.wire.reactor.turns()
    assert speaker.wire.socket.taken == b""


@pytest.mark.parametrize("kind", [Stock, Repaired])
def test_a_message_that_is_too_long_is_told(kind: type) -> None:
    """Likewise."""
    speaker = Speaker(kind, options={"maxMessagePayloadSize": 200})
    with pytest.raises(PayloadExceededError):
        speaker.protocol.send(Event(4, 5, args=["x" * 200]))
    speaker.wire.reactor.turns()
    assert speaker.wire.socket.taken == b""


@pytest.mark.parametrize("kind", [Stock, Repaired])
def test_nothing_is_sent_once_it_closes(kind: type) -> None:
    """The session learns it as before."""
    speaker = Speaker(kind)
    session = speaker.session
    speaker.protocol.dataReceived(EMPTY_CLOSE)
    speaker.wire.reactor.turns()
    assert session.ended
    with pytest.raises(TransportLost):
        speaker.protocol.send(Event(4, 5))


@pytest.mark.parametrize("binary", [False, True])
@pytest.mark.parametrize("length", [0, 1, 125, 126, 127, 65535, 65536])
def test_the_header_says_how_long_the_payload_is(length: int, binary: bool) -> None:  # noqa: FBT001 - a parameter
    """At the lengths at which its form changes; Autobahn's own is the same."""
    speaker = Speaker(Stock)
    speaker.protocol.sendMessage(b"x" * length, isBinary=binary)
    speaker.wire.reactor.turns()
    assert frame(b"x" * length, binary=binary) == speaker.wire.socket.taken


@given(args=st.lists(st.text(max_size=40) | st.integers(0, 1 << 53) | st.none(), max_size=5))
def test_any_event_looks_the_same(args: list[Any]) -> None:
    """Its bytes, in JSON."""
    assert Speaker(Repaired).send(Event(4, 5, args=args)) == Speaker(Stock).send(Event(4, 5, args=args))


def test_traffic_that_is_logged_takes_the_old_way() -> None:
    """Who looks on sees every frame."""
    seen: list[bytes] = []

    class Watched(Repaired):  # type: ignore[valid-type,misc]
        """Logs the frames that are sent."""

        logFrames = True  # noqa: N815 - autobahn's name

        def logTxFrame(self, _header: Any, payload: bytes, *_rest: Any) -> None:  # noqa: N802 - autobahn's name
            seen.append(payload)

    Speaker(Watched).send(Event(4, 5))
    assert seen == [b"[36,4,5,{}]"]
