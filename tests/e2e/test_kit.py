"""Bots of the kit, whose server is killed while they play."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.support.running import Running
from tests.support.server import Server

pytestmark = pytest.mark.e2e

CHILD = "tests.kit.playing_child"
END_S = 60.0
"""A server that comes back is found within ten seconds; the rest is for busy machines."""


def test_bots_play_on_when_their_server_was_killed(lexicons: Path, tmp_path: Path) -> None:
    """On asyncio and on Twisted: each hears every event once and in order, and each of its words counts once."""
    with Server(lexicons=lexicons) as server, playing("asyncio", server, tmp_path, "-") as first:
        game = first.line()
        with playing("twisted", server, tmp_path, game) as second:
            assert second.line() == game
            heard: dict[Running, list[Any]] = {first: read(first, words=3), second: []}
            server.kill_everything()
            server.start()
            for bot in (first, second):
                heard[bot] += read(bot)
            watcher = server.connect("Watcher")
            events = watcher.call("wordsnake.get_events", game, 0, 500)["events"]
            for bot in (first, second):
                *told, counted = heard[bot]
                assert told == events
                assert bot.process.wait(END_S) == 0
                [player] = {event["player"] for event in events if event.get("word") in counted}
                assert counted == [
                    event["word"] for event in events if event.get("player") == player if "word" in event
                ]
    types = [event["type"] for event in events]
    assert types[-1] == "game_finished"
    assert types.index("clock_extended") < len(types) - 3


def playing(loop: str, server: Server, folder: Path, game: str) -> Running:
    """A bot on a loop, in a process of its own."""
    return Running(sys.executable, "-m", CHILD, loop, f"{server.url}/", str(folder / f"{loop}.key"), game)


def read(bot: Running, words: int | None = None) -> list[Any]:
    """What it prints until it has heard of so many words, or to the end."""
    found: list[Any] = []
    while words is None or sum(each["type"] == "word_played" for each in found) < words:
        found.append(json.loads(bot.line(END_S)))
        if isinstance(found[-1], list):
            break
    return found
