"""Everything is killed in the middle of a game, and nothing that was acknowledged is lost."""

from pathlib import Path

import pytest

from tests.e2e.test_players import join, opened
from tests.support.server import Server

pytestmark = pytest.mark.e2e


def test_a_game_goes_on_after_everything_was_killed(lexicons: Path) -> None:
    """Game, names, scores and move ids survive SIGKILL of all processes; whoever is to move has time again."""
    with Server(lexicons=lexicons) as server:
        anna, bob = join(server, "Anna"), join(server, "Bob")
        # Turns so short that any restart takes something from the one under way.
        game, players = opened(anna, bob, ruleset={"name": "sprint", "turn_seconds": 10})
        for ply, word in enumerate(("behaard", "haardvuur")):
            mover = anna.call("wordsnake.get_game", game)["turn"]
            last = players[mover].call("wordsnake.play_word", game, word, ply, move_id=f"move {ply}")
        before = anna.call("wordsnake.get_game", game)
        server.kill_everything()
        server.start()
        anna, bob = server.connect("Anna"), server.connect("Bob")
        again = {"Anna": anna, "Bob": bob}
        after = anna.call("wordsnake.get_game", game)
        for field in ("phase", "turn", "ply", "current", "snake", "ruleset", "host"):
            assert after[field] == before[field]
        assert again[mover].call("wordsnake.play_word", game, "haardvuur", 1, move_id="move 1") == last
        events = bob.call("wordsnake.get_events", game)["events"]
        assert [event["seq"] for event in events] == list(range(1, len(events) + 1))
        assert [event["word"] for event in events if event["type"] == "word_played"] == ["behaard", "haardvuur"]
        assert [event["turn"] for event in events if event["type"] == "clock_extended"] == [after["turn"]]
        move = again[after["turn"]].call("wordsnake.play_word", game, "vuurdoop", 2)
        assert (move["overlap"], move["points"]) == (4, 8)
