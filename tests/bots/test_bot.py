"""A bot: what it does in games of turns, with and without a server that answers."""

from typing import Any

import pytest

from tests.support.bots import Line, connected, until_over, view
from tests.support.service import ANNA, BRAM, CARO, START, Server
from wordsnake.bots.bot import LOOK_S, PATIENCE_S
from wordsnake.bots.levels import LEVELS
from wordsnake.bots.vocabulary import Vocabulary


@pytest.fixture
def server() -> Server:
    """Caro is the key of a bot of level 3."""
    return Server(bots={CARO: 3})


@pytest.fixture
def line(server: Server) -> Line:
    return connected(server, CARO, "adder-3", 3)


def test_a_bot_says_that_it_is_one(server: Server, line: Line) -> None:
    """It claims its name as a bot."""
    player = server.call(None, "get_player", "adder-3")
    assert (line.bot.name, player["name"], player["bot"]) == ("adder-3", "adder-3", True)


def test_a_bot_whose_name_is_taken_plays_as_a_guest(server: Server) -> None:
    """It does not give up."""
    server.call(ANNA, "set_name", "Adder-3")
    assert connected(server, CARO, "adder-3", 3).bot.name == "guest-cccccc"


def test_whoever_asks_for_a_bot_gets_it_at_once(server: Server, line: Line) -> None:
    """It sits down when it is told of the game."""
    game = server.waiting(ANNA)
    assert server.call(ANNA, "add_bot", game, 3) == {"seq": 3}
    assert [seat["player"] for seat in view(server, game)["seats"]] == ["guest-aaaaaa", "adder-3"]
    assert line.made("join_game") == [(game,)]


@pytest.mark.usefixtures("line")
def test_a_lone_player_has_a_game_with_a_bot_within_15_seconds(server: Server) -> None:
    """By find_game and nothing else."""
    server.connect(ANNA, 1)
    game = server.call(ANNA, "find_game", "sprint", "nl")["game"]
    server.clock.advance(10)
    server.clock.advance(4)
    assert view(server, game)["phase"] == "playing"
    assert {seat["level"] for seat in view(server, game)["seats"]} == {None, 3}


@pytest.mark.usefixtures("line")
def test_two_bots_play_a_game_to_its_end(server: Server) -> None:
    """All their words are legal, they think before each, and none of them misses by the clock."""
    connected(server, BRAM, "adder-4", 4)
    game = server.playing(CARO, BRAM, ruleset="sprint")
    types = until_over(server, game)
    assert types.count("word_played") >= 3
    assert all(event.get("why") != "timeout" for event in server.events(game))
    assert view(server, game)["phase"] == "finished"


def test_a_bot_passes_when_nothing_occurs_to_it(server: Server) -> None:
    """The game is not held up until its clock runs out."""
    line = connected(server, CARO, "adder-3", 3, known=Vocabulary([]))
    game = server.playing(CARO, ANNA)
    if server.to_move(game) == ANNA:
        server.play(game, "behaard")
    server.clock.advance(LEVELS[3].slow)
    assert [args[0] for args in line.made("pass_turn")] == [game]


def test_a_move_is_repeated_under_its_id_while_no_engine_is_there(server: Server, line: Line) -> None:
    """So that it counts once, whether or not it arrived."""
    game = server.playing(CARO, ANNA)
    if server.to_move(game) == ANNA:
        server.play(game, "behaard")
    line.failing = ["wamp.error.no_such_procedure", "wamp.error.canceled"]
    # What it looked up before is known; the next calls are the move.
    server.clock.advance(LEVELS[3].slow)
    server.clock.advance(1)
    server.clock.advance(1)
    moves = line.made("play_word")
    assert len(moves) == 3
    assert len(set(moves)) == 1
    assert view(server, game)["turn"] == "guest-aaaaaa"


def test_a_bot_that_was_away_sees_to_its_games_when_it_is_back(server: Server, line: Line) -> None:
    """It may have missed that it is to move."""
    game = server.playing(CARO, ANNA)
    line.lose()
    if server.to_move(game) == ANNA:
        server.play(game, "behaard")
    line.begin()
    server.clock.advance(LEVELS[3].slow)
    assert view(server, game)["turn"] == "guest-aaaaaa"


def test_what_was_not_heard_is_seen_at_the_next_look_around(server: Server, line: Line) -> None:
    """A lost event costs half a minute at most."""
    game = server.playing(CARO, ANNA)
    if server.to_move(game) == CARO:
        server.clock.advance(LEVELS[3].slow)
    line.up = False
    server.play_on(game, 1)
    line.up = True
    server.clock.advance(LOOK_S)
    server.clock.advance(LEVELS[3].slow)
    assert view(server, game)["turn"] == "guest-aaaaaa"


@pytest.mark.usefixtures("line")
def test_a_bot_waits_for_nobody(server: Server) -> None:
    """A waiting game of which it has become the host it leaves too."""
    game = server.waiting(ANNA)
    server.call(ANNA, "add_bot", game, 3)
    server.call(ANNA, "leave_game", game)
    server.clock.advance(LOOK_S)
    assert view(server, game)["phase"] == "closed"


@pytest.mark.usefixtures("line")
def test_a_bot_does_not_wait_for_ever(server: Server) -> None:
    """Whoever fills games with bots and starts none keeps them from others for some minutes only."""
    game = server.waiting(ANNA)
    server.call(ANNA, "add_bot", game, 3)
    for _ in range(round(PATIENCE_S / LOOK_S)):
        server.clock.advance(LOOK_S)
    assert len(view(server, game)["seats"]) == 2
    for _ in range(2):
        server.clock.advance(LOOK_S)
    assert len(view(server, game)["seats"]) == 1


def test_a_bot_joins_no_game_whose_words_it_does_not_know(server: Server) -> None:
    """Whoever asked hears that no bot can come."""
    line = connected(server, CARO, "adder-3", 3)
    line.bot._known = lambda _language: None
    game = server.waiting(ANNA)
    refused: list[Any] = []
    server.ask(ANNA, "add_bot", game, 3).addErrback(refused.append)
    server.clock.advance(3)
    assert refused
    assert line.made("join_game") == []


def test_the_server_clock_counts(server: Server) -> None:
    """A bot whose own clock is an hour wrong moves in time all the same."""
    server = Server(bots={CARO: 3})
    line = connected(server, CARO, "adder-3", 3)
    line.lose()
    line.bot._now = lambda: START / 1000 - 3600 + server.clock.seconds()
    line.begin()
    game = server.playing(CARO, ANNA, ruleset={"name": "sprint", "turn_seconds": 5})
    if server.to_move(game) == ANNA:
        server.play(game, "behaard")
    server.clock.advance(2)
    assert view(server, game)["turn"] == "guest-aaaaaa"
