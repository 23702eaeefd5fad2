"""One event for a thousand watchers is framed a thousand times.

Defect (Autobahn 26.10.2): a message keeps what it looks like in each serializer, but `sendMessage` and `sendFrame` put
a header before those bytes, copying them, for every receiver anew.

Repair: the frame is kept beside it, so that it is made once for each serializer; all receivers share the object.
Whatever asks for more than one plain frame (compression, fragments, masks, logging of traffic) takes the old way, and
so does every message that can't be sent, which is then told as before.
"""

import functools
import struct
from collections.abc import Callable
from typing import Any

import txaio
from autobahn.websocket.protocol import WebSocketProtocol
from crossbar.router.protocol import WampWebSocketServerProtocol

from router.repair import Upstream

UPSTREAM = (
    Upstream("autobahn.wamp.websocket", "WampWebSocketProtocol.send", "811ed7bd88f1a2c9"),
    Upstream("autobahn.wamp.websocket", "WampWebSocketProtocol.onOpen", "29afcaaddc2f3a4d"),
    Upstream("autobahn.wamp.websocket", "WampWebSocketProtocol.onClose", "53181bdd1af8b2ac"),
    Upstream("autobahn.wamp.serializer", "Serializer.serialize", "cd15fee2e94c1101"),
    Upstream("autobahn.wamp.message", "Message.serialize", "aa23f385e6f405c9"),
    Upstream("autobahn.wamp.message", "Message.uncache", "599b4a3cd08dbd9a"),
    Upstream("autobahn.websocket.protocol", "WebSocketProtocol.sendMessage", "048d6bcf0d712309"),
    Upstream("autobahn.websocket.protocol", "WebSocketProtocol.sendFrame", "89cc8b024c413aa0"),
    Upstream("autobahn.websocket.protocol", "WebSocketProtocol.sendData", "5dcca425b048b07e"),
)

TEXT, BINARY = 0x81, 0x82
"""First byte of an unfragmented message: the last frame of its kind (RFC 6455, section 5.2)."""

OPEN = WebSocketProtocol.STATE_OPEN

Send = Callable[[Any, Any], None]
OnOpen = Callable[[Any], None]


def frame(payload: bytes, *, binary: bool) -> bytes:
    """The payload as one frame of a server: unmasked, unfragmented, uncompressed (RFC 6455, section 5.2)."""
    first, length = BINARY if binary else TEXT, len(payload)
    if length < 126:  # noqa: PLR2004 - the RFC's
        return struct.pack("!BB", first, length) + payload
    if length < 1 << 16:
        return struct.pack("!BBH", first, 126, length) + payload
    return struct.pack("!BBQ", first, 127, length) + payload


def plain(protocol: Any) -> bool:
    """Whether the messages of this open connection leave as one frame each, and nobody looks on."""
    return bool(
        protocol.factory.isServer
        and protocol._perMessageCompress is None  # noqa: SLF001
        and not protocol.autoFragmentSize
        and not protocol.maskServerFrames
        and not protocol.logFrames
        and not protocol.logOctets
        and not protocol.trackedTimings
    )


def framed(message: Any, serializer: Any) -> tuple[bytes, int]:
    """The message's frame in this serializer and the length of its payload; made once, kept with the message."""
    key = ("frame", serializer)
    known: tuple[bytes, int] | None = message._serialized.get(key)  # noqa: SLF001
    if known is None:
        payload = message.serialize(serializer)
        known = message._serialized[key] = frame(payload, binary=serializer.BINARY), len(payload)  # noqa: SLF001
    return known


def account(protocol: Any, octets: int, payload: int) -> None:
    """Count a frame of so many octets as Autobahn counts those that it makes itself."""
    serializer, traffic = protocol._serializer, protocol.trafficStats  # noqa: SLF001
    serializer._serialized_bytes += payload  # noqa: SLF001
    serializer._serialized_messages += 1  # noqa: SLF001
    serializer._serialized_rated_messages += -(-payload // serializer.RATED_MESSAGE_SIZE)  # noqa: SLF001
    traffic.outgoingWebSocketMessages += 1
    traffic.outgoingWebSocketFrames += 1
    traffic.outgoingOctetsAppLevel += payload
    traffic.outgoingOctetsWebSocketLevel += payload
    traffic.outgoingOctetsWireLevel += octets


def send_frames(send: Send) -> Send:
    """`WampWebSocketProtocol.send`, sending the same object to all."""

    @functools.wraps(send)
    def lean(protocol: Any, message: Any) -> None:
        serializer = protocol._serializer  # noqa: SLF001
        if not (protocol.state == OPEN and protocol.sends_plain_frames) or (
            protocol.send_queue or serializer._autoreset_callback  # noqa: SLF001
        ):
            send(protocol, message)
            return
        try:
            octets, payload = framed(message, serializer._serializer)  # noqa: SLF001
        except Exception:  # noqa: BLE001 - the old way tells it as it always did
            send(protocol, message)
            return
        if 0 < protocol.maxMessagePayloadSize < payload:
            send(protocol, message)
            return
        account(protocol, len(octets), payload)
        protocol.transport.write(octets)

    return lean


def decide_when_opened(on_open: OnOpen) -> OnOpen:
    """`onOpen`, deciding before the first message which way the messages of the connection go."""

    @functools.wraps(on_open)
    def deciding(protocol: Any) -> None:
        protocol.sends_plain_frames = plain(protocol)
        on_open(protocol)

    return deciding


def install(protocol: type = WampWebSocketServerProtocol) -> None:
    """Repair the class, unless messages are traced: the old way tells the log of each."""
    if txaio.get_global_log_level() == "trace":
        return
    repaired: Any = protocol
    repaired.sends_plain_frames = False
    repaired.onOpen = decide_when_opened(repaired.onOpen)
    repaired.send = send_frames(repaired.send)
