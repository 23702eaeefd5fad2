"""How many look on at a game, as the router knows it."""

from typing import Any

import pytest
from autobahn.wamp.exception import ApplicationError, TransportLost

from tests.support.service import ANNA, BRAM, CARO, DIRK, Server
from wordsnake.wamp.presence.watchers import LIST, LOOK_AFTER_S, LOOKUP


class Router:
    """Answers the engine's questions: `followers` are the sessions of every topic; `asked` is what was asked."""

    def __init__(self) -> None:
        self.followers: list[int] | None = []
        self.fails: Exception | None = None
        self.asked: list[tuple[str, Any]] = []

    async def ask(self, procedure: str, argument: Any) -> Any:
        self.asked.append((procedure, argument))
        if self.fails:
            raise self.fails
        if procedure == LOOKUP:
            return None if self.followers is None else 77
        assert (procedure, argument) == (LIST, 77)
        return self.followers


@pytest.fixture
def router() -> Router:
    return Router()


@pytest.fixture
def server(router: Router) -> Server:
    """Anna (sessions 1 and 2), Bram, Caro (4 and 5) and Dirk are connected."""
    server = Server()
    server.service.watchers.ask = router.ask
    for session, authid in enumerate((ANNA, ANNA, BRAM, CARO, CARO, DIRK), start=1):
        server.connect(authid, session)
    return server


def told(server: Server, game: str) -> list[int]:
    return [event["watchers"] for event in server.on(f"wordsnake.game.{game}") if event["type"] == "watchers_changed"]


def look(server: Server, game: str) -> int:
    """Somebody looks at a game; how many watched when it was counted after that."""
    server.call(None, "get_game", game)
    server.clock.advance(LOOK_AFTER_S)
    return int(server.call(None, "get_game", game)["watchers"])


def test_people_are_counted_not_tabs_and_not_seats(server: Server, router: Router) -> None:
    """Of Anna, who plays, Caro in two tabs, Dirk, and a session that nobody knows: two."""
    game = server.playing(ANNA, BRAM)
    router.followers = [1, 2, 4, 5, 6, 99]
    assert look(server, game) == 2
    assert told(server, game) == [2]


def test_a_game_is_counted_once_for_many_who_look(server: Server, router: Router) -> None:
    """A class that opens one link asks the router once."""
    game = server.playing(ANNA, BRAM)
    router.followers = [4]
    for _ in range(30):
        server.call(None, "get_game", game)
    server.clock.advance(LOOK_AFTER_S)
    assert router.asked == [(LOOKUP, f"wordsnake.game.{game}"), (LIST, 77)]


def test_who_has_gone_is_missed_with_the_next_event(server: Server, router: Router) -> None:
    """And a game that nobody watches costs nothing."""
    game = server.playing(ANNA, BRAM)
    router.followers = [4]
    assert look(server, game) == 1
    server.clock.advance(LOOK_AFTER_S)
    router.followers = None
    server.play(game, "behaard")
    server.clock.advance(LOOK_AFTER_S)
    assert told(server, game) == [1, 0]
    router.asked.clear()
    server.play(game, "haardvuur")
    server.clock.advance(LOOK_AFTER_S)
    assert router.asked == []


def test_an_unchanged_number_is_not_told_again(server: Server, router: Router) -> None:
    """Whoever watches need not hear it with every word."""
    game = server.playing(ANNA, BRAM)
    router.followers = [4]
    look(server, game)
    server.play(game, "behaard")
    server.clock.advance(LOOK_AFTER_S)
    assert told(server, game) == [1]


@pytest.mark.parametrize("fails", [ApplicationError("wamp.error.no_such_subscription"), TransportLost()])
def test_a_router_that_is_lost_meanwhile_changes_nothing(
    server: Server, router: Router, fails: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    """The next look tells; nothing is logged, for nothing is wrong."""
    game = server.playing(ANNA, BRAM)
    router.followers = [4]
    assert look(server, game) == 1
    router.fails = fails
    assert look(server, game) == 1
    router.fails = None
    router.followers = [4, 6]
    assert look(server, game) == 2
    assert caplog.records == []


def test_a_finished_game_is_watched_by_nobody(server: Server, router: Router) -> None:
    """It has nothing to see any more, and is forgotten here."""
    game = server.playing(ANNA, BRAM)
    router.followers = [4]
    assert look(server, game) == 1
    server.call(ANNA, "leave_game", game)
    server.clock.advance(LOOK_AFTER_S)
    assert told(server, game) == [1]
    assert server.call(None, "get_game", game)["watchers"] == 0
