"""Bots on a whole server: a lone player has a game at any hour, and no bot that fails holds one up."""

import os
import random
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.server import Server
from tests.support.wamp import Client
from wordsnake.bots.levels import LEVELS
from wordsnake.bots.library import Library
from wordsnake.bots.strategy import Position, choose
from wordsnake.bots.vocabulary import Vocabulary
from wordsnake.rules.languages import LANGUAGES
from wordsnake.rules.ruleset import Ruleset

pytestmark = pytest.mark.e2e

FOUND_WITHIN = 15.0
ENDLESS = {"name": "sprint", "turn_seconds": 5, "target_score": 1000, "misses_out": 10}


@pytest.fixture(scope="module")
def server(lexicons: Path) -> Iterator[Server]:
    """A server with a bot of each level."""
    with Server(lexicons=lexicons, bots=1) as server:
        yield server


@pytest.fixture(scope="module")
def known(lexicons: Path) -> Vocabulary:
    """The words that the player of these tests knows."""
    vocabulary = Library(lexicons).known("nl", 5)
    assert vocabulary is not None
    return vocabulary


class Human:
    """A player who knows words, and plays one as soon as it is their turn."""

    def __init__(self, client: Client, game: str, known: Vocabulary) -> None:
        self.client = client
        self.game = game
        self.name = client.call("wordsnake.get_player")["name"]
        self.events = client.subscribe(f"wordsnake.game.{game}")
        self._known = known

    def view(self) -> dict[str, Any]:
        view: dict[str, Any] = self.client.call("wordsnake.get_game", self.game)
        return view

    def play(self, view: dict[str, Any]) -> None:
        fold = LANGUAGES[view["language"]].fold
        current = None if view["current"] is None else fold(view["current"])
        used = {fold(link["word"]) for link in view["snake"]}
        position = Position(Ruleset(**view["ruleset"]), view["ply"], current, used)
        word = choose(position, self._known, LEVELS[5], random.Random(view["ply"]).randrange)
        self.client.call("wordsnake.play_word", self.game, word, view["ply"])

    def play_until(self, kind: str, player: str | None = None) -> dict[str, Any]:
        """Play on until an event of this kind, about this player, has come."""
        view = self.view()
        while True:
            if view["turn"] == self.name:
                self.play(view)
            event = self.events.next(FOUND_WITHIN).kwargs
            if event["type"] == kind and player in {None, event.get("player")}:
                return event
            view = self.view()


def test_a_lone_player_plays_a_bot_to_the_end_of_a_sprint(server: Server, known: Vocabulary) -> None:
    """One call, and within 15 s the game begins; it ends with a goal, and all of the bot's words were legal."""
    with server.connect("Nachtuil") as client:
        game = client.call("wordsnake.find_game", {"name": "sprint", "turn_seconds": 5}, "nl")["game"]
        human = Human(client, game, known)
        assert human.events.until(lambda event: event["type"] == "game_started", FOUND_WITHIN)
        finished = human.play_until("game_finished")
        view = human.view()
        [bot] = [seat for seat in view["seats"] if seat["bot"]]
        assert (bot["player"], bot["level"]) == ("adder-3", 3)
        assert finished["outcome"]["why"] == "goal"
        assert sum(link["player"] == "adder-3" for link in view["snake"]) >= 2


def test_a_bot_that_hangs_misses_its_turn_and_comes_back(server: Server, known: Vocabulary) -> None:
    """Play goes on without it; the process is killed and started again, and the bot takes up its seat."""
    with server.connect("Geduld") as client:
        game = client.call("wordsnake.create_game", ENDLESS)["game"]
        client.call("wordsnake.add_bot", game, 4)
        human = Human(client, game, known)
        client.call("wordsnake.start_game", game)
        human.play_until("word_played", "adder-4")
        before = server.bots_pid
        os.kill(before, signal.SIGSTOP)
        missed = human.play_until("turn_missed", "adder-4")
        assert (missed["why"], missed["turn"]) == ("timeout", human.name)
        human.play_until("word_played", "adder-4")
        assert server.bots_pid != before
        client.call("wordsnake.leave_game", game)
