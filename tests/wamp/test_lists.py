"""Looking: at the server, its games, their events, and words."""

from typing import Any

import msgspec
import pytest

from tests.support.service import ANNA, BRAM, CARO, Server
from wordsnake.wamp.contract import messages
from wordsnake.wamp.procedures.lists import PAGE_BYTES


def test_about_tells_what_the_server_offers(server: Server) -> None:
    """Languages that are not ready too: they will be."""
    about = server.call(None, "about")
    assert about["languages"] == ["nl", "en"]
    assert [ruleset["name"] for ruleset in about["rulesets"]] == ["classic", "sprint", "survival", "race", "daily"]
    assert (about["api"], about["now"], about["limits"]["unfinished_games"]) == (1, "2026-01-01T00:00:00.000Z", 16)


def test_the_events_of_a_game_are_what_its_topic_carried(server: Server) -> None:
    """From the first one on, or after any."""
    game = server.playing(ANNA, BRAM)
    server.play(game, "behaard haardvuur")
    page = server.call(None, "get_events", game)
    assert page == {"events": server.events(game), "more": False}
    assert server.call(None, "get_events", game, 4)["events"] == server.events(game)[4:]
    assert server.call(None, "get_events", game, 999) == {"events": [], "more": False}


def test_events_come_in_pages(server: Server) -> None:
    """`more` says that there are further ones."""
    game = server.waiting(ANNA, BRAM, CARO)
    page = server.call(None, "get_events", game, 1, 2)
    assert ([event["seq"] for event in page["events"]], page["more"]) == ([2, 3], True)
    assert server.call(None, "get_events", game, 3, 1)["more"] is False


def test_a_page_of_events_is_bounded_in_bytes(server: Server) -> None:
    """A consumer follows `more` and misses nothing."""
    game = server.waiting(ANNA)
    for number in range(30):
        server.clock.advance(1)
        server.call(ANNA, "say", game, f"{number:04}" + "🐍" * 490)
    events: list[Any] = []
    more = True
    while more:
        page = server.call(None, "get_events", game, len(events), 500)
        assert len(msgspec.json.encode(page)) < PAGE_BYTES + 1000
        assert page["events"]
        events, more = events + page["events"], page["more"]
    assert [event["seq"] for event in events] == list(range(1, 33))


@pytest.mark.parametrize("limit", [0, 501, -1])
def test_a_page_has_one_to_500_events(server: Server, limit: int) -> None:
    """Anything else is a bad argument."""
    assert server.refused(None, "get_events", "aaaaaaaa", 0, limit)[1]["argument"] == "limit"


def test_the_games_are_listed_latest_change_first(server: Server) -> None:
    """Private ones in no list."""
    first = server.waiting(ANNA)
    server.clock.advance(1)
    second = server.waiting(BRAM)
    server.clock.advance(1)
    server.waiting(ANNA, private=True)
    assert [game["game"] for game in server.call(None, "list_games")["games"]] == [second, first]
    server.call(CARO, "join_game", first)
    server.call(ANNA, "start_game", first)
    assert [game["game"] for game in server.call(None, "list_games", "playing")["games"]] == [first]
    assert [game["game"] for game in server.call(None, "list_games", "waiting", "nl")["games"]] == [second]
    assert server.call(None, "list_games", language="en")["games"] == []


def test_a_long_list_goes_on_by_its_cursor(server: Server) -> None:
    """No game twice, none left out; a made-up cursor is a bad argument."""
    keys = [f"{number:032x}" for number in range(60)]
    games = {server.waiting(key) for key in keys}
    first = server.call(None, "list_games")
    second = server.call(None, "list_games", cursor=first["cursor"])
    assert second["cursor"] is None
    listed = [game["game"] for game in first["games"] + second["games"]]
    assert (len(listed), set(listed)) == (60, games)
    assert server.refused(None, "list_games", cursor="made up")[1]["argument"] == "cursor"


@pytest.mark.parametrize(
    ("word", "valid", "spelling", "reason"),
    [
        ("Reunie", True, "reünie", None),
        ("blorf", False, None, "not_in_lexicon"),
        ("two words", False, None, "not_a_word"),
        ("x" * 65, False, None, "not_a_word"),
        ("", False, None, "not_a_word"),
    ],
)
def test_a_word_is_checked(server: Server, word: str, spelling: str | None, reason: str | None, *, valid: bool) -> None:
    """Its canonical spelling, or what is wrong."""
    verdict = {"valid": valid, "word": spelling, "reason": reason}
    assert server.call(None, "check_word", word, "nl") == verdict


def test_a_word_of_a_language_that_is_not_ready_is_not_judged(server: Server) -> None:
    """Unavailable; of one that is not offered, a bad argument."""
    assert server.refused(None, "check_word", "word", "en") == ("unavailable", {})
    assert server.refused(None, "check_word", "word", "xx")[1]["argument"] == "language"


def test_every_result_is_of_its_declared_shape(server: Server) -> None:
    """Nothing more, nothing less, for the types of clients are made from the declaration."""
    game = server.playing(ANNA, BRAM)
    shapes: dict[type[msgspec.Struct], Any] = {
        messages.About: server.call(None, "about"),
        messages.GameView: server.call(None, "get_game", game),
        messages.EventsPage: server.call(None, "get_events", game),
        messages.GamesPage: server.call(None, "list_games"),
        messages.PlayerView: server.call(ANNA, "get_player"),
        messages.WordVerdict: server.call(None, "check_word", "zee", "nl"),
    }
    for shape, result in shapes.items():
        assert msgspec.to_builtins(msgspec.convert(result, shape)) == result
