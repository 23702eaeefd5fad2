"""WebSocket frames made by hand (RFC 6455), also those that no library would send."""

import struct

CONTINUATION, TEXT, BINARY, CLOSE, PING, PONG = 0, 1, 2, 8, 9, 10
MASK = b"\x01\x02\x03\x04"


def frame(
    opcode: int, payload: bytes = b"", *, fin: bool = True, rsv: int = 0, masked: bool = True, length: int | None = None
) -> bytes:
    """One frame. `rsv`: the three reserved bits; `length`: what the header says, if not the payload's."""
    size = len(payload) if length is None else length
    mask_bit = 0x80 if masked else 0
    if size < 126:
        header = struct.pack("!BB", fin << 7 | rsv << 4 | opcode, mask_bit | size)
    elif size < 65536:
        header = struct.pack("!BBH", fin << 7 | rsv << 4 | opcode, mask_bit | 126, size)
    else:
        header = struct.pack("!BBQ", fin << 7 | rsv << 4 | opcode, mask_bit | 127, size)
    if not masked:
        return header + payload
    return header + MASK + bytes(byte ^ MASK[index % 4] for index, byte in enumerate(payload))
