"""Leaderboards, histories and ratings, as players see them."""

import pytest

from tests.support.service import ANNA, BRAM, CARO, Server
from wordsnake.wamp.procedures.matching import OFFER_AFTER_S, START_AFTER_S
from wordsnake.wamp.procedures.standings import HISTORY_PAGE, ranks

DAY_S = 24 * 60 * 60


@pytest.fixture
def server() -> Server:
    """Anna, Bram and Caro have names and are here."""
    server = Server()
    server.named(ANNA, BRAM, CARO)
    for session, authid in enumerate((ANNA, BRAM, CARO), start=1):
        server.connect(authid, session)
    return server


def rated(server: Server, winner: str, loser: str, words: str = "behaard haardvuur") -> str:
    """A game of strangers; the loser leaves it."""
    game: str = server.call(winner, "find_game", "sprint", "nl")["game"]
    server.clock.advance(OFFER_AFTER_S / 2)  # whoever is far from it by now is in reach
    server.call(loser, "find_game", "sprint", "nl")
    server.clock.advance(START_AFTER_S)
    server.play(game, words)
    server.call(loser, "leave_game", game)
    return game


def test_the_strongest_players(server: Server) -> None:
    """Who has played less than ten games has no rank yet."""
    for _ in range(10):
        rated(server, ANNA, BRAM)
        server.clock.advance(DAY_S)
    rated(server, CARO, ANNA)
    board = server.call(None, "get_leaderboard", "sprint")
    assert (board["board"], board["ruleset"], board["bots"]) == ("rating", "sprint", False)
    assert [(row["rank"], row["players"]) for row in board["rows"]] == [(1, ["Anna"]), (2, ["Bram"]), (None, ["Caro"])]
    first = board["rows"][0]
    assert (first["value"], first["rating"]["games"]) == (first["rating"]["rating"], 11)
    assert (first["link"], first["game"]) == (None, None)


def test_the_best_links_and_the_longest_snakes(server: Server) -> None:
    """What was laid on what, where and when; a snake with all who laid it."""
    game = rated(server, ANNA, BRAM, "behaard haardvuur vuurdoop")
    links = server.call(None, "get_leaderboard", "sprint", "link")["rows"]
    assert [(row["rank"], row["value"], row["link"]["before"], row["link"]["word"]) for row in links] == [
        (1, 5, "behaard", "haardvuur"),
        (2, 4, "haardvuur", "vuurdoop"),
    ]
    (snake,) = server.call(None, "get_leaderboard", "sprint", "snake")["rows"]
    assert (snake["value"], snake["game"], snake["language"]) == (3, game, "nl")
    assert sorted(snake["players"]) == ["Anna", "Bram"]


def test_a_board_is_as_long_as_asked_for(server: Server) -> None:
    """And of one ruleset, and of bots where they are asked for."""
    rated(server, ANNA, BRAM)
    assert len(server.call(None, "get_leaderboard", "sprint", limit=1)["rows"]) == 1
    assert server.call(None, "get_leaderboard", "classic")["rows"] == []
    assert server.call(None, "get_leaderboard", "sprint", bots=True)["rows"] == []


@pytest.mark.parametrize("board", ["rating", "link", "snake"])
def test_everybody_is_told_where_they_stand(server: Server, board: str) -> None:
    """Also who is below the end of the list; the line is as it would stand there. Who has none is told nothing."""
    rated(server, ANNA, BRAM, "behaard haardvuur vuurdoop")
    rows = server.call(None, "get_leaderboard", "sprint", board)["rows"]
    for authid, name in ((ANNA, "Anna"), (BRAM, "Bram")):
        told = server.call(authid, "get_leaderboard", "sprint", board, limit=1)
        assert told["own"] == next(row for row in rows if name in row["players"])
        assert told["rows"] == rows[:1]
    for authid in (CARO, None):
        assert server.call(authid, "get_leaderboard", "sprint", board)["own"] is None


@pytest.mark.parametrize(
    ("argument", "value"), [("ruleset", "chess"), ("ruleset", {"name": "sprint"}), ("board", "wit"), ("limit", 101)]
)
def test_what_no_board_is_kept_of(server: Server, argument: str, value: object) -> None:
    """Only presets have boards."""
    arguments = {"ruleset": "sprint", argument: value}
    assert server.refused(None, "get_leaderboard", **arguments)[1]["argument"] == argument


@pytest.mark.parametrize(
    ("values", "found"),
    [([], []), ([9], [1]), ([9, 8, 8, 7], [1, 2, 2, 4]), ([5, 5, 5, 1], [1, 1, 1, 4])],
)
def test_equal_values_share_a_rank(values: list[int], found: list[int]) -> None:
    """And the next one counts them all."""
    assert ranks(values) == found


