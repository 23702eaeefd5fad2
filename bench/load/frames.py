"""WebSocket frames as a client writes and reads them (RFC 6455)."""

from typing import NamedTuple

TEXT, CLOSE, PING, PONG = 1, 8, 9, 10
FINAL = 0x80
MASKED = 0x80
MASK = b"\x5a\xa5\x3c\xc3"
"""One for all frames: what protects browsers' proxies is of no use here."""

_MASKS = int.from_bytes(MASK * 1024, "big")
_MASKED_BYTES = len(MASK) * 1024
_SHORT, _MEDIUM = 125, 126


class Frame(NamedTuple):
    """One frame from the server."""

    opcode: int
    payload: bytes


def masked_frame(payload: bytes, opcode: int = TEXT) -> bytes:
    """A whole message of at most 4 kB in one frame."""
    size = len(payload)
    if size > _MASKED_BYTES:
        raise ValueError(f"{size} bytes are too many")
    length = bytes([MASKED | size]) if size <= _SHORT else bytes([MASKED | _MEDIUM]) + size.to_bytes(2, "big")
    covered = int.from_bytes(payload, "big") ^ (_MASKS >> 8 * (_MASKED_BYTES - size))
    return bytes([FINAL | opcode]) + length + MASK + covered.to_bytes(size, "big")


class FrameReader:
    """Cuts what arrives into frames; what is not complete waits for the rest."""

    def __init__(self) -> None:
        self._rest = b""

    def feed(self, data: bytes) -> list[Frame]:
        """The frames that are complete now."""
        if self._rest:
            data = self._rest + data
        found: list[Frame] = []
        at = 0
        while bounds := _bounds(data, at):
            start, end = bounds
            found.append(Frame(data[at] & 0x0F, data[start:end]))
            at = end
        self._rest = data[at:]
        return found


def _bounds(data: bytes, at: int) -> tuple[int, int] | None:
    """Where the payload of the frame at `at` begins and ends; None if it is not all there."""
    if len(data) < at + 2:
        return None
    length, start = data[at + 1], at + 2
    if length > _SHORT:
        wide = 2 if length == _MEDIUM else 8
        start += wide
        if len(data) < start:
            return None
        length = int.from_bytes(data[start - wide : start], "big")
    end = start + length
    return (start, end) if end <= len(data) else None
