"""WebSocket frames of the load generator."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.load.frames import MASK, PING, TEXT, Frame, FrameReader, masked_frame


def from_server(payload: bytes, opcode: int = TEXT) -> bytes:
    size = len(payload)
    if size <= 125:
        return bytes([0x80 | opcode, size]) + payload
    if size < 2**16:
        return bytes([0x80 | opcode, 126]) + size.to_bytes(2, "big") + payload
    return bytes([0x80 | opcode, 127]) + size.to_bytes(8, "big") + payload


@given(st.binary(max_size=4096))
def test_a_masked_frame_is_what_the_rfc_says(payload: bytes) -> None:
    """Unmasked byte by byte, as a server does it, it is the payload again."""
    frame = masked_frame(payload)
    header = 2 if len(payload) <= 125 else 4
    mask, covered = frame[header : header + 4], frame[header + 4 :]
    assert frame[0] == 0x81
    assert mask == MASK
    assert bytes(byte ^ mask[at % 4] for at, byte in enumerate(covered)) == payload


def test_the_length_of_a_frame_is_written_in_two_ways() -> None:
    """Up to 125 bytes in one byte, more in two further ones; the bit above says that it is masked."""
    assert masked_frame(b"x" * 125)[1] == 0x80 | 125
    assert masked_frame(b"x" * 126)[1:4] == bytes([0x80 | 126, 0, 126])


def test_a_message_that_is_too_long_is_refused() -> None:
    """It would be masked wrongly."""
    with pytest.raises(ValueError, match="4097 bytes"):
        masked_frame(b"x" * 4097)


@given(st.lists(st.integers(0, 300) | st.just(70_000), max_size=6), st.lists(st.integers(1, 4000), min_size=1))
def test_frames_are_found_however_they_are_cut(sizes: list[int], cuts: list[int]) -> None:
    """What one read from the socket brings has nothing to do with frames."""
    payloads = [bytes([at]) * size for at, size in enumerate(sizes)]
    stream = b"".join(map(from_server, payloads))
    reader, at = FrameReader(), 0
    found: list[Frame] = []
    while at < len(stream):
        cut = cuts[len(found) % len(cuts)]
        found += reader.feed(stream[at : at + cut])
        at += cut
    assert found == [Frame(TEXT, payload) for payload in payloads]


def test_a_control_frame_keeps_its_opcode() -> None:
    """A ping has to be answered, not counted."""
    assert FrameReader().feed(from_server(b"hello", PING)) == [Frame(PING, b"hello")]
