"""Who is connected: sessions, keys, players, and a router that was away."""

from typing import Any

from autobahn.wamp.exception import ApplicationError
from twisted.internet.defer import Deferred, fail, succeed

from tests.support.service import ANNA, BRAM, CARO, Server, answers_to, result_of
from wordsnake.wamp.presence.rollcall import GET, LIST, ON_JOIN, ON_LEAVE, RollCall


class FakeRouter:
    """The meta API as a session of the engine sees it; what `LIST` answers can be held back."""

    def __init__(self, sessions: dict[int, str]) -> None:
        self.sessions = sessions
        self.handlers: dict[str, Any] = {}
        self.listing: Deferred[list[int]] | None = None

    def subscribe(self, handler: Any, topic: str) -> Deferred[None]:
        self.handlers[topic] = handler
        return succeed(None)

    def call(self, procedure: str, *args: Any) -> Deferred[Any]:
        if procedure == LIST:
            return self.listing or succeed(list(self.sessions))
        assert procedure == GET
        (session,) = args
        if session not in self.sessions:
            return fail(ApplicationError(ApplicationError.NO_SUCH_SESSION))
        return succeed(self.details(session))

    def details(self, session: int) -> dict[str, Any]:
        role = "engine" if self.sessions[session] == "engine" else "player"
        return {"session": session, "authid": self.sessions[session], "authrole": role}

    def join(self, session: int, authid: str) -> None:
        self.sessions[session] = authid
        self.handlers[ON_JOIN](self.details(session))

    def leave(self, session: int) -> None:
        del self.sessions[session]
        self.handlers[ON_LEAVE](session, "authid", "player")


def begin(server: Server, router: FakeRouter) -> list[Any]:
    return answers_to(Deferred.fromCoroutine(RollCall(server.service.sessions).begin(router)))


def here(server: Server, *authids: str) -> list[bool]:
    """Whether these players are connected."""
    return [server.call(authid, "get_player")["online"] for authid in authids]


def test_a_roll_call_learns_who_is_here_and_follows_who_comes_and_goes(server: Server) -> None:
    """The engine itself is nobody."""
    router = FakeRouter({1: ANNA, 2: "engine"})
    begin(server, router)
    assert here(server, ANNA, BRAM) == [True, False]
    router.join(3, BRAM)
    router.leave(1)
    server.clock.advance(5)
    assert here(server, ANNA, BRAM) == [False, True]


def test_a_session_that_ends_before_it_is_asked_about_is_no_trouble(server: Server) -> None:
    """Its details cannot be had any more."""
    router = FakeRouter({1: ANNA})
    router.listing = succeed([1, 99])
    begin(server, router)
    assert here(server, ANNA) == [True]


def test_events_that_overtake_the_list_hold(server: Server) -> None:
    """Somebody came, and somebody went, while the list was on its way."""
    server.connect(CARO, 3)
    router = FakeRouter({1: ANNA, 3: CARO})
    router.listing = Deferred()
    begin(server, router)
    router.join(2, BRAM)
    router.leave(1)
    router.listing.callback([1, 3])
    server.clock.advance(5)
    assert here(server, ANNA, BRAM, CARO) == [False, True, True]


def test_sessions_that_ended_unheard_are_gone_after_the_next_roll_call(server: Server) -> None:
    """The router was restarted, or the way to it was lost."""
    begin(server, FakeRouter({1: ANNA, 2: BRAM}))
    server.call(ANNA, "get_player")
    begin(server, FakeRouter({5: BRAM}))
    server.clock.advance(5)
    assert here(server, ANNA, BRAM) == [False, True]


def test_a_key_that_has_done_nothing_yet_counts_from_its_first_call_on(server: Server) -> None:
    """Both of its sessions do."""
    server.connect(ANNA, 1)
    server.connect(ANNA, 2)
    assert here(server, ANNA) == [True]
    server.service.sessions.left(1)
    server.clock.advance(5)
    assert here(server, ANNA) == [True]
    server.service.sessions.left(2)
    server.clock.advance(5)
    assert here(server, ANNA) == [False]


def test_a_player_with_two_keys_is_here_with_either(server: Server) -> None:
    """Desktop and phone; the phone was a guest of its own until it was linked."""
    server.named(ANNA)
    server.connect(BRAM, 1)
    server.call(BRAM, "get_player")
    player = result_of(server.store.by_name("Anna"))
    linked = result_of(server.store.link_key(player.id, BRAM, server.now()))
    server.service.people.keep(linked)
    server.service.sessions.rebind(linked)
    assert server.call(CARO, "get_player", "Anna")["online"] is True
    assert server.call(BRAM, "get_player")["name"] == "Anna"


def test_after_a_restart_the_seated_count_as_connected_for_five_seconds(server: Server) -> None:
    """So that their turns are not cut short because the server was down."""
    game = server.playing(ANNA, BRAM)
    restarted = server.restarted()
    restarted.connect(ANNA, 1)
    seats = restarted.call(None, "get_game", game)["seats"]
    assert [seat["connected"] for seat in seats] == [True, True]
    restarted.clock.advance(5)
    seats = {seat["player"]: seat["connected"] for seat in restarted.call(None, "get_game", game)["seats"]}
    assert seats == {"guest-aaaaaa": True, "guest-bbbbbb": False}
