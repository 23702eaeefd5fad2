"""One session, word for word, against a node that has every repair and one without those of router.fast."""

import json
import math
import re
from collections.abc import Callable, Iterator
from typing import Any

import cbor2
import msgspec
import pytest
from nacl.signing import SigningKey
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

from router import guard
from tests.support.node import RouterNode
from tests.support.wamp import (
    AUTHENTICATE,
    CALL,
    GOODBYE,
    HELLO,
    PUBLISH,
    REALM,
    SUBSCRIBE,
    UNSUBSCRIBE,
    Client,
    public_key,
    seed,
)
from tests.support.wamp_types import WAIT, Invocation, WampError

pytestmark = pytest.mark.e2e

FAST = [repair.name for repair in guard.REPAIRS if repair.module.__name__.startswith("router.fast.")]

Encode = Callable[[Any], str | bytes]
Decode = Callable[[Any], Any]

CODECS: dict[str, tuple[Encode, Decode]] = {
    "json": (lambda value: json.dumps(value, ensure_ascii=False), json.loads),
    "msgpack": (msgspec.msgpack.encode, msgspec.msgpack.decode),
    "cbor": (cbor2.dumps, cbor2.loads),
}

VALUES: list[Any] = [
    None,
    True,
    -1,
    2**53,
    2**63 - 1,
    1.5,
    1e16,
    1e-7,
    -0.0,
    math.inf,
    "",
    'slang ü 𝄞 \u2028 \x7f \\ " /',
    "line\nline\ttab",
    [],
    {},
    {"deep": [[[{"list": [1, [2, {"x": None}]]}]]]},
    "x" * 125,
    "x" * 126,
    "y" * 20_000,
]

RAW: dict[str, list[Any]] = {
    "json": [
        '[48,900,{},"wordsnake.play_word",[NaN,-Infinity]]',
        '[48,901,{},"wordsnake.play_word",["\\u0000AAEC"]]',
        '[48,902,{},"wordsnake.play_word",["\\ud83d\\ude00 \\u0041"]]',
        ' [ 48 , 903 , { } , "wordsnake.play_word" , [ 1E3 , 1.0 , -0 ] ] ',
        '[48,904,{},"wordsnake.play_word",[{"a":1,"a":2}]]',
    ],
    "msgpack": [msgspec.msgpack.encode([48, 905, {}, "wordsnake.play_word", [b"\x00\x01"]])],
    "cbor": [cbor2.dumps([48, 906, {}, "wordsnake.play_word", [b"\x00\x01"]])],
}
"""What a library would not send, or not in this form."""


@pytest.fixture(scope="module")
def slow() -> Iterator[RouterNode]:
    """A node that sends as its makers wrote it."""

    def switch_off(config: dict[str, Any]) -> None:
        for component in config["workers"][0]["components"]:
            if component["id"] == "guard":
                component["extra"]["off"] = FAST

    with RouterNode(change=switch_off) as node:
        yield node


@pytest.fixture(scope="module")
def fast() -> Iterator[RouterNode]:
    """A node as it ships."""
    with RouterNode() as node:
        yield node


class Session:
    """A player's connection; `heard` is all that came, in order."""

    def __init__(self, node: RouterNode, serializer: str) -> None:
        self.encode, self._decode = CODECS[serializer]
        protocol = Subprotocol(f"wamp.2.{serializer}")
        self._socket: ClientConnection = connect(node.ws, subprotocols=[protocol], compression=None, max_size=None)
        self.heard: list[Any] = []

    def say(self, *message: Any) -> None:
        """Send a message."""
        self.send(self.encode(message))

    def send(self, raw: str | bytes) -> None:
        """Send what it looks like."""
        self._socket.send(raw)

    def hear(self) -> Any:
        """Wait for a message; the end of the connection is one as well."""
        try:
            message = self._decode(self._socket.recv(WAIT))
        except ConnectionClosed as closed:
            message = ["closed", closed.rcvd and closed.rcvd.code]
        self.heard.append(message)
        return message

    def ask(self, *message: Any) -> Any:
        """Both."""
        self.say(*message)
        return self.hear()

    def join(self, name: str) -> None:
        """Sign in."""
        key = SigningKey(seed(name))
        details: dict[str, Any] = {"roles": {"caller": {}, "subscriber": {}}, "authmethods": ["cryptosign"]}
        challenge = self.ask(HELLO, REALM, {**details, "authextra": {"pubkey": public_key(seed(name))}})
        self.ask(AUTHENTICATE, key.sign(bytes.fromhex(challenge[2]["challenge"])).hex(), {})