def test_a_history_tells_what_each_game_did(server: Server) -> None:
    """The last one first; what did not count did nothing to the rating."""
    first = rated(server, ANNA, BRAM)
    friends = server.playing(ANNA, BRAM)
    server.call(ANNA, "leave_game", friends)
    history = server.call(CARO, "get_history", "anna")
    assert (history["player"], history["cursor"]) == ("Anna", None)
    assert [(it["game"]["game"], it["won"], it["private"]) for it in history["games"]] == [
        (friends, False, False),
        (first, True, False),
    ]
    assert history["games"][0]["gained"] is None
    assert history["games"][1]["rating"] == 1500 + history["games"][1]["gained"] > 1500


def test_private_games_are_ones_own_affair(server: Server) -> None:
    """Those one played with are shown no more of them than others."""
    game = server.playing(ANNA, BRAM, private=True)
    server.call(BRAM, "leave_game", game)
    assert [it["game"]["game"] for it in server.call(ANNA, "get_history")["games"]] == [game]
    assert [it["private"] for it in server.call(ANNA, "get_history", "Anna")["games"]] == [True]
    for other in (BRAM, CARO):
        assert server.call(other, "get_history", "Anna")["games"] == []


def test_a_history_goes_on_after_its_cursor(server: Server) -> None:
    """Twenty games a page."""
    for _ in range(HISTORY_PAGE + 1):
        server.call(BRAM, "leave_game", server.playing(ANNA, BRAM))
    first = server.call(ANNA, "get_history")
    second = server.call(ANNA, "get_history", cursor=first["cursor"])
    assert (len(first["games"]), len(second["games"]), second["cursor"]) == (HISTORY_PAGE, 1, None)
    assert server.refused(ANNA, "get_history", cursor="yesterday")[1]["argument"] == "cursor"


def test_results_go_on_from_where_one_stopped(server: Server) -> None:
    """Of public games; the daily ones are in no list."""
    start = server.call(CARO, "get_results", "end")
    assert (start["results"], start["more"]) == ([], False)
    hidden = server.playing(ANNA, BRAM, private=True)
    games = [server.playing(ANNA, BRAM), server.playing(ANNA, BRAM)]
    daily = server.call(ANNA, "create_game", "daily")["game"]
    for game in (hidden, *games):
        server.call(BRAM, "leave_game", game)
    server.call(ANNA, "leave_game", daily)
    first = server.call(CARO, "get_results", start["cursor"], limit=2)
    assert [it["game"]["game"] for it in first["results"]] == games
    assert first["results"][0]["game"]["outcome"]["winners"] == ["Anna"]
    again = server.call(CARO, "get_results", first["results"][0]["cursor"])
    assert (again["results"], again["more"]) == (first["results"][1:], False)
    assert server.call(CARO, "get_results", again["cursor"])["results"] == []
    assert server.refused(CARO, "get_results", cursor="yesterday")[1]["argument"] == "cursor"


def test_a_guest_has_a_history_too(server: Server) -> None:
    """As long as it is here to be named."""
    guest = "e" * 32
    server.connect(guest, 9)
    server.call(ANNA, "leave_game", server.playing(guest, ANNA))
    assert len(server.call(BRAM, "get_history", "guest-eeeeee")["games"]) == 1


def test_the_curve_of_a_rating(server: Server) -> None:
    """The rating now, and after each game that counted; who has none has no curve."""
    games = [rated(server, ANNA, BRAM), rated(server, BRAM, ANNA)]
    told = server.call(CARO, "get_rating", "sprint", "Anna")
    assert (told["player"], told["rating"]["games"], told["rating"]["provisional"]) == ("Anna", 2, True)
    assert [point["game"] for point in told["curve"]] == games
    assert told["curve"][0]["rating"] > 1500
    assert told["curve"][1]["rating"] == told["rating"]["rating"]
    assert server.call(CARO, "get_rating", "sprint") == {
        "player": "Caro",
        "ruleset": "sprint",
        "rating": None,
        "curve": [],
    }


def test_a_player_has_ratings_and_best_links(server: Server) -> None:
    """The ruleset that was played most first, and the best link first."""
    rated(server, ANNA, BRAM, "behaard haardvuur vuurdoop doopvont")
    bram = server.call(CARO, "get_player", "Bram")
    assert [rating["ruleset"] for rating in bram["ratings"]] == ["sprint"]
    assert bram["ratings"][0]["rating"] < 1500
    overlaps = [link["overlap"] for link in bram["best_links"]]
    assert overlaps == sorted(overlaps, reverse=True) != []


def test_only_those_are_known_who_exist(server: Server) -> None:
    """A name that nobody has."""
    for procedure, arguments in (("get_history", ("Zoe",)), ("get_rating", ("sprint", "Zoe"))):
        assert server.refused(ANNA, procedure, *arguments) == ("no_such_player", {"name": "Zoe"})
