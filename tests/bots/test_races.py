"""Bots where nobody is told to move: in a race, and where one plays alone."""

from typing import Any

import pytest

from tests.support.bots import connected, until_over, view
from tests.support.lexicon import SetLexicon
from tests.support.service import ANNA, BRAM, CARO, Server
from wordsnake.bots.levels import LEVELS
from wordsnake.bots.vocabulary import Vocabulary

LADDER = ["ab" * times for times in range(1, 30)]
"""Words each of which can follow any other by its last two letters."""


@pytest.fixture
def server() -> Server:
    """Caro is the key of a bot of level 3."""
    return Server(bots={CARO: 3})


def race(server: Server, *others: str, **rules: Any) -> str:
    """A race of Anna, these and the bot that is there, with words enough for all; it has begun."""
    server.shelf.ready["nl"] = SetLexicon("nl", LADDER)
    game = server.waiting(ANNA, *others, ruleset={"name": "race", "max_overlap": 2, **rules})
    server.call(ANNA, "add_bot", game, 3)
    server.call(ANNA, "start_game", game)
    return game


def test_a_bot_races(server: Server) -> None:
    """It is told of no turn: it hears of every word, thinks for as long as a person might, and follows."""
    line = connected(server, CARO, "adder-3", 3, Vocabulary(LADDER))
    game = race(server)
    server.clock.advance(LEVELS[3].quick - 0.1)
    assert line.made("play_word") == []
    server.clock.advance(LEVELS[3].slow - LEVELS[3].quick + 0.2)
    assert view(server, game)["snake"][-1]["player"] == "adder-3"


def test_a_bot_in_a_race_waits_with_its_own_word(server: Server) -> None:
    """It thinks as long as ever, and five seconds more; nothing it says is refused for coming too soon."""
    line = connected(server, CARO, "adder-3", 3, Vocabulary(LADDER))
    game = race(server, game_seconds=60)
    types = until_over(server, game)
    assert types.count("word_played") > 2
    assert len(line.made("play_word")) == types.count("word_played")
    assert view(server, game)["outcome"]["why"] == "time"


def test_a_bot_in_a_race_thinks_again_when_somebody_was_first(server: Server) -> None:
    """The word it had in mind is not said, and its time to think begins anew."""
    line = connected(server, CARO, "adder-3", 3, Vocabulary(LADDER))
    game = race(server, BRAM)
    opening = view(server, game)["current"]
    words = [word for word in LADDER if word not in {opening, "ab"}]
    for ply, authid in enumerate((ANNA, BRAM, ANNA, BRAM), start=1):
        server.clock.advance(LEVELS[3].quick - 0.1)
        server.call(authid, "play_word", game, words[ply], ply)
    assert line.made("play_word") == []
    server.clock.advance(LEVELS[3].slow)
    assert [move[2] for move in line.made("play_word")] == [5]


def test_a_bot_stops_listening_when_a_race_is_over(server: Server) -> None:
    """And begins again with a new session."""
    line = connected(server, CARO, "adder-3", 3, Vocabulary(LADDER))
    game = race(server, game_seconds=30)
    line.lose()
    line.begin()
    assert list(line.listening) == [f"wordsnake.game.{game}"]
    until_over(server, game)
    assert not line.listening


def test_a_bot_in_a_race_is_in_no_hurry_when_nothing_occurs_to_it(server: Server) -> None:
    """It passes no turn, for there is none, and has another look half a minute later."""
    line = connected(server, CARO, "adder-3", 3, Vocabulary([]))
    race(server)
    server.clock.pump([5.0] * 12)
    assert line.made("pass_turn") == []
    assert len(line.made("get_game")) >= 3


def test_no_bot_plays_alone(server: Server) -> None:
    """Asked into a game of one, it does not try to sit down."""
    line = connected(server, CARO, "adder-3", 3)
    game = server.call(ANNA, "create_game", {"name": "daily", "max_words": 5})["game"]
    line.bot.heard(type="invited", game=game, by="Anna")
    assert line.made("join_game") == []
