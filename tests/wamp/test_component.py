"""The engine's session: what it offers, in which order, and what it refuses."""

from pathlib import Path
from typing import Any

import msgspec
import pytest
from autobahn.wamp.exception import TransportLost
from autobahn.wamp.message import Error, Invocation
from autobahn.wamp.request import Registration
from autobahn.wamp.types import PublishOptions, RegisterOptions
from twisted.internet.defer import Deferred, fail, succeed
from twisted.internet.task import Clock

from tests.support.service import ANNA, BRAM, Server, result_of
from wordsnake.paths import DataDir
from wordsnake.wamp.calls.endpoint import DETAILS, Endpoint
from wordsnake.wamp.calls.inbound import refusal_of_invocation
from wordsnake.wamp.component import RouterLink
from wordsnake.wamp.contract import uris
from wordsnake.wamp.contract.messages import Message
from wordsnake.wamp.host.procedures import host_desk, host_endpoints, key_desk
from wordsnake.wamp.service import Given
from wordsnake.wamp.trust.farewells import BANNED


class FakeSession:
    """A session that has joined; it keeps what it is asked to do."""

    def __init__(self) -> None:
        self.registered: dict[str, RegisterOptions] = {}
        self.subscribed: list[str] = []
        self.published: list[tuple[str, dict[str, Any], PublishOptions]] = []
        self.called: list[tuple[Any, ...]] = []
        self.attached = True
        self.answers: dict[int, Endpoint] = {}
        self.problem: Exception | None = None

    def register(self, endpoint: Any, uri: str, options: RegisterOptions) -> Deferred[Registration]:
        assert callable(endpoint)
        assert self.subscribed, "who is here must be known first"
        self.registered[uri] = options
        return succeed(Registration(self, len(self.registered), uri, endpoint))

    def subscribe(self, handler: Any, topic: str) -> Deferred[None]:
        assert callable(handler)
        self.subscribed.append(topic)
        return succeed(None)

    def call(self, *args: Any, **kwargs: Any) -> Deferred[Any]:
        self.called.append((*args, kwargs))
        if self.problem:
            return fail(self.problem)
        return succeed([])

    def tell(self, topic: str, message: Message, options: PublishOptions) -> None:
        self.published.append((topic, msgspec.to_builtins(message), options))

    def is_attached(self) -> bool:
        return self.attached


@pytest.fixture
def link(server: Server, tmp_path: Path) -> RouterLink:
    given = Given(
        store=server.store, shelf=server.shelf, clock=server.clock, now=server.now, chance=lambda _: 0, secret=b""
    )

    async def kick(_who: Any, _why: Any) -> None:
        """Nobody is there."""

    data = DataDir(tmp_path)
    desks = host_desk(server.service, given, data, kick), key_desk(server.service, data, kick)
    endpoints = host_endpoints(*desks, server.service, server.now)
    return RouterLink(server.service, endpoints, seed="ab" * 32, socket=tmp_path / "engine.sock", reactor=Clock())


def joined(link: RouterLink) -> FakeSession:
    session = FakeSession()
    result_of(Deferred.fromCoroutine(link.joined(session)))  # type: ignore[arg-type]
    return session


def test_every_procedure_is_offered_and_playing_last(link: RouterLink) -> None:
    """Who can play can do everything else; a new engine takes the procedures from one that hangs."""
    registered = joined(link).registered
    public = {value for name, value in vars(uris).items() if name.isupper() and not name.endswith("PREFIX")}
    public -= {uris.REALM, uris.LOBBY, uris.RESULTS, uris.ME}
    assert {uri for uri in registered if not uri.startswith(uris.HOST_PREFIX)} == public
    assert len([uri for uri in registered if uri.startswith(uris.HOST_PREFIX)]) == 17
    assert list(registered)[-1] == uris.PLAY_WORD
    assert all(options.force_reregister and options.details_arg for options in registered.values())


