"""Strangers who press *Play now*: whom they meet, when a bot comes, when the game starts."""

from typing import Any

import pytest

from tests.support.service import ANNA, BRAM, CARO, DIRK, Server
from wordsnake.wamp.procedures.matching import OFFER_AFTER_S, START_AFTER_S

SPRINT = ("sprint", "nl")


@pytest.fixture
def server() -> Server:
    """Anna and Bram are connected; Caro and Dirk are bots, of which Dirk is connected."""
    server = Server(bots={CARO: 3, DIRK: 5})
    for session, authid in enumerate((ANNA, BRAM, DIRK), start=1):
        server.connect(authid, session)
    return server


def found(server: Server, authid: str, *ask: Any) -> str:
    """The game that somebody finds."""
    game: str = server.call(authid, "find_game", *(ask or SPRINT))["game"]
    return game


def phase(server: Server, game: str) -> str:
    return str(server.call(None, "get_game", game)["phase"])


def invitations(server: Server) -> list[str]:
    return [message["game"] for message in server.on("wordsnake.me") if message["type"] == "invited"]


def test_two_strangers_meet(server: Server) -> None:
    """The first opens a public game, the second sits down in it."""
    game = found(server, ANNA)
    view = server.call(BRAM, "find_game", *SPRINT)
    assert (view["game"], view["private"], view["ruleset"]["name"]) == (game, False, "sprint")
    assert [seat["player"] for seat in view["seats"]] == ["guest-aaaaaa", "guest-bbbbbb"]


def test_such_a_game_is_made_to_count(server: Server) -> None:
    """With the rules everybody plays by; those of one's own are no common measure, nor is a game among friends."""
    assert server.call(ANNA, "find_game", *SPRINT)["rated"]
    assert not server.call(ANNA, "find_game", {"name": "sprint", "turn_seconds": 10}, "nl")["rated"]
    assert not server.call(ANNA, "create_game", "sprint")["rated"]


def test_its_log_tells_who_had_no_name(server: Server) -> None:
    """The opener and whoever joined; a name claimed later changes nothing."""
    server.named(BRAM)
    game = found(server, BRAM)
    found(server, ANNA)
    assert [event["guest"] for event in server.events(game) if event["type"] == "seat_taken"] == [False, True]
    assert [seat["guest"] for seat in server.call(None, "get_game", game)["seats"]] == [False, True]


def test_two_strangers_who_ask_at_the_same_moment_meet(server: Server) -> None:
    """Neither is left alone in a game of their own."""
    views = [server.ask(authid, "find_game", *SPRINT) for authid in (ANNA, BRAM)]
    assert views[0].result["game"] == views[1].result["game"]


def test_the_game_starts_by_itself(server: Server) -> None:
    """Four seconds after there are enough players; a third does not put it off."""
    game = found(server, ANNA)
    found(server, BRAM)
    server.clock.advance(START_AFTER_S - 1)
    found(server, "e" * 32)
    assert phase(server, game) == "waiting"
    server.clock.advance(1)
    assert phase(server, game) == "playing"
    server.clock.advance(OFFER_AFTER_S)
    assert invitations(server) == []


def test_whoever_stays_alone_plays_a_bot_within_15_seconds(server: Server) -> None:
    """Of level 3, or the nearest that is here."""
    game = found(server, ANNA)
    server.clock.advance(OFFER_AFTER_S)
    assert invitations(server) == [game]
    assert server.published[-1].options.eligible_authid == [DIRK]
    server.call(DIRK, "join_game", game)
    server.clock.advance(START_AFTER_S)
    assert phase(server, game) == "playing"
    assert server.clock.seconds() < 15


def test_without_bots_one_is_looked_for_again(server: Server) -> None:
    """Somebody else may come meanwhile."""
    server.service.sessions.left(3)
    game = found(server, ANNA)
    server.clock.advance(OFFER_AFTER_S)
    assert invitations(server) == []
    server.connect(DIRK, 4)
    server.clock.advance(OFFER_AFTER_S)
    assert invitations(server) == [game]


def test_a_bot_is_not_called_to_an_empty_table(server: Server) -> None:
    """Who has gone away needs no opponent, and nobody is sent to wait there."""
    game = found(server, ANNA)
    server.service.sessions.left(1)
    server.clock.advance(OFFER_AFTER_S)
    assert invitations(server) == []
    assert found(server, BRAM) != game


def test_asking_again_leads_to_the_same_game(server: Server) -> None:
    """A second click, or a repeated call, opens no second game."""
    game = found(server, ANNA)
    assert found(server, ANNA) == game
    assert len(server.call(None, "get_game", game)["seats"]) == 1


@pytest.mark.parametrize("other", [("classic", "nl"), ({"name": "sprint", "turn_seconds": 10}, "nl")])
def test_other_rules_are_another_game(server: Server, other: tuple[object, str]) -> None:
    """Nobody is put into a game that they did not ask for."""
    assert found(server, BRAM, *other) != found(server, ANNA)


def test_games_that_somebody_opened_are_left_alone(server: Server) -> None:
    """Their hosts start them; such a game may wait for friends, and is not rated."""
    game = server.waiting(ANNA, ruleset="sprint")
    assert found(server, BRAM) != game
    server.clock.advance(OFFER_AFTER_S + START_AFTER_S)
    assert phase(server, game) == "waiting"


def test_a_full_or_running_game_is_not_found(server: Server) -> None:
    """The next stranger waits in a new one."""
    small = {"name": "sprint", "seats_max": 2}
    first = found(server, ANNA, small, "nl")
    assert found(server, BRAM, small, "nl") == first
    third = found(server, "e" * 32, small, "nl")
    assert third != first
    server.clock.advance(START_AFTER_S)
    assert phase(server, first) == "playing"


def test_whoever_leaves_in_time_puts_the_start_off(server: Server) -> None:
    """The other one waits for somebody again."""
    game = found(server, ANNA)
    found(server, BRAM)
    server.call(ANNA, "leave_game", game)
    server.clock.advance(START_AFTER_S)
    assert phase(server, game) == "waiting"
    server.clock.advance(OFFER_AFTER_S - START_AFTER_S)
    assert invitations(server) == [game]


def test_a_game_that_all_have_left_is_forgotten(server: Server) -> None:
    """Its clock does not ring any more."""
    game = found(server, ANNA)
    server.call(ANNA, "leave_game", game)
    server.clock.advance(OFFER_AFTER_S)
    assert invitations(server) == []
    assert found(server, ANNA) != game


def test_a_language_must_be_offered_and_ready(server: Server) -> None:
    """As for create_game."""
    assert server.refused(ANNA, "find_game", "sprint", "xx")[1]["argument"] == "language"
    assert server.refused(ANNA, "find_game", "sprint", "en") == ("unavailable", {})
