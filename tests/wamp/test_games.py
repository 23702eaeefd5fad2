"""Opening, joining, leaving, starting, and going on: as players see it."""

import pytest

from tests.support.service import ANNA, BRAM, CARO, DIRK, Server


def test_who_creates_a_game_sits_in_it_and_is_host(server: Server) -> None:
    """Classic, Dutch and public where nothing else is asked for."""
    server.named(ANNA)
    view = server.call(ANNA, "create_game")
    assert (view["host"], [seat["player"] for seat in view["seats"]]) == ("Anna", ["Anna"])
    assert (view["ruleset"]["name"], view["language"], view["private"]) == ("classic", "nl", False)
    assert (view["phase"], view["seq"], len(view["game"])) == ("waiting", 2, 8)


def test_a_private_game_has_an_id_that_nobody_guesses(server: Server) -> None:
    """26 characters."""
    assert len(server.call(ANNA, "create_game", private=True)["game"]) == 26


def test_a_language_that_is_not_offered_is_a_bad_argument(server: Server) -> None:
    """One that is offered but not ready yet is unavailable."""
    assert server.refused(ANNA, "create_game", language="xx")[1]["argument"] == "language"
    assert server.refused(ANNA, "create_game", language="en") == ("unavailable", {})


def test_joining_takes_a_seat(server: Server) -> None:
    """The view shows it, and the game's topic tells."""
    game = server.waiting(ANNA)
    view = server.call(BRAM, "join_game", game)
    assert [seat["player"] for seat in view["seats"]] == ["guest-aaaaaa", "guest-bbbbbb"]
    assert server.events(game)[-1]["type"] == "seat_taken"


@pytest.mark.parametrize("started", [False, True])
def test_joining_twice_just_shows_the_game(server: Server, *, started: bool) -> None:
    """No event, whatever the phase."""
    game = server.playing(ANNA, BRAM) if started else server.waiting(ANNA, BRAM)
    told = len(server.events(game))
    assert server.call(BRAM, "join_game", game)["game"] == game
    assert len(server.events(game)) == told


def test_a_running_game_is_not_joined(server: Server) -> None:
    """Nor one that is full."""
    assert server.refused(CARO, "join_game", server.playing(ANNA, BRAM)) == ("wrong_phase", {"phase": "playing"})
    full = server.waiting(ANNA, BRAM, ruleset={"name": "sprint", "seats_max": 2})
    assert server.refused(CARO, "join_game", full) == ("game_full", {})


def test_a_guest_who_shows_as_somebody_seated_is_turned_away(server: Server) -> None:
    """A guest's name is six digits of its key, and keys can be made until six digits fit."""
    game = server.waiting(ANNA)
    lookalike = ANNA[:6] + "f" * 26
    assert server.refused(lookalike, "join_game", game) == ("name_taken", {})


@pytest.mark.parametrize("procedure", ["join_game", "leave_game", "start_game", "get_game", "rematch", "get_events"])
def test_an_unknown_game_is_no_such_game(server: Server, procedure: str) -> None:
    """A malformed id is a bad argument instead."""
    assert server.refused(ANNA, procedure, "aaaaaaaa") == ("no_such_game", {})
    assert server.refused(ANNA, procedure, "nonsense!")[0] == "invalid_argument"


def test_the_host_leaves_and_the_next_one_is_host(server: Server) -> None:
    """`leave_game` answers the seq of the first event it led to."""
    game = server.waiting(ANNA, BRAM)
    assert server.call(ANNA, "leave_game", game) == {"seq": 4}
    assert server.call(None, "get_game", game)["host"] == "guest-bbbbbb"
    assert server.refused(ANNA, "leave_game", game) == ("not_seated", {})


def test_only_the_host_starts(server: Server) -> None:
    """And only with enough players."""
    game = server.waiting(ANNA)
    assert server.refused(ANNA, "start_game", game) == ("too_few_seats", {"min": 2})
    server.call(BRAM, "join_game", game)
    assert server.refused(BRAM, "start_game", game) == ("not_host", {})
    assert server.refused(CARO, "start_game", game) == ("not_seated", {})
    assert server.call(ANNA, "start_game", game) == {"seq": 4}
    assert server.refused(ANNA, "start_game", game) == ("wrong_phase", {"phase": "playing"})