def test_events_go_out_by_the_session_that_joined_last(link: RouterLink, server: Server) -> None:
    """And by none while there is none."""
    first = joined(link)
    second = joined(link)
    server.waiting(ANNA)
    link.left(first, "gone")  # type: ignore[arg-type] - an old session says good-bye late
    server.call(BRAM, "create_game")
    sent = len(second.published)
    assert (first.published, sent > 0) == ([], True)
    link.left(second, "gone")  # type: ignore[arg-type]
    server.call(BRAM, "create_game")
    assert len(second.published) == sent


def test_nothing_is_published_on_a_session_that_is_just_closing(link: RouterLink, server: Server) -> None:
    """It is dropped like everything else while the router is away."""
    session = joined(link)
    session.attached = False
    server.waiting(ANNA)
    assert session.published == []


def test_a_new_session_tells_what_may_not_have_been_heard(link: RouterLink, server: Server) -> None:
    """A word that was stored while there was no session: nobody would ask for it."""
    game = server.playing(ANNA, BRAM)
    link.left(joined(link), "gone")  # type: ignore[arg-type]
    server.play(game, "behaard")
    told = joined(link).published
    assert [(topic, message["type"]) for topic, message, _ in told if message.get("game") == game] == [
        (f"wordsnake.game.{game}", "word_played"),
        ("wordsnake.me", "your_turn"),
    ]


def test_the_router_is_reached_once_everything_is_offered_and_as_long_as_it_answers(link: RouterLink) -> None:
    """Who gets no answer, or an error, is not served."""

    def reached() -> Any:
        return result_of(Deferred.fromCoroutine(link.reaches()))

    assert not reached()
    session = joined(link)
    assert reached()
    session.problem = TransportLost()
    assert not reached()
    session.problem = None
    link.left(session, "gone")  # type: ignore[arg-type]
    assert not reached()


def test_a_kick_ends_every_session_of_the_keys(link: RouterLink) -> None:
    """The router does it."""
    session = joined(link)
    result_of(Deferred.fromCoroutine(link.kick([ANNA, BRAM], BANNED)))
    kicked = [call[1] for call in session.called if call[0] == "wamp.session.kill_by_authid"]
    assert kicked == [ANNA, BRAM]


@pytest.mark.parametrize(
    ("options", "error"),
    [
        ({"forward_for": [{"session": 1, "authid": "x", "authrole": "player"}]}, "wamp.error.not_authorized"),
        ({"payload": b"x", "enc_algo": "cryptobox"}, "wordsnake.error.invalid_argument"),
    ],
)
def test_a_forged_or_encrypted_call_is_answered_with_an_error(options: dict[str, Any], error: str) -> None:
    """Before any endpoint sees it."""
    refusal = refusal_of_invocation(Invocation(1, 2, **options))
    assert isinstance(refusal, Error)
    assert (refusal.error, refusal.request) == (error, 1)


@pytest.mark.parametrize(
    ("options", "argument"),
    [({"kwargs": {DETAILS: 5}}, DETAILS), ({"payload": b"x", "enc_algo": "cryptobox"}, "payload")],
)
def test_what_an_endpoint_could_not_see_is_an_invalid_argument(options: dict[str, Any], argument: str) -> None:
    """With the fields of one: the keyword under which Autobahn hands over who calls is nobody's to give."""
    refusal = refusal_of_invocation(Invocation(1, 2, **options))
    assert isinstance(refusal, Error)
    assert (refusal.error, refusal.kwargs["argument"]) == ("wordsnake.error.invalid_argument", argument)
    assert refusal.args == [f"{argument} {refusal.kwargs['problem']}."]


def test_an_ordinary_call_passes() -> None:
    """With arguments by position and keyword, or with none."""
    assert refusal_of_invocation(Invocation(1, 2, args=[1], kwargs={"a": 2})) is None
    assert refusal_of_invocation(Invocation(1, 2)) is None
