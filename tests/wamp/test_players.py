"""Names, and who somebody is."""

from tests.support.service import ANNA, BRAM, CARO, Server

THIRTY_ONE_DAYS_S = 31 * 24 * 3600


def test_a_name_is_claimed_and_shown_from_then_on(server: Server) -> None:
    """Its case is kept."""
    assert server.call(ANNA, "set_name", "Anna") == {"name": "Anna", "bot": False, "online": False}
    assert server.call(ANNA, "create_game")["host"] == "Anna"


def test_a_name_is_unique_whatever_its_case(server: Server) -> None:
    """Its owner may write it another way."""
    server.call(ANNA, "set_name", "Anna")
    assert server.refused(BRAM, "set_name", "ANNA") == ("name_taken", {})
    assert server.call(ANNA, "set_name", "ANNA")["name"] == "ANNA"


def test_an_unfit_name_is_a_bad_argument(server: Server) -> None:
    """With the problem as the rules put it."""
    for name in ("x", "guest-123456", "a b", "x" * 21, "x" * 10_000, 7):
        assert server.refused(ANNA, "set_name", name)[1]["argument"] == "name"


def test_a_name_is_fixed_while_its_player_sits_in_an_unfinished_game(server: Server) -> None:
    """The same name again is no change; after the game it may change."""
    server.named(ANNA, BRAM)
    game = server.playing(ANNA, BRAM)
    assert server.refused(ANNA, "set_name", "Anton") == ("wrong_phase", {"phase": "playing"})
    assert server.call(ANNA, "set_name", "Anna")["name"] == "Anna"
    server.call(BRAM, "leave_game", game)
    assert server.call(ANNA, "set_name", "Anton")["name"] == "Anton"
    assert server.call(None, "get_game", game)["outcome"]["winners"] == ["Anton"]


def test_a_lapsed_name_is_not_taken_from_somebody_who_sits_in_a_game(server: Server) -> None:
    """Although its owner never finished one: the others know the player by it."""
    server.named(ANNA)
    server.clock.advance(THIRTY_ONE_DAYS_S)
    game = server.waiting(ANNA)
    assert server.refused(BRAM, "set_name", "Anna") == ("name_taken", {})
    server.call(ANNA, "leave_game", game)
    assert server.call(BRAM, "set_name", "Anna")["name"] == "Anna"
    assert server.call(ANNA, "get_player")["name"] == "guest-aaaaaa"


def test_a_bot_says_so(server: Server) -> None:
    """Its seats show it."""
    assert server.call(ANNA, "set_name", "Robot", bot=True)["bot"] is True
    game = server.waiting(ANNA)
    server.call(BRAM, "set_name", "Robbie", bot=True)
    server.call(BRAM, "join_game", game)
    assert [seat["bot"] for seat in server.call(None, "get_game", game)["seats"]] == [True, True]


def test_whoever_asks_for_itself_is_a_guest_at_first(server: Server) -> None:
    """Called after its key."""
    server.connect(ANNA, 1)
    assert server.call(ANNA, "get_player") == {
        "name": "guest-aaaaaa",
        "bot": False,
        "guest": True,
        "online": True,
        "games": [],
        "ratings": [],
        "best_links": [],
    }


def test_a_player_is_found_by_name(server: Server) -> None:
    """Whatever its case; nobody else's private games are shown."""
    server.named(ANNA)
    public, private = server.waiting(ANNA), server.waiting(ANNA, private=True)
    assert server.call(BRAM, "get_player", "anna")["games"] == [public]
    assert server.call(ANNA, "get_player", "anna")["games"] == [public, private]
    assert server.refused(ANNA, "get_player", "nobody") == ("no_such_player", {"name": "nobody"})


def test_a_guest_is_found_while_connected(server: Server) -> None:
    """Afterwards the name leads nowhere: it is not the guest's own."""
    server.connect(CARO, 1)
    server.call(CARO, "get_player")
    assert server.call(ANNA, "get_player", "guest-cccccc")["guest"] is True
    server.service.sessions.left(1)
    assert server.refused(ANNA, "get_player", "guest-cccccc")[0] == "no_such_player"


def test_a_name_survives_a_restart(server: Server) -> None:
    """It is stored."""
    server.named(ANNA)
    assert server.restarted().call(ANNA, "get_player")["name"] == "Anna"
