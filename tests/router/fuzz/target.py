"""`python -m tests.router.fuzz.target [--without=REPAIR] [libFuzzer's options] CORPUS`: a router, and a fuzzer for it.

The router is that of the node's configuration with all repairs, in this process; libFuzzer sees which parts of it, of
Autobahn and of Crossbar.io an input reaches, and makes the next inputs from those that reached something new. Each is a
connection of its own. After each: no exception escaped and none was logged; every request was answered or the
connection ended; another player's call is still answered; and nothing is kept of the session. Sign-in is not part of
it: whoever says HELLO is a player.
"""

import sys
from typing import Any

import atheris

with atheris.instrument_imports(include=["autobahn", "crossbar", "router"]):
    from bench import route

from autobahn.websocket.protocol import WebSocketProtocol
from twisted.internet import reactor
from twisted.internet.error import ConnectionDone
from twisted.logger import LogEvent, globalLogPublisher
from twisted.python.failure import Failure

from bench.load.frames import FrameReader
from tests.router.fuzz.inputs import DECODE, ENCODE, PROCEDURE, Input, framed
from tests.support.wamp import ABORT, ANSWERS, CALL, ERROR, GOODBYE, INVOCATION, PUBLISH

REQUESTS = {16, 32, 34, 48, 64, 66}
"""PUBLISH, SUBSCRIBE, UNSUBSCRIBE, CALL, REGISTER, UNREGISTER."""
CANCEL = 49
MARK = 2**53 - 7
"""The request id of the last call of a session."""
TURNS = 4
"""Turns of the reactor after each input: what was put off to the next one may put off something itself."""


class Arena:
    """The router, an engine that answers a move, and a witness who is never disturbed."""

    def __init__(self, without: tuple[str, ...]) -> None:
        self._router = route.Router(without)
        self._defects: list[LogEvent] = []
        globalLogPublisher.addObserver(self._observe)
        self._engine = self._router.engine()
        route.hear(self._engine, route.string([64, 1, {}, PROCEDURE]))
        self._witness = self._router.player()
        self._reader = FrameReader()
        self._kept = self._keeps()

    def try_input(self, data: bytes) -> None:
        """Send it, and raise AssertionError if the router did not do as it must."""
        given = Input.of(data)
        protocol = self._router.stranger(given.serializer)
        reader = FrameReader()
        if not given.stranger:
            hello = ENCODE[given.serializer]([1, self._router.realm, route.HELLO])
            reader.feed(route.hear(protocol, framed(given.serializer, hello)))
        for each in given.frames():
            if is_open(protocol):
                protocol.dataReceived(each)
        if not given.raw and is_open(protocol):
            protocol.dataReceived(framed(given.serializer, ENCODE[given.serializer]([CALL, MARK, {}, "x"])))
        self._turn()
        heard = reader.feed(route.taken(protocol))
        if not (given.raw or given.stranger) and is_open(protocol):
            self._all_answered(given, [DECODE[given.serializer](frame.payload) for frame in heard if frame.opcode < 8])
        protocol.connectionLost(Failure(ConnectionDone()))
        self._turn()
        self._is_well()

    def _all_answered(self, given: Input, heard: list[Any]) -> None:
        if any(message[0] in {GOODBYE, ABORT} for message in heard):
            return
        expected = owed(given)
        answered = sum(message[0] in {ERROR, *ANSWERS} for message in heard)
        assert [ERROR, CALL, MARK] in [message[:3] for message in heard], f"the last call is not answered: {heard}"
        assert answered > expected, f"{expected} requests and the last call, {answered} answers: {heard}"

    def _is_well(self) -> None:
        assert not self._defects, f"a defect is logged: {self._defects[0]}"
        heard = self._reader.feed(route.hear(self._witness, route.text([CALL, MARK, {}, "x"])))
        assert any(str(MARK).encode() in frame.payload for frame in heard), "the witness is not answered"
        assert self._keeps() == self._kept, f"kept of a session that ended: {self._keeps()}, not {self._kept}"

    def _turn(self) -> None:
        for _ in range(TURNS):
            reactor.runUntilCurrent()  # type: ignore[attr-defined]
            self._engine_answers(route.taken(self._engine))

    def _engine_answers(self, data: bytes) -> None:
        while data:
            end = 4 + int.from_bytes(data[:4], "big")
            message, data = DECODE["msgpack"](data[4:end]), data[end:]
            if message[0] == INVOCATION:
                self._engine.dataReceived(route.string([70, message[1], {}, [route.RESULT]]))

    def _keeps(self) -> list[int]:
        dealer, broker = self._router.kept
        calls = (dealer._invocations, dealer._invocations_by_call, dealer._caller_to_invocations)
        return [*map(len, calls), len(dealer._session_to_registrations), len(broker._session_to_subscriptions)]

    def _observe(self, event: LogEvent) -> None:
        if "log_failure" in event or event["log_level"].name in {"error", "critical"}:
            self._defects.append(event)


def is_open(protocol: Any) -> bool:
    """Whether the connection has not been ended by the router."""
    return bool(protocol.state == WebSocketProtocol.STATE_OPEN and not protocol.transport.disconnecting)


def owed(given: Input) -> int:
    """How many of the messages are requests that are answered if the connection stays open.

    A CALL that a CANCEL names is not: Crossbar.io 26.10.1 leaves it without an answer where the callee can't cancel.
    """
    read = [message for each in given.messages if (message := request(given.serializer, each))]
    cancelled = {number for kind, number, _ in read if kind == CANCEL}
    return sum(
        kind in REQUESTS
        and number != MARK
        and not (kind == CALL and number in cancelled)
        and (kind != PUBLISH or options.get("acknowledge") is True)
        for kind, number, options in read
    )


def request(serializer: str, message: bytes) -> tuple[int, int, dict[str, Any]] | None:
    """Type, request id and options, if it has them."""
    try:
        kind, number, options, *_ = DECODE[serializer](message)
    except Exception:  # noqa: BLE001 - the parsers raise whatever comes to hand
        return None
    if type(kind) is not int or type(number) is not int:
        return None
    return kind, number, options if isinstance(options, dict) else {}


def main() -> None:
    """Fuzz, until libFuzzer ends the process."""
    own = [each.removeprefix("--without=") for each in sys.argv[1:] if each.startswith("--without=")]
    arena = Arena(tuple(own))
    atheris.Setup([each for each in sys.argv if not each.startswith("--without=")], arena.try_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
