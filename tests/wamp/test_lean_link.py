"""The engine's link without Autobahn's ceremony: what is said on it is what Autobahn would say."""

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest
from autobahn.wamp.exception import ApplicationError
from twisted.internet.error import ConnectionLost
from twisted.internet.task import Clock
from twisted.internet.testing import StringTransport
from twisted.python.failure import Failure

from tests.support.service import ANNA, BRAM, Server
from tests.wamp.test_endpoint import SlowStore
from wordsnake.wamp import lean_link
from wordsnake.wamp.calls.endpoint import DETAILS
from wordsnake.wamp.component import RouterLink
from wordsnake.wamp.lean_link import LeanProtocol

CHALLENGE, WELCOME, ERROR, PUBLISH, SUBSCRIBED, RESULT, REGISTERED = 4, 2, 8, 16, 33, 50, 65
INVOCATION, INTERRUPT, YIELD = 68, 69, 70
ROLES = {"broker": {"features": {}}, "dealer": {"features": {}}}
WHO = {"caller": 7, "caller_authid": ANNA, "caller_authrole": "player"}
LONGEST = 16 * 1024 * 1024


class Router:
    """The other end of an engine's connection, which lets it in and then says what a test has it say."""

    def __init__(self, server: Server, folder: Path) -> None:
        link = RouterLink(server.service, {}, seed="ab" * 32, socket=folder / "engine.sock", reactor=Clock())
        self.transport = StringTransport()
        self.registrations: dict[str, int] = {}
        self.protocol: Any = link._factory().buildProtocol(None)
        self.protocol.makeConnection(self.transport)
        self.transport.clear()
        self.protocol.dataReceived(b"\x7f\xf2\0\0")
        while messages := self.heard():
            for message in messages:
                self._let_in(message)

    def say(self, *message: Any) -> None:
        """Send the engine a message."""
        payload = msgspec.msgpack.encode(message)
        self.protocol.dataReceived(len(payload).to_bytes(4) + payload)

    def call(self, request: int, procedure: str, *payload: Any, **options: Any) -> None:
        """A call by Anna, unless `options` say something else."""
        self.say(INVOCATION, request, self.registrations[f"wordsnake.{procedure}"], {**WHO, **options}, *payload)

    def heard(self) -> list[list[Any]]:
        """What the engine has said since this was asked last."""
        data, found = self.transport.value(), []
        self.transport.clear()
        while data:
            size = int.from_bytes(data[:4])
            found.append(_without_default(msgspec.msgpack.decode(data[4 : 4 + size])))
            data = data[4 + size :]
        return found

    @property
    def is_over(self) -> bool:
        """Whether the engine has ended the connection."""
        return bool(self.transport.disconnecting)

    def _let_in(self, message: list[Any]) -> None:
        match message:
            case [1, *_]:
                self.say(CHALLENGE, "cryptosign", {"challenge": "00" * 32})
            case [5, *_]:
                self.say(WELCOME, 1, {"roles": ROLES, "authid": "engine", "authrole": "engine"})
            case [32, request, *_]:
                self.say(SUBSCRIBED, request, request)
            case [48, request, *_]:
                self.say(RESULT, request, {}, [[]])
            case [64, request, _, uri]:
                self.registrations[uri] = request
                self.say(REGISTERED, request, request)


def _without_default(message: list[Any]) -> list[Any]:
    """Whether the default of an option is told is open."""
    if message[0] == PUBLISH:
        message[2].pop("acknowledge", None)
    return message


