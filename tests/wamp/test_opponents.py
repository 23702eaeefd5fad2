"""Bots as opponents: what a host asks for, what the bot is told, and what happens if it says nothing."""

from typing import Any

import pytest
from twisted.internet.defer import Deferred

from tests.support.service import ANNA, BRAM, CARO, DIRK, Server, answers_to, result_of
from wordsnake.wamp.procedures.opponents import ANSWER_S


@pytest.fixture
def server() -> Server:
    """Caro and Dirk are the keys of bots, and Caro's is connected."""
    server = Server(bots={CARO: 3, DIRK: 5})
    server.connect(CARO, 7)
    server.named(ANNA)
    return server


def failure_of(answer: Deferred[Any]) -> str:
    """The reason with which a call was refused that took its time."""
    failures: list[Any] = []
    answer.addErrback(failures.append)
    assert failures, "not refused"
    return str(failures[0].value.error).removeprefix("wordsnake.error.")


def test_a_bot_is_told_and_sits_down_as_one(server: Server) -> None:
    """Its seat says bot and level, and the host gets the seq of that event."""
    game = server.waiting(ANNA)
    answers = answers_to(server.ask(ANNA, "add_bot", game, 3))
    assert server.on("wordsnake.me") == [{"type": "invited", "game": game, "by": "Anna"}]
    assert server.published[-1].options.eligible_authid == [CARO]
    assert answers == []
    server.call(CARO, "join_game", game)
    taken = server.events(game)[-1]
    assert (taken["player"], taken["bot"], taken["level"]) == ("guest-cccccc", True, 3)
    assert answers == [{"seq": taken["seq"]}]
    server.clock.advance(ANSWER_S)


def test_a_bot_that_says_nothing_is_not_waited_for(server: Server) -> None:
    """After three seconds the host hears so, and may ask again."""
    game = server.waiting(ANNA)
    for _ in range(2):
        answer = server.ask(ANNA, "add_bot", game, 3)
        server.clock.advance(ANSWER_S)
        assert failure_of(answer) == "unavailable"
    server.call(CARO, "join_game", game)


def test_after_a_silent_bot_another_is_asked(server: Server) -> None:
    """As long as there is one of that level."""
    server = Server(bots={CARO: 3, DIRK: 3})
    server.connect(CARO, 7)
    server.connect(DIRK, 8)
    game = server.waiting(ANNA)
    answers = answers_to(server.ask(ANNA, "add_bot", game, 3))
    server.clock.advance(ANSWER_S)
    told = [published.options.eligible_authid for published in server.published if published.topic == "wordsnake.me"]
    assert sorted(told) == [[CARO], [DIRK]]
    server.call(told[1][0], "join_game", game)
    assert answers == [{"seq": 3}]


def test_the_bot_with_fewest_games_is_asked() -> None:
    """So that all have something to do."""
    server = Server(bots={CARO: 3, DIRK: 3})
    server.connect(CARO, 7)
    server.connect(DIRK, 8)
    server.waiting(BRAM, CARO)
    server.ask(ANNA, "add_bot", server.waiting(ANNA), 3).addErrback(lambda _: None)
    assert server.published[-1].options.eligible_authid == [DIRK]


def test_errors_come_in_the_order_of_the_api(server: Server) -> None:
    """wrong_phase, not_seated, not_host, game_full, and last that no bot is here."""
    assert server.refused(ANNA, "add_bot", "aaaaaaaa", 3) == ("no_such_game", {})
    assert server.refused(ANNA, "add_bot", "aaaaaaaa", 6)[1]["argument"] == "level"
    game = server.waiting(ANNA, BRAM, ruleset={"name": "sprint", "seats_max": 2})
    assert server.refused("e" * 32, "add_bot", game, 3) == ("not_seated", {})
    assert server.refused(BRAM, "add_bot", game, 3) == ("not_host", {})
    assert server.refused(ANNA, "add_bot", game, 3) == ("game_full", {})
    server.call(ANNA, "start_game", game)
    assert server.refused(BRAM, "add_bot", game, 3) == ("wrong_phase", {"phase": "playing"})
    assert server.refused(ANNA, "add_bot", server.waiting(ANNA), 5) == ("unavailable", {"level": 5})


def test_a_bot_that_sits_in_the_game_is_not_asked_again(server: Server) -> None:
    """Another one of its level would be."""
    game = server.waiting(ANNA, CARO)
    assert server.refused(ANNA, "add_bot", game, 3) == ("unavailable", {"level": 3})


def test_nobody_else_is_a_bot_of_this_server(server: Server) -> None:
    """A level comes from the list of trusted keys alone; who calls itself a bot has none."""
    server.call(BRAM, "set_name", "Bram", bot=True)
    game = server.waiting(ANNA, BRAM)
    seat = server.events(game)[-1]
    assert (seat["player"], seat["bot"], seat["level"]) == ("Bram", True, None)


def test_two_hosts_get_a_bot_each_from_the_same_one(server: Server) -> None:
    """A bot plays in many games at a time."""
    first, second = server.waiting(ANNA), server.waiting(BRAM)
    asked = [server.ask(host, "add_bot", game, 3) for host, game in ((ANNA, first), (BRAM, second))]
    server.call(CARO, "join_game", second)
    server.call(CARO, "join_game", first)
    assert [result_of(answer) for answer in asked] == [{"seq": 3}, {"seq": 3}]
