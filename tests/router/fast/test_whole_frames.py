"""router.fast.whole_frames, against the way Autobahn reads frames."""

import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from router.fast.whole_frames import install, unmasked
from router.limits.message_size import bound_messages
from router.limits.settings import Limits
from tests.router.fast.test_frame_once import OPTIONS
from tests.support.frames import BINARY, CLOSE, CONTINUATION, MASK, PING, PONG, TEXT, frame
from tests.support.speakers import Options, Speaker, speakers


def install_bounded(protocol: Any) -> None:
    """The repair, and the bound on messages over it."""
    install(protocol)
    bound(protocol)


def bound(protocol: Any) -> None:
    """As `message_size` bounds them, at 300 bytes."""
    protocol.onMessageFrameBegin = bound_messages(protocol.onMessageFrameBegin, Limits(message_bytes=300))


Stock, Repaired = speakers(install_bounded)
bound(Stock)


def told(kind: type, chunks: list[bytes], options: Options | None = None) -> dict[str, Any]:
    """What becomes of bytes that arrive in these chunks."""
    speaker = Speaker(kind, options=options)
    random.seed(1)  # masks are the same each time
    protocol = speaker.protocol
    heard: list[tuple[bytes, bool]] = []
    protocol.onMessage = lambda payload, binary: heard.append((payload, binary))
    for chunk in chunks:
        protocol.dataReceived(chunk)
    speaker.wire.reactor.turns()
    return {
        "heard": heard,
        "sent": speaker.wire.socket.taken,
        "state": (protocol.state, protocol.failedByMe, protocol.wasMaxMessagePayloadSizeExceeded),
        "inside": (protocol.inside_message, protocol.current_frame is None, protocol.data),
        "counted": protocol.trafficStats.__json__(),
    }


FRAMES: dict[str, bytes] = {
    "text": frame(TEXT, b'[48,1,{},"wordsnake.about"]'),
    "binary": frame(BINARY, b"\x00\xff"),
    "one byte": frame(TEXT, b"x"),
    "none": frame(TEXT),
    "125": frame(TEXT, b"x" * 125),
    "126": frame(TEXT, b"x" * 126),
    "as long as it may be": frame(TEXT, b"x" * 300),
    "too long": frame(TEXT, b"x" * 301),
    "far too long": frame(TEXT, b"x" * 70_000),
    "said in a long way": b"\x81\xfe\x00\x05" + MASK + b"hello",
    "umlauts": frame(TEXT, "slang ü 𝄞".encode()),
    "no text": frame(TEXT, b"\xff\xfe"),
    "half a letter": frame(TEXT, "ü".encode()[:1]),
    "a surrogate": frame(TEXT, b"\xed\xa0\x80"),
    "not masked": frame(TEXT, b"hello", masked=False),
    "reserved bits": frame(TEXT, b"hello", rsv=4),
    "a reserved kind": frame(3, b"hello"),
    "a fragment": frame(TEXT, b"hel", fin=False),
    "the last fragment": frame(CONTINUATION, b"lo"),
    "a ping": frame(PING, b"are you there"),
    "a pong": frame(PONG, b"yes"),
    "a close": frame(CLOSE, b"\x03\xe8"),
}


@pytest.mark.parametrize("name", list(FRAMES))
@pytest.mark.parametrize("after", ["text", "a fragment", "too long", "a close"])
def test_a_frame_is_read_as_autobahn_does(name: str, after: str) -> None:
    """In one piece with what comes before, alone, and byte by byte."""
    both = FRAMES[after] + FRAMES[name] + FRAMES["text"]
    for chunks in ([both], [FRAMES[after], FRAMES[name], FRAMES["text"]]):
        assert told(Repaired, chunks) == told(Stock, chunks)


@pytest.mark.parametrize("options", list(OPTIONS))
def test_nothing_changes_with_other_options(options: str) -> None:
    """Compressed messages among them."""
    chunks = [FRAMES["text"], FRAMES["reserved bits"]]
    assert told(Repaired, chunks, OPTIONS[options]) == told(Stock, chunks, OPTIONS[options])


@given(st.lists(st.sampled_from(list(FRAMES)), max_size=6), st.lists(st.integers(1, 40), max_size=12))
def test_frames_in_any_order_and_in_any_pieces(names: list[str], sizes: list[int]) -> None:
    """Whatever comes after whatever, wherever TCP cuts it."""
    data = b"".join(FRAMES[name] for name in names)
    chunks = []
    for size in sizes:
        chunks.append(data[:size])
        data = data[size:]
    chunks = [each for each in (*chunks, data) if each]
    assert told(Repaired, chunks) == told(Stock, chunks)


def test_a_whole_message_takes_the_short_way() -> None:
    """No object is made for its header."""
    speaker = Speaker(Repaired)
    speaker.protocol.onMessage = lambda *_: None
    speaker.protocol.onFrameBegin = lambda: pytest.fail("the long way")
    speaker.protocol.dataReceived(FRAMES["text"] + FRAMES["126"] + FRAMES["binary"])
    assert speaker.protocol.data == b""


def test_who_listens_is_told() -> None:
    """Somebody who listens to messages beside the session hears them."""
    speaker = Speaker(Repaired)
    heard: list[bytes] = []
    speaker.protocol.on("message", lambda payload, **_: heard.append(payload))
    speaker.protocol.receives_plain_frames = False
    speaker.protocol.onOpen()
    speaker.protocol.onMessage = lambda *_: None
    speaker.protocol.dataReceived(FRAMES["one byte"])
    assert heard == [b"x"]


def test_a_message_that_ends_the_connection_is_the_last() -> None:
    """What came behind it in the same piece is not delivered, as `message_rate` wants it."""
    speaker = Speaker(Repaired)
    heard: list[bytes] = []

    def end(payload: bytes, _binary: object) -> None:
        heard.append(payload)
        speaker.protocol.data = b""

    speaker.protocol.onMessage = end
    speaker.protocol.dataReceived(FRAMES["one byte"] * 3)
    assert heard == [b"x"]


@given(st.binary(min_size=1, max_size=300), st.binary(min_size=4, max_size=4))
def test_unmasking_is_that_of_the_rfc(payload: bytes, mask: bytes) -> None:
    """RFC 6455, section 5.3: octet i of the payload is XORed with octet i mod 4 of the mask."""
    assert unmasked(payload, mask) == bytes(byte ^ mask[at % 4] for at, byte in enumerate(payload))