def test_the_host_removes_a_seat_by_name(server: Server) -> None:
    """Whatever the case of the name; in a running game the player is out."""
    server.named(BRAM)
    game = server.waiting(ANNA, BRAM, CARO)
    assert server.call(ANNA, "remove_seat", game, "bram") == {"seq": 5}
    server.call(BRAM, "join_game", game)
    server.call(ANNA, "start_game", game)
    server.call(ANNA, "remove_seat", game, "Bram")
    seats = {seat["player"]: seat["out_why"] for seat in server.call(None, "get_game", game)["seats"]}
    assert seats["Bram"] == "removed"


def test_who_may_not_remove_hears_why(server: Server) -> None:
    """In the order of the errors: whoever asks must be seated, then host, then name somebody seated."""
    game = server.waiting(ANNA, BRAM)
    assert server.refused(CARO, "remove_seat", game, "nobody") == ("not_seated", {})
    assert server.refused(BRAM, "remove_seat", game, "nobody") == ("not_host", {})
    assert server.refused(ANNA, "remove_seat", game, "nobody")[1]["argument"] == "player"


def test_a_player_sits_in_sixteen_unfinished_games(server: Server) -> None:
    """Opened or joined; leaving one makes room."""
    games = [server.waiting(ANNA) for _ in range(16)]
    other = server.waiting(BRAM)
    assert server.refused(ANNA, "create_game") == ("too_many_games", {})
    assert server.refused(ANNA, "join_game", other) == ("too_many_games", {})
    assert server.call(ANNA, "join_game", games[0])["game"] == games[0]
    server.call(ANNA, "leave_game", games[0])
    assert server.call(ANNA, "join_game", other)["game"] == other


class TestRematch:
    """The same players go on."""

    @staticmethod
    def over(server: Server, **arguments: object) -> str:
        game = server.playing(ANNA, BRAM, CARO, **arguments)
        server.call(BRAM, "leave_game", game)
        server.call(CARO, "leave_game", game)
        return game

    def test_the_first_caller_opens_it_and_the_others_take_seats(self, server: Server) -> None:
        """Same ruleset and language; who left the old game may come too. Nobody is seated unasked."""
        game = self.over(server, ruleset="sprint")
        following = server.call(BRAM, "rematch", game)
        assert (following["host"], len(following["seats"])) == ("guest-bbbbbb", 1)
        assert (following["rematch_of"], following["ruleset"]["name"]) == (game, "sprint")
        assert server.call(None, "get_game", game)["rematch"] == following["game"]
        assert server.call(ANNA, "rematch", game)["game"] == following["game"]
        assert len(server.call(None, "get_game", following["game"])["seats"]) == 2

    def test_the_first_caller_may_ask_again(self, server: Server) -> None:
        """And gets the same game."""
        game = self.over(server)
        assert server.call(BRAM, "rematch", game)["game"] == server.call(BRAM, "rematch", game)["game"]

    def test_where_the_next_game_was_closed_another_is_opened(self, server: Server) -> None:
        """Whoever opened it has left again: the others need not do without."""
        game = self.over(server)
        closed = server.call(ANNA, "rematch", game)["game"]
        server.call(ANNA, "leave_game", closed)
        following = server.call(BRAM, "rematch", game)
        assert (following["game"] != closed, following["phase"], following["host"]) == (True, "waiting", "guest-bbbbbb")
        assert server.call(None, "get_game", game)["rematch"] == following["game"]
        assert server.call(ANNA, "rematch", game)["game"] == following["game"]

    def test_a_private_game_goes_on_in_private(self, server: Server) -> None:
        """Under an id as long."""
        following = server.call(ANNA, "rematch", self.over(server, private=True))
        assert (following["private"], len(following["game"])) == (True, 26)

    def test_only_after_the_end_and_only_for_former_seats(self, server: Server) -> None:
        """In this order."""
        running = server.playing(ANNA, BRAM)
        assert server.refused(DIRK, "rematch", running) == ("wrong_phase", {"phase": "playing"})
        assert server.refused(DIRK, "rematch", self.over(server)) == ("not_seated", {})

    def test_the_others_are_invited(self, server: Server) -> None:
        """On their own topic, and nobody else's."""
        game = self.over(server)
        server.published.clear()
        following = server.call(ANNA, "rematch", game)["game"]
        invitations = [each for each in server.published if each.message["type"] == "invited"]
        assert [each.message for each in invitations] == [{"type": "invited", "game": following, "by": "guest-aaaaaa"}]
        assert set(invitations[0].options.eligible_authid) == {BRAM, CARO}
