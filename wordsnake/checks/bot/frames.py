"""WebSocket frames (RFC 6455, section 5.2): taken apart and made anew, for who stands in the middle of a connection."""

import os
import struct
from dataclasses import dataclass

CONTINUATION, TEXT, BINARY, CLOSE, PING, PONG = 0, 1, 2, 8, 9, 10
SHORT, MEDIUM = 126, 127
"""Lengths from which on two and eight further bytes hold the length."""
MASKED, FINAL = 0x80, 0x80


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame, unmasked."""

    kind: int
    payload: bytes
    final: bool = True


class Frames:
    """Takes bytes as they come, and gives whole frames."""

    def __init__(self) -> None:
        self._left = b""

    def feed(self, data: bytes) -> list[Frame]:
        """The frames that are complete with these bytes."""
        self._left += data
        frames: list[Frame] = []
        while (found := _first(self._left)) is not None:
            frame, length = found
            frames.append(frame)
            self._left = self._left[length:]
        return frames


class Messages:
    """Puts the frames of a message together; control frames, which may come between them, are given as they are."""

    def __init__(self) -> None:
        self._begun: Frame | None = None

    def put(self, frame: Frame) -> Frame | None:
        """A message, or a control frame, that is complete with this frame."""
        if frame.kind >= CLOSE:
            return frame
        if self._begun is not None:
            frame = Frame(self._begun.kind, self._begun.payload + frame.payload, frame.final)
        self._begun = None if frame.final else frame
        return frame if frame.final else None


def made(frame: Frame, *, masked: bool) -> bytes:
    """The bytes of a frame; those of clients are masked."""
    length = len(frame.payload)
    mask = MASKED if masked else 0
    head = bytes([frame.final * FINAL | frame.kind])
    if length < SHORT:
        head += bytes([mask | length])
    elif length < 1 << 16:
        head += struct.pack("!BH", mask | SHORT, length)
    else:
        head += struct.pack("!BQ", mask | MEDIUM, length)
    if not masked:
        return head + frame.payload
    key = os.urandom(4)
    return head + key + _exclusive(frame.payload, key)


def _first(data: bytes) -> tuple[Frame, int] | None:
    """The first frame, and how many bytes it takes; None if it is not all there."""
    at = 2
    if len(data) < at:
        return None
    length = data[1] & (MASKED - 1)
    if length >= SHORT:
        wide = 2 if length == SHORT else 8
        if len(data) < at + wide:
            return None
        length = int.from_bytes(data[at : at + wide], "big")
        at += wide
    key = data[at : at + 4] if data[1] & MASKED else b""
    at += 4 if data[1] & MASKED else 0
    if len(data) < at + length:
        return None
    payload = data[at : at + length]
    return Frame(data[0] & 0x0F, _exclusive(payload, key) if key else payload, bool(data[0] & FINAL)), at + length


def _exclusive(payload: bytes, key: bytes) -> bytes:
    length = len(payload)
    whole = (key * (length // 4 + 1))[:length]
    return (int.from_bytes(payload, "big") ^ int.from_bytes(whole, "big")).to_bytes(length, "big")
