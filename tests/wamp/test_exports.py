"""Finished games as texts, as they are asked for."""

import json
from itertools import pairwise
from typing import Any

import pytest

from tests.support.service import ANNA, BRAM, CARO, Server
from wordsnake.notation.read import read_game
from wordsnake.wamp.procedures import exports


@pytest.fixture
def game(server: Server) -> str:
    """A sprint of Anna and a guest that is over."""
    server.named(ANNA)
    game = server.playing(ANNA, BRAM, ruleset="sprint")
    server.play(game, "behaard haardvuur vuurdoop doopvont")
    server.call(ANNA, "say", game, "Mooi!")
    while server.call(None, "get_game", game)["phase"] == "playing":
        server.clock.advance(31)
    return game


def text_of(server: Server, game: str, **arguments: Any) -> str:
    return str(server.call(CARO, "export_game", game, **arguments)["text"])


def test_a_game_is_exported_as_a_text_that_can_be_verified(server: Server, game: str) -> None:
    """With the names of its players, and the outcome that was told."""
    heading, steps = read_game(text_of(server, game))
    outcome = list(steps)[-1].state.outcome
    told = server.call(None, "get_game", game)["outcome"]
    assert outcome is not None
    assert {seat.player for seat in heading.seats} == {"Anna", "guest-bbbbbb"}
    assert (outcome.why, list(outcome.winners), dict(outcome.scores)) == (told["why"], told["winners"], told["scores"])


def test_a_game_is_exported_as_lines_of_json(server: Server, game: str) -> None:
    """They are its events, without what was said."""
    lines = [json.loads(line) for line in text_of(server, game, format="jsonl").splitlines()]
    assert lines == [event for event in server.events(game) if event["type"] != "said"]
    assert "Mooi!" not in text_of(server, game)


def test_a_player_who_was_renamed_is_called_by_the_new_name(server: Server, game: str) -> None:
    """Names are put in when a message leaves."""
    server.call(ANNA, "set_name", "Annemiek")
    assert '[Seat "Annemiek"]' in text_of(server, game)


def test_a_game_that_is_not_over_is_not_exported(server: Server) -> None:
    """Nor one that does not exist, nor in a format that does not."""
    playing = server.playing(ANNA, BRAM)
    assert server.refused(ANNA, "export_game", playing) == ("wrong_phase", {"phase": "playing"})
    assert server.refused(ANNA, "export_game", "aaaaaaaa")[0] == "no_such_game"
    assert server.refused(ANNA, "export_game", playing, "pgn")[1]["argument"] == "format"


def test_a_game_too_long_for_an_answer_is_refused(server: Server) -> None:
    """A text is bounded; the events come in pages."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    pairs = [a + b for a in letters for b in letters]
    words = [f"{a}{'q' * 40}{b}" for a, b in pairwise(pairs)][:620]
    server.shelf.ready["nl"] = type(server.shelf.ready["nl"])("nl", words)
    ruleset = {"name": "classic", "target_score": None, "max_words": 1000, "misses_out": 1}
    game = server.playing(ANNA, BRAM, ruleset=ruleset)
    for word in words:
        server.play(game, word)
        server.clock.advance(1)
    server.clock.advance(61)
    problem = server.refused(ANNA, "export_game", game, "jsonl")[1]["problem"]
    assert problem == "is too long for one answer as jsonl; get_events has all of it"
    assert len(text_of(server, game)) < exports.EXPORT_BYTES
