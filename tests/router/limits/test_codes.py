"""router.limits.codes"""

from types import SimpleNamespace
from typing import Any

import pytest
from autobahn.wamp import message
from twisted.internet.address import IPv4Address
from twisted.internet.task import Clock

from router.limits.codes import PROCEDURES, install
from router.limits.settings import Limits, Rate
from tests.support.node import RouterNode
from tests.support.wamp import WampError
from wordsnake.wamp.contract import uris

REDEEM = "wordsnake.redeem_link"


class Fixture:
    """A router class, limited to two codes at once and one a second for each address, and what came of calls."""

    def __init__(self) -> None:
        processed: list[Any] = []
        sent: list[Any] = []

        class Router:
            def process(self, session: Any, received: Any) -> None:
                del session
                processed.append(received)

            def send(self, session: Any, answer: Any) -> None:
                del session
                sent.append(answer)

        self.clock = Clock()
        self.processed, self.sent = processed, sent
        install(Limits(codes=Rate(1, 2)), Router, self.clock)
        self._router: Any = Router()

    def ask(self, host: str | None, procedure: str = REDEEM) -> bool:
        """Whether a call from this address goes on; None: over the Unix socket."""
        peer = IPv4Address("TCP", host, 1) if host else None
        session = SimpleNamespace(_transport=SimpleNamespace(transport=SimpleNamespace(getPeer=lambda: peer)))
        before = len(self.processed)
        self._router.process(session, message.Call(1, procedure))
        return len(self.processed) > before


@pytest.fixture
def calls() -> Fixture:
    return Fixture()


def test_codes_of_an_address_are_limited(calls: Fixture) -> None:
    """However many keys it has; another address is not touched."""
    assert [calls.ask("192.0.2.1") for _ in range(3)] == [True, True, False]
    assert calls.ask("192.0.2.2")
    calls.clock.advance(1)
    assert calls.ask("192.0.2.1")


def test_a_refusal_is_typed_and_says_when_to_try_again(calls: Fixture) -> None:
    """As all of the router's."""
    for _ in range(3):
        calls.ask("192.0.2.1")
    [refused] = calls.sent
    assert (refused.error, refused.kwargs) == ("wordsnake.error.rate_limited", {"retry_after": 1})


def test_making_a_code_counts_as_trying_one(calls: Fixture) -> None:
    """Else somebody could make so many that no room is left."""
    assert [calls.ask("192.0.2.1", each) for each in ("wordsnake.link_device", REDEEM, REDEEM)] == [True, True, False]


def test_nothing_else_is_limited(calls: Fixture) -> None:
    """Other procedures, and whoever has no address."""
    assert all(calls.ask("192.0.2.1", "wordsnake.say") for _ in range(5))
    assert all(calls.ask(None) for _ in range(5))


def test_the_procedures_are_those_of_the_server() -> None:
    """The router does not import them."""
    assert {uris.LINK_DEVICE, uris.REDEEM_LINK} == PROCEDURES


@pytest.mark.e2e
def test_a_flood_of_guesses_from_one_address_ends_at_the_router(limited: RouterNode) -> None:
    """With a new key for every few of them."""
    outcomes = []
    with limited.connect_engine() as engine:
        engine.register(REDEEM, lambda _: "asked")
        for key in range(4):
            with limited.connect(f"guesser {key}") as guesser:
                for _ in range(10):
                    try:
                        outcomes.append(guesser.call(REDEEM, "00000000"))
                    except WampError as refused:
                        outcomes.append(refused.uri)
    assert outcomes[:30] == ["asked"] * 30
    assert outcomes.count("wordsnake.error.rate_limited") >= 8
