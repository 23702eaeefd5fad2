"""The daily game: the same for everybody, once a player, and hidden from others until its day is over."""

from typing import Any

import pytest

from tests.support.service import ANNA, BRAM, CARO, START, Server
from wordsnake.game.days import day_of, revealed_at
from wordsnake.rules.rulings import Ruling
from wordsnake.wamp.procedures.dailies import Dailies, daily_secret

TODAY, TOMORROW = "2026-01-01", "2026-01-02"
LASTS = 300.3
DAY = 24 * 60 * 60.0
PARTS = ("get_game", "get_events", "get_analysis", "export_game")
"""Whatever shows words of a game."""


@pytest.fixture
def server() -> Server:
    """Anna and Bram have names, Caro has none."""
    server = Server()
    server.named(ANNA, BRAM)
    return server


def begun(server: Server, authid: str = ANNA, language: str = "nl") -> Any:
    """The view of today's game."""
    return server.call(authid, "find_game", "daily", language)


def over(server: Server, authid: str = ANNA) -> str:
    """A game of today that was passed at once."""
    game: str = begun(server, authid)["game"]
    server.call(authid, "pass_turn", game, 1)
    return game


def test_it_begins_when_it_is_asked_for(server: Server) -> None:
    """The clock runs from then on; the view says of which day it is."""
    view = begun(server)
    assert (view["phase"], view["day"], view["turn"], view["ply"]) == ("playing", TODAY, "Anna", 1)
    assert [seat["player"] for seat in view["seats"]] == ["Anna"]
    assert view["deadline"] == "2026-01-01T00:05:00.000Z"
    assert not view["private"]
    assert not view["rated"]


def test_everybody_has_the_same_opening(server: Server) -> None:
    """On that day, on that server; and it is one of the words that open games."""
    assert begun(server, ANNA)["current"] == begun(server, BRAM)["current"]
    assert Server().now() == server.now()
    again = Server()
    again.named(ANNA)
    assert begun(again)["current"] == begun(server)["current"]


def test_a_new_word_list_leaves_the_day_as_it_is(server: Server) -> None:
    """Whoever begins after the list was built anew, or the server restarted, plays the word the others had."""
    opening = begun(server, ANNA)["current"]
    server = server.restarted()
    server.shelf.ready["nl"] = type(server.shelf.ready["nl"])("nl", ["zee", "zeef"], "set-2")
    assert begun(server, BRAM)["current"] == opening
    server.clock.advance(DAY)
    assert begun(server, BRAM)["current"] in {"zee", "zeef"}


def test_a_ban_leaves_the_day_as_it_is(server: Server) -> None:
    """The host may ban the word of the day: from tomorrow on."""
    opening = begun(server, ANNA)["current"]
    ban = Ruling(language="nl", number=1, word=opening, key=opening, permitted=False, reason="rude", at=START)
    server.service.shelf.add(ban)
    assert begun(server, BRAM)["current"] == opening


def test_openings_differ_by_day_language_and_server(server: Server) -> None:
    """Nobody learns tomorrow's, or another server's, from today's."""
    dailies = Dailies(server.store, b"secret", server.now)
    draws = {dailies.draw(day, language) for day in (TODAY, TOMORROW) for language in ("nl", "en")}
    assert len(draws) == 4
    assert daily_secret("00" * 32) != daily_secret("01" * 32)


def test_there_is_one_attempt(server: Server) -> None:
    """Whichever way it is asked for again, it is the same game: running, and over."""
    game = begun(server)["game"]
    server.clock.advance(100)
    for again in (begun(server), server.call(ANNA, "create_game", "daily")):
        assert (again["game"], again["deadline"]) == (game, "2026-01-01T00:05:00.000Z")
    server.clock.advance(LASTS)
    view = begun(server)
    assert (view["game"], view["phase"], view["outcome"]["why"]) == (game, "finished", "time")


def test_two_calls_at_once_are_one_attempt(server: Server) -> None:
    """So many clicks, one game."""
    views = [server.ask(ANNA, "find_game", "daily", "nl") for _ in range(5)]
    assert len({view.result["game"] for view in views}) == 1