def refuse(invocation: Invocation) -> Any:
    """A refusal with everything that an error may have."""
    raise WampError("wordsnake.error.not_your_turn", invocation.args, {"seat": 2, "score": 1.5})


def offer(engine: Client) -> None:
    """What an engine offers here: an echo, a refusal, and news."""
    engine.register("wordsnake.play_word", lambda invocation: [invocation.args, invocation.kwargs])
    engine.register("wordsnake.say", refuse)


def plain(value: Any, known: dict[int, str]) -> Any:
    """A message in a form that can be compared: ids by the order in which they came, NaN as equal to itself."""
    if isinstance(value, dict):
        return {key: plain(each, known) for key, each in value.items() if not key.startswith("x_cb")}
    if isinstance(value, (list, tuple)):
        return [plain(each, known) for each in value]
    if isinstance(value, int) and 2**24 < value < 2**53:
        return known.setdefault(value, f"id {len(known)}")
    if isinstance(value, str):
        return re.sub(r"session_id=\d+", "session_id", value)
    return f"float {value!r}" if isinstance(value, float) else value


def hidden(message: Any) -> Any:
    """The message without what is random in it."""
    if isinstance(message, list) and message and message[0] == 4:
        assert len(message[2].pop("challenge")) == 64
    return message


def transcript(node: RouterNode, serializer: str) -> list[Any]:
    """All that a player hears in a session in which everything happens that may happen to one."""
    with node.connect_engine() as engine:
        offer(engine)
        session = Session(node, serializer)
        session.join("bob")
        subscription = session.ask(SUBSCRIBE, 1, {}, "wordsnake.game.1")[2]
        for number, value in enumerate(VALUES, 2):
            session.ask(CALL, number, {}, "wordsnake.play_word", [value], {"again": value})
            session.ask(CALL, number + 100, {}, "wordsnake.say", [value])
            engine.publish("wordsnake.game.1", value, seq=number, again=value)
            session.hear()
        engine.publish("wordsnake.game.1", "z" * 70_000)
        session.hear()
        for raw in RAW[serializer]:
            session.send(raw)
            session.hear()
        session.ask(CALL, 950, {}, "wordsnake.get_game")  # nobody offers it
        session.ask(CALL, 951, {}, "wordsnake.host.stop")  # not for players
        session.ask(SUBSCRIBE, 952, {}, "wordsnake.secret")
        session.ask(UNSUBSCRIBE, 953, subscription)
        session.ask(GOODBYE, {}, "wamp.close.normal")
        session.hear()
    known: dict[int, str] = {}
    return [plain(hidden(message), known) for message in session.heard]


@pytest.mark.parametrize("serializer", list(CODECS))
def test_the_same_is_heard(slow: RouterNode, fast: RouterNode, serializer: str) -> None:
    """Every message, in the same order, to the end of the connection; NaN and bytes included."""
    expected = transcript(slow, serializer)
    assert transcript(fast, serializer) == expected
    assert expected[-1][0] == "closed"
    assert len(expected) > 3 * len(VALUES)


def burst(node: RouterNode, serializer: str) -> list[Any]:
    """What is heard of many calls and events that are under way at once: answers among themselves are in order."""
    with node.connect_engine() as engine:
        offer(engine)
        session = Session(node, serializer)
        session.join("bob")
        session.ask(SUBSCRIBE, 1, {}, "wordsnake.game.1")
        for number in range(50):
            engine.link.send([PUBLISH, 1000 + number, {}, "wordsnake.game.1", [number]])
        heard = [session.hear()[4] for _ in range(50)]
        session.send("[") if serializer == "json" else session.send(b"\xc1")
        end = session.hear()
    return [*heard, end]


@pytest.mark.parametrize("serializer", list(CODECS))
def test_a_burst_of_events_keeps_its_order(slow: RouterNode, fast: RouterNode, serializer: str) -> None:
    """And a message that can't be read ends the connection with the same code."""
    expected = burst(slow, serializer)
    assert expected[:50] == [[number] for number in range(50)]
    assert burst(fast, serializer) == expected