@pytest.fixture(params=["as Autobahn does", "leanly"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Either way; what every test here says of one holds of both."""
    if request.param != "leanly":
        monkeypatch.setitem(lean_link.UPSTREAM, ("autobahn.wamp.protocol", "ApplicationSession.publish"), "changed")
    return str(request.param)


@pytest.fixture
def router(server: Server, tmp_path: Path, way: str) -> Router:
    router = Router(server, tmp_path)
    assert isinstance(router.protocol, LeanProtocol) == (way == "leanly")
    return router


def errors(messages: Sequence[list[Any]]) -> list[str]:
    """The URIs of the errors among them."""
    return [message[4] for message in messages if message[0] == ERROR]


def test_autobahn_is_what_the_lean_way_rests_on() -> None:
    """After an upgrade: read the functions that are named again, then write down their fingerprints."""
    assert lean_link.is_sound()


def test_a_game_is_played_in_the_same_words_either_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Answers, refusals, events for all, for one key, and for all but components; by position and by keyword."""
    told = []
    for sound in (True, False):
        monkeypatch.setattr("wordsnake.wamp.component.is_sound", lambda sound=sound: sound)
        router = Router(Server(), tmp_path)
        assert isinstance(router.protocol, LeanProtocol) == sound
        told.append(_a_game(router))
    assert told[0] == told[1]
    kinds = {message[0] for message in told[0]}
    options = {name for message in told[0] if message[0] == PUBLISH for name in message[2]}
    assert (kinds, options) == ({YIELD, ERROR, PUBLISH}, {"eligible_authid", "exclude_authrole"})


def _a_game(router: Router) -> list[list[Any]]:
    router.call(1, "about")
    router.call(2, "create_game", [], {"private": True})
    router.call(3, "create_game", [{"name": "classic"}, "nl"])
    heard = router.heard()
    game = heard[-1][3][0]["game"]
    router.call(4, "join_game", [game], caller_authid=BRAM)
    router.call(5, "start_game", [game], {})
    for number, word in enumerate(("behaard", "nowordatall", "haardvuur")):
        for player, authid in enumerate((ANNA, BRAM)):
            router.call(10 + 2 * number + player, "play_word", [game], {"word": word}, caller_authid=authid)
    router.call(20, "play_word", [game, "behaard", "zero"])
    router.call(21, "get_game", [game], caller_authrole="reader")
    router.call(22, "set_name", ["Anna"])
    router.say(INVOCATION, 23, router.registrations["wordsnake.get_events"], {}, [game])
    return heard + router.heard()


@pytest.mark.parametrize(
    ("options", "payload", "error"),
    [
        ({"forward_for": [{"session": 1, "authid": "x", "authrole": "player"}]}, [], ApplicationError.NOT_AUTHORIZED),
        ({"enc_algo": "cryptobox"}, [b"x"], "wordsnake.error.invalid_argument"),
        ({}, [[], {DETAILS: 5}], "wordsnake.error.invalid_argument"),
    ],
)
def test_a_call_that_is_none_of_ours_is_refused(router: Router, options: Any, payload: Any, error: str) -> None:
    """In somebody else's name, encrypted, or with the keyword of its details."""
    router.call(1, "create_game", *payload, **options)
    assert errors(router.heard()) == [error]
    assert not router.is_over


def test_a_caller_may_ask_for_progress(router: Router) -> None:
    """There is none, and the answer comes as ever."""
    router.call(1, "about", receive_progress=True)
    assert [message[:2] for message in router.heard()] == [[YIELD, 1]]


def test_a_call_of_what_is_not_offered_ends_the_connection(router: Router) -> None:
    """That is no router."""
    router.say(INVOCATION, 1, 9999, WHO)
    assert (router.heard(), router.is_over) == ([], True)


def test_bytes_that_are_no_message_end_the_connection(router: Router) -> None:
    """However they begin."""
    payload = b"\x94\x44\xc1\xc1"
    router.protocol.dataReceived(len(payload).to_bytes(4) + payload)
    assert (router.heard(), router.is_over) == ([], True)


@pytest.fixture
def slow(tmp_path: Path, way: str) -> tuple[Router, SlowStore, str]:  # noqa: ARG001 - either way
    """A call of play_word, number 1, by whoever is to move, that waits for the disk."""
    store = SlowStore()
    server = Server(store)
    game = server.playing(ANNA, BRAM)
    router = Router(server, tmp_path)
    store.slow = True
    router.call(1, "play_word", [game, "behaard"], caller_authid=server.to_move(game))
    assert router.heard() == []
    return router, store, game


def stored(store: SlowStore) -> None:
    """The disk has done its work."""
    store.slow = False
    store.held.pop().callback(None)


def test_a_call_is_answered_once_its_events_are_stored_and_told(slow: tuple[Router, SlowStore, str]) -> None:
    """In this order."""
    router, store, _ = slow
    stored(store)
    heard = router.heard()
    assert [message[0] for message in heard] == [PUBLISH, PUBLISH, YIELD]
    assert heard[-1][1:3] == [1, {}]


def test_a_call_that_is_given_up_is_answered_at_once_and_carried_out(slow: tuple[Router, SlowStore, str]) -> None:
    """The answer that comes later goes to nobody; the event to everybody."""
    router, store, _ = slow
    router.say(INTERRUPT, 1, {})
    assert [message[:3] for message in router.heard()] == [[ERROR, INVOCATION, 1]]
    stored(store)
    heard = router.heard()
    assert {message[0] for message in heard} == {PUBLISH}
    assert heard[0][5]["word"] == "behaard"


def test_an_interrupt_for_a_call_that_was_answered_is_nothing(router: Router) -> None:
    """The two have crossed."""
    router.call(1, "about")
    router.heard()
    router.say(INTERRUPT, 1, {})
    assert (router.heard(), router.is_over) == ([], False)


def test_a_number_that_waits_for_its_answer_is_not_taken_again(slow: tuple[Router, SlowStore, str]) -> None:
    """A router that says it twice is none."""
    router, _, game = slow
    router.call(1, "get_game", [game])
    assert (router.heard(), router.is_over) == ([], True)


def test_an_answer_for_a_router_that_has_gone_is_dropped(slow: tuple[Router, SlowStore, str]) -> None:
    """The move was made; its event is told when there is a router again."""
    router, store, _ = slow
    router.protocol.connectionLost(Failure(ConnectionLost()))
    stored(store)
    assert router.heard() == []


@pytest.mark.parametrize(("result", "error"), [(object(), "invalid_payload"), ("a" * LONGEST, "payload_size_exceeded")])
def test_an_answer_that_cannot_be_sent_is_an_error(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, result: Any, error: str
) -> None:
    """Not a silence. Autobahn repeats what was too long in the error, and so says nothing."""
    router = Router(server, tmp_path)

    async def answer(*_: Any) -> Any:
        return {"it": result}

    monkeypatch.setattr(server.service.endpoints["wordsnake.about"], "answer", answer)
    router.call(1, "about")
    assert errors(router.heard()) == [f"wamp.error.{error}"]


def test_what_has_changed_is_named_and_all_goes_autobahns_way(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """An upgrade makes it slower, not wrong."""
    monkeypatch.setitem(lean_link.UPSTREAM, ("autobahn.wamp.protocol", "ApplicationSession.gone"), "0" * 16)
    with caplog.at_level(logging.WARNING):
        router = Router(server, tmp_path)
    assert "autobahn.wamp.protocol:ApplicationSession.gone" in caplog.text
    assert not isinstance(router.protocol, LeanProtocol)
