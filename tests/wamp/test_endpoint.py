"""What surrounds every procedure: identity, limits, cancelling, and errors nobody foresaw."""

import logging
from typing import Any

import pytest
from autobahn.wamp.exception import ApplicationError
from autobahn.wamp.request import Registration
from autobahn.wamp.types import CallDetails
from twisted.internet.defer import CancelledError, Deferred

from tests.support.service import ANNA, BRAM, Server, answers_to, result_of
from wordsnake.store.memory.store import MemoryStore
from wordsnake.wamp.calls.endpoint import DETAILS
from wordsnake.wamp.presence.limits import BURST, CALLS_PER_SECOND, REMEMBERED, CallLimit


class SlowStore(MemoryStore):
    """A store whose appends are answered when the test says so."""

    def __init__(self) -> None:
        super().__init__()
        self.slow = False
        self.held: list[Deferred[None]] = []

    def append(self, *args: Any) -> Deferred[None]:
        if not self.slow:
            return super().append(*args)
        held: Deferred[None] = Deferred()
        self.held.append(held)
        return held.addCallback(lambda _: super(SlowStore, self).append(*args))


class BrokenStore(MemoryStore):
    """A store with a defect."""

    def by_name(self, name: str) -> Deferred[Any]:
        raise ZeroDivisionError(f"secret of {name}")


def test_a_caller_without_identity_may_look_but_not_play(server: Server) -> None:
    """Readers come by HTTP, later; the router lets them call little anyway."""
    assert server.call(None, "about")
    for procedure, arguments in (("create_game", ()), ("get_player", ()), ("set_name", ("Anna",))):
        assert server.refused(None, procedure, *arguments)[0] == "wamp.error.not_authorized"


def test_a_reader_has_no_identity_whatever_its_session_is_called(server: Server) -> None:
    """All who ask by HTTP come through one session of the router's, and no player is made of it."""
    uri = "wordsnake.create_game"
    details = CallDetails(Registration(None, 1, uri, None), caller_authid=ANNA, caller_authrole="reader")
    with pytest.raises(ApplicationError, match="Sign in"):
        result_of(server.service.endpoints[uri].call(**{DETAILS: details}))
    assert result_of(server.store.by_authid(ANNA)) is None


def test_readers_are_not_bounded_together(server: Server) -> None:
    """The router bounds each by its address."""
    for _ in range(int(BURST) * 2):
        assert server.call(None, "about")


def test_a_banned_player_is_told_so_even_on_an_old_connection(server: Server) -> None:
    """The router shuts out new ones."""
    server.named(ANNA)
    player = result_of(server.store.by_name("Anna"))
    server.service.people.keep(result_of(server.store.ban(player.id, banned=True)))
    assert server.refused(ANNA, "create_game")[0] == "wamp.error.not_authorized"


def test_a_call_in_somebody_elses_name_is_refused(server: Server) -> None:
    """Should the router ever let one through."""
    uri = "wordsnake.create_game"
    forged = [{"session": 7, "authid": BRAM, "authrole": "player"}]
    details = CallDetails(Registration(None, 1, uri, None), caller_authid=ANNA, forward_for=forged)
    with pytest.raises(ApplicationError) as raised:
        result_of(server.service.endpoints[uri].call(**{DETAILS: details}))
    assert raised.value.error == ApplicationError.NOT_AUTHORIZED


def test_who_calls_too_often_is_told_when_to_come_back(server: Server) -> None:
    """Bad arguments are told first; nobody else is affected."""
    for _ in range(int(BURST)):
        server.call(ANNA, "about")
    assert server.refused(ANNA, "about") == ("rate_limited", {"retry_after": 1 / CALLS_PER_SECOND})
    assert server.refused(ANNA, "about", 1)[0] == "invalid_argument"
    assert server.call(BRAM, "about")
    server.clock.advance(1 / CALLS_PER_SECOND)
    assert server.call(ANNA, "about")


def test_callers_who_have_been_quiet_are_forgotten() -> None:
    """What is kept of them is bounded."""
    now = [0]
    limit = CallLimit(lambda: now[0])
    for number in range(REMEMBERED):
        limit.take(str(number))
    now[0] += 60_000
    limit.take("another")
    assert len(limit._buckets) == 1


def test_a_caller_that_cancels_or_leaves_stops_no_commit() -> None:
    """The router turns a cancelled call, or a lost caller, into an interrupt: the move is made all the same."""
    store = SlowStore()
    server = Server(store)
    game = server.playing(ANNA, BRAM)
    store.slow = True
    call = server.ask(server.to_move(game), "play_word", game, "behaard", None, "m-1")
    failures = answers_to(call.addErrback(lambda failure: failure.type))
    call.cancel()
    assert failures == [CancelledError]
    store.slow = False
    store.held.pop().callback(None)
    assert server.events(game)[-1]["word"] == "behaard"
    assert server.call(None, "get_game", game)["ply"] == 1


def test_nothing_is_answered_or_published_before_it_is_stored() -> None:
    """Neither the caller nor anybody else hears of a move that may yet be lost."""
    store = SlowStore()
    server = Server(store)
    game = server.playing(ANNA, BRAM)
    server.published.clear()
    store.slow = True
    answers = answers_to(server.ask(server.to_move(game), "play_word", game, "behaard"))
    assert (answers, server.published, server.call(None, "get_game", game)["ply"]) == ([], [], 0)
    store.held.pop().callback(None)
    assert answers[0]["word"] == "behaard"
    assert server.events(game)[-1]["word"] == "behaard"


def test_a_store_that_is_unavailable_is_unavailable_to_the_player(
    server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    """And a sentence to the host, in the log, without a traceback."""
    game = server.playing(ANNA, BRAM)
    result_of(server.store.close())
    with caplog.at_level(logging.WARNING):
        assert server.refused(server.to_move(game), "play_word", game, "behaard") == ("unavailable", {})
        assert server.refused(None, "get_events", game) == ("unavailable", {})
    assert "The store is closed" in caplog.text
    assert "Traceback" not in caplog.text


def test_an_error_nobody_foresaw_is_logged_whole_and_answered_with_its_number_alone(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Nothing of its text reaches the caller."""
    server = Server(BrokenStore())
    with pytest.raises(ApplicationError) as raised:
        server.call(ANNA, "get_player", "Bram")
    error = raised.value
    assert error.error == "wordsnake.error.internal"
    assert set(error.kwargs) == {"incident"}
    assert "secret" not in f"{error.args}{error.kwargs}"
    assert error.kwargs["incident"] in caplog.text
    assert "secret of Bram" in caplog.text
    assert "Traceback" in caplog.text