def test_another_day_is_another_game(server: Server) -> None:
    """The day changes at midnight by UTC."""
    game = begun(server)["game"]
    server.clock.advance(DAY - 0.001)
    assert begun(server)["game"] == game
    server.clock.advance(0.001)
    view = begun(server)
    assert (view["game"] == game, view["day"]) == (False, TOMORROW)


def test_it_goes_on_after_a_restart_with_the_clock_running(server: Server) -> None:
    """Away or not: what is left of the five minutes is left."""
    game = begun(server)["game"]
    server.clock.advance(100)
    server = server.restarted()
    view = begun(server)
    assert (view["game"], view["deadline"]) == (game, "2026-01-01T00:05:00.000Z")
    server.clock.advance(0)
    server.clock.advance(LASTS - 100)
    assert begun(server)["phase"] == "finished"


def test_it_is_for_players_with_a_name(server: Server) -> None:
    """A guest is told to claim one, and a bot that it is for people."""
    assert server.refused(CARO, "find_game", "daily", "nl") == ("name_needed", {})
    server.call(CARO, "set_name", "Caro", True)
    reason, fields = server.refused(CARO, "create_game", "daily")
    assert (reason, fields["argument"]) == ("invalid_argument", "ruleset")


def test_it_is_not_private(server: Server) -> None:
    """It would be in nobody's list of the day."""
    reason, fields = server.refused(ANNA, "create_game", "daily", private=True)
    assert (reason, fields["argument"]) == ("invalid_argument", "private")


def test_it_has_no_rematch(server: Server) -> None:
    """There is one a day."""
    reason, fields = server.refused(ANNA, "rematch", over(server))
    assert (reason, fields["argument"]) == ("invalid_argument", "game")


def test_other_rules_make_a_game_like_others(server: Server) -> None:
    """To practise alone as often as one likes, on any word, seen by anybody, also as a guest."""
    views = [server.call(CARO, "create_game", {"name": "daily", "max_words": 5}) for _ in range(2)]
    assert [view["day"] for view in views] == [None, None]
    assert views[0]["game"] != views[1]["game"]
    assert views[0]["phase"] == "playing"
    assert server.call(None, "get_game", views[0]["game"])["current"] == views[0]["current"]


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("authid", [BRAM, CARO, None])
def test_it_is_hidden_from_others(server: Server, part: str, authid: str | None) -> None:
    """Until the day is over, and with it the last game that may be going on; its player sees all of it."""
    game = over(server)
    assert server.refused(authid, part, game) == ("hidden", {"until": "2026-01-02T00:05:00.300Z"})
    assert server.call(ANNA, part, game)
    server.clock.advance(DAY + LASTS - 0.001)
    assert server.refused(authid, part, game)[0] == "hidden"
    server.clock.advance(0.001)
    assert server.call(authid, part, game)


def test_a_known_analysis_is_hidden_too(server: Server) -> None:
    """Also once it has been made for its player."""
    game = over(server)
    server.call(ANNA, "get_analysis", game)
    assert server.refused(BRAM, "get_analysis", game)[0] == "hidden"


def test_its_events_go_to_its_player_alone(server: Server) -> None:
    """Whoever has subscribed to the topic, also those of a game that was begun just before midnight."""
    game = begun(server)["game"]
    topic = f"wordsnake.game.{game}"
    told = [published for published in server.published if published.topic == topic]
    assert [published.message["type"] for published in told] == ["game_created", "seat_taken", "game_started"]
    assert all(published.options.eligible_authid == [ANNA] for published in told)
    server.clock.advance(DAY - 60)
    late = begun(server, BRAM)["game"]
    server.clock.advance(LASTS - 1)
    server.call(BRAM, "pass_turn", late, 1)
    told = [published for published in server.published if published.topic == f"wordsnake.game.{late}"]
    assert [published.message["type"] for published in told[3:]] == ["turn_missed", "game_finished"]
    assert all(published.options.eligible_authid == [BRAM] for published in told)


def test_it_is_in_no_list_and_no_lobby(server: Server) -> None:
    """Nobody could join it, or look at it; its result is told, which has no words."""
    over(server)
    assert server.call(None, "list_games")["games"] == []
    assert server.on("wordsnake.lobby") == []
    assert [result["outcome"]["scores"] for result in server.on("wordsnake.results")] == [{"Anna": 0}]


