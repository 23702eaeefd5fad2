"""A message in one frame is read as if it came in a hundred pieces.

Defect (Autobahn 26.10.2): `processData` takes a frame apart in some twenty calls that would serve for frames that
arrive in part, fragments and compression; it makes an object for the header, one for the mask, three lists and a
Deferred: 25 us for a CALL of 80 bytes.

Repair: when a whole message has arrived in one masked frame, it is unmasked and delivered at once. The two methods that
bound how long a message may be are called as before (`router.limits.message_size`). Everything else goes the old way:
what is incomplete, in fragments, compressed, empty, longer than 64 kB, a control frame, no UTF-8, or wrong.
"""

# ruff: noqa: SLF001 - Autobahn's
import functools
from collections.abc import Callable
from typing import Any

from autobahn.websocket.protocol import WebSocketProtocol
from crossbar.router.protocol import WampWebSocketServerProtocol

from router.repair import Upstream

UPSTREAM = (
    Upstream("autobahn.websocket.protocol", "WebSocketProtocol._dataReceived", "b6616694f9d65410"),
    Upstream("autobahn.websocket.protocol", "WebSocketProtocol.consumeData", "aaa88196e762438f"),
    Upstream("autobahn.websocket.protocol", "WebSocketProtocol.processData", "25b9c1387a46ab25"),
    Upstream("autobahn.websocket.protocol", "WebSocketProtocol.onFrameBegin", "9537027007767ae4"),
    Upstream("autobahn.websocket.protocol", "WebSocketProtocol.onFrameData", "b39b40e3d1702273"),
    Upstream("autobahn.websocket.protocol", "WebSocketProtocol.onFrameEnd", "c45a45b9bf333417"),
    Upstream("autobahn.websocket.protocol", "WebSocketProtocol.onMessageBegin", "1c5cb3b3e3eb227b"),
    Upstream("autobahn.websocket.protocol", "WebSocketProtocol.onMessageFrameBegin", "68c4eae4de95e1fb"),
    Upstream("autobahn.websocket.protocol", "WebSocketProtocol.onMessageFrameData", "23e4805e8f059816"),
    Upstream("autobahn.websocket.protocol", "WebSocketProtocol.onMessageFrameEnd", "00c94dd299eb55fc"),
    Upstream("autobahn.websocket.protocol", "WebSocketProtocol.onMessageFrame", "f125b1f1668fa11c"),
    Upstream("autobahn.websocket.protocol", "WebSocketProtocol.onMessageEnd", "efff2a43ca8540d0"),
    Upstream("autobahn.websocket.protocol", "WebSocketProtocol._cancelAutoPingTimeoutCall", "4e4db79d874d8c06"),
    Upstream("autobahn.twisted.websocket", "WebSocketAdapterProtocol._onMessage", "a8cece711929bc21"),
    Upstream("autobahn.wamp.websocket", "WampWebSocketProtocol.onOpen", "29afcaaddc2f3a4d"),
    Upstream("autobahn.util", "ObservableMixin.fire", "25429a670af93ea0"),
)

TEXT, BINARY = 0x81, 0x82
"""First byte of an unfragmented message (RFC 6455, section 5.2)."""
MASKED = 0x80
OPEN = WebSocketProtocol.STATE_OPEN

ProcessData = Callable[[Any], bool]
OnOpen = Callable[[Any], None]


def plain(protocol: Any) -> bool:
    """Whether the messages of this open connection are what is read here, and nobody looks on."""
    return bool(
        protocol.factory.isServer
        and protocol._perMessageCompress is None
        and protocol.requireMaskedClientFrames
        and protocol.applyMask
        and protocol.utf8validateIncoming
        and protocol._listeners is None
        and not protocol.logFrames
        and not protocol.logOctets
        and not protocol.trackedTimings
    )


def bounds(data: bytes) -> tuple[int, int] | None:
    """Where the payload of the first frame begins (behind its mask) and ends; None if it is not read here."""
    size = len(data)
    if size < 7 or data[0] not in (TEXT, BINARY) or not data[1] & MASKED:  # noqa: PLR2004 - header, mask and something
        return None
    length, begin = data[1] & 0x7F, 6
    if length == 126:  # noqa: PLR2004 - the RFC's
        length, begin = data[2] << 8 | data[3], 8
        if length < 126:  # noqa: PLR2004 - has to be said in the short way
            return None
    elif length == 127:  # noqa: PLR2004 - the RFC's
        return None
    end = begin + length
    return (begin, end) if length and end <= size else None


def unmasked(payload: bytes, mask: bytes) -> bytes:
    """The payload without its mask of four bytes (RFC 6455, section 5.3)."""
    size = len(payload)
    key = (mask * (size // 4 + 1))[:size]
    return (int.from_bytes(payload, "big") ^ int.from_bytes(key, "big")).to_bytes(size, "big")


def is_utf8(payload: bytes) -> bool:
    """Whether the bytes are text."""
    try:
        payload.decode()
    except UnicodeDecodeError:
        return False
    return True


def read_whole(process: ProcessData) -> ProcessData:
    """`processData`, reading a message at once if it is there in one frame."""

    @functools.wraps(process)
    def reading(protocol: Any) -> bool:
        if not protocol.receives_plain_frames or (
            protocol.current_frame is not None
            or protocol.inside_message
            or protocol.failedByMe
            or protocol.state != OPEN
        ):
            return process(protocol)
        data: bytes = protocol.data
        found = bounds(data)
        if found is None:
            return process(protocol)
        begin, end = found
        payload = unmasked(data[begin:end], data[begin - 4 : begin])
        binary = data[0] == BINARY
        if not (binary or is_utf8(payload)):
            return process(protocol)
        protocol.data = data[end:]
        deliver(protocol, payload, binary=binary)
        return len(protocol.data) > 0

    return reading


def deliver(protocol: Any, payload: bytes, *, binary: bool) -> None:
    """Pass a message on, unless it is longer than it may be."""
    protocol.onMessageBegin(binary)
    protocol.onMessageFrameBegin(len(payload))
    if protocol.state == OPEN:
        account(protocol.trafficStats, len(payload))
    if protocol.autoPingTimeoutCall and protocol.autoPingRestartOnAnyTraffic:
        protocol._cancelAutoPingTimeoutCall()
    protocol.frame_data = None
    if not protocol.failedByMe:
        protocol._onMessage(payload, binary)
    protocol.message_data = None


def account(traffic: Any, length: int) -> None:
    """Count the message as Autobahn does."""
    traffic.incomingOctetsWebSocketLevel += length
    traffic.incomingOctetsAppLevel += length
    traffic.incomingWebSocketFrames += 1
    traffic.incomingWebSocketMessages += 1


def decide_when_opened(on_open: OnOpen) -> OnOpen:
    """`onOpen`, deciding before the first message which way those of the connection are read."""

    @functools.wraps(on_open)
    def deciding(protocol: Any) -> None:
        protocol.receives_plain_frames = plain(protocol)
        on_open(protocol)

    return deciding


def install(protocol: type = WampWebSocketServerProtocol) -> None:
    """Repair the class."""
    repaired: Any = protocol
    repaired.receives_plain_frames = False
    repaired.onOpen = decide_when_opened(repaired.onOpen)
    repaired.processData = read_whole(repaired.processData)