def test_others_do_not_learn_its_id_from_its_player(server: Server) -> None:
    """Among the games of a player it is shown to the player alone."""
    game = begun(server)["game"]
    assert server.call(ANNA, "get_player")["games"] == [game]
    assert server.call(BRAM, "get_player", "Anna")["games"] == []


def test_nobody_is_told_that_it_is_their_turn(server: Server) -> None:
    """Who plays alone knows."""
    begun(server)
    assert server.on("wordsnake.me") == []


def test_days() -> None:
    """By UTC, to the millisecond; leap days and ends of years included."""
    assert [day_of(START - 1), day_of(START), day_of(START + 86_399_999)] == ["2025-12-31", TODAY, TODAY]
    assert revealed_at("2025-12-31") == START + 300_300
    assert revealed_at("2028-02-28") - revealed_at("2028-02-27") == 86_400_000


def points(server: Server, authid: str, words: int) -> None:
    """Somebody's game of today: so many words, and a pass."""
    game = begun(server, authid)["game"]
    server.play_on(game, words)
    server.call(authid, "pass_turn", game, words + 1)


def board(server: Server, authid: str | None, **ask: Any) -> Any:
    """The board of a day as somebody sees it."""
    return server.call(authid, "get_leaderboard", "daily", "day", **({"language": "nl"} | ask))


def rows(told: Any) -> list[tuple[int, str, int]]:
    return [(row["rank"], row["players"][0], row["value"]) for row in told["rows"]]


def test_the_board_of_today(server: Server) -> None:
    """Whoever has finished, the best first; how many they are, and where one stands, below the end of the list too."""
    server.shelf.ready["nl"] = type(server.shelf.ready["nl"])("nl", ["aangaan", "aanslaan", "aanstaan"])
    server.named(CARO)
    points(server, ANNA, 1)
    points(server, BRAM, 2)
    begun(server, CARO)
    told = board(server, ANNA)
    assert rows(told) == [(1, "Bram", 12), (2, "Anna", 6)]
    assert (told["day"], told["language"], told["players"]) == (TODAY, "nl", 2)
    assert rows({"rows": [told["own"]]}) == [(2, "Anna", 6)]
    assert rows(board(server, ANNA, limit=1)) == [(1, "Bram", 12)]
    assert board(server, ANNA, limit=1)["own"] == told["own"]
    assert board(server, CARO)["own"] is board(server, None)["own"] is None
    assert board(server, ANNA, language="en")["rows"] == []


def test_the_board_leads_to_games_when_they_may_be_seen(server: Server) -> None:
    """Until then each player is told its own alone."""
    game = over(server)
    assert board(server, ANNA)["rows"][0]["game"] == game
    assert board(server, BRAM)["rows"][0]["game"] is None
    server.clock.advance(DAY + LASTS)
    assert board(server, BRAM)["rows"] == []
    assert board(server, BRAM, day=TODAY)["rows"][0]["game"] == game


@pytest.mark.parametrize(
    ("ask", "argument"),
    [
        ({"ruleset": "sprint", "language": "nl"}, "ruleset"),
        ({"ruleset": "daily"}, "language"),
        ({"ruleset": "daily", "language": "nl", "day": "yesterday"}, "day"),
        ({"ruleset": "daily", "language": "nl", "day": 7}, "day"),
    ],
)
def test_what_has_no_board_of_a_day(server: Server, ask: dict[str, Any], argument: str) -> None:
    """It is a board of the daily game, in one language, of a day that there is."""
    reason, fields = server.refused(ANNA, "get_leaderboard", board="day", **ask)
    assert (reason, fields["argument"]) == ("invalid_argument", argument)


def test_the_words_of_a_daily_game_are_in_no_record(server: Server) -> None:
    """They would be seen before the day is over."""
    server.shelf.ready["nl"] = type(server.shelf.ready["nl"])("nl", ["aangaan", "aanslaan", "aanstaan"])
    points(server, ANNA, 2)
    assert server.call(None, "get_leaderboard", "daily", "link")["rows"] == []
    assert server.call(BRAM, "get_player", "Anna")["best_links"] == []
