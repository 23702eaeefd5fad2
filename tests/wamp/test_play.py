"""Moves and talk: results, the order of errors, and moves that are sent twice."""

from tests.support.service import ANNA, BRAM, CARO, Server


def started(server: Server) -> tuple[str, str, str]:
    """A running game, who is to move, and who is not."""
    server.named(ANNA, BRAM)
    game = server.playing(ANNA, BRAM)
    mover = server.to_move(game)
    return game, mover, BRAM if mover == ANNA else ANNA


def test_a_word_is_answered_with_its_canonical_spelling_and_points(server: Server) -> None:
    """Five letters shared, ten points."""
    game, mover, other = started(server)
    server.call(mover, "play_word", game, "behaard")
    assert server.call(other, "play_word", game, " Haardvuur ") == {
        "seq": 6,
        "ply": 1,
        "word": "haardvuur",
        "overlap": 5,
        "points": 10,
        "score": 10,
    }


def test_a_diacritic_may_be_left_out(server: Server) -> None:
    """The answer has it."""
    game, mover, _ = started(server)
    assert server.call(mover, "play_word", game, "reunie")["word"] == "reünie"


def test_errors_come_in_the_documented_order(server: Server) -> None:
    """Each call is wrong in everything that comes later, too."""
    game, mover, other = started(server)
    waiting = server.waiting(CARO)
    server.play(game, "behaard")
    mover, other = other, mover
    assert server.refused(mover, "play_word", game, 7, 99)[0] == "invalid_argument"
    assert server.refused(CARO, "play_word", "aaaaaaaa", "1", 99)[0] == "no_such_game"
    assert server.refused(BRAM, "play_word", waiting, "1", 99)[0] == "wrong_phase"
    assert server.refused(CARO, "play_word", game, "1", 99)[0] == "not_seated"
    assert server.refused(other, "play_word", game, "1", 99) == ("stale_ply", {"ply": 1, "current": "behaard"})
    turn = {ANNA: "Anna", BRAM: "Bram"}[mover]
    assert server.refused(other, "play_word", game, "1", 1) == ("not_your_turn", {"turn": turn})
    assert server.refused(mover, "play_word", game, "1", 1)[0] == "not_a_word"
    assert server.refused(mover, "play_word", game, "x", 1) == ("too_short", {"min": 2})
    assert server.refused(mover, "play_word", game, "haarzuur", 1)[0] == "not_in_lexicon"
    assert server.refused(mover, "play_word", game, "banaan", 1)[0] == "no_overlap"


def test_a_word_that_was_played_names_its_player(server: Server) -> None:
    """By name, not by what the log calls it."""
    game, mover, _ = started(server)
    server.play(game, "snackbar roos")
    name = {ANNA: "Anna", BRAM: "Bram"}[mover]
    expected = ("already_played", {"word": "snackbar", "player": name, "ply": 0})
    assert server.refused(mover, "play_word", game, "snackbar") == expected


def test_a_move_sent_twice_is_played_once(server: Server) -> None:
    """The same id brings the first result, even when somebody else is to move, or its ply is long past."""
    game, mover, _ = started(server)
    first = server.call(mover, "play_word", game, "behaard", 0, "m-1")
    server.play(game, "haardvuur")
    told = len(server.events(game))
    assert server.call(mover, "play_word", game, "behaard", 0, "m-1") == first
    assert len(server.events(game)) == told


def test_a_move_sent_again_after_a_restart_is_played_once(server: Server) -> None:
    """The log remembers it."""
    game, mover, _ = started(server)
    first = server.call(mover, "play_word", game, "behaard", 0, "m-1")
    restarted = server.restarted()
    assert restarted.call(mover, "play_word", game, "behaard", 0, "m-1") == first


def test_a_move_id_belongs_to_one_word_and_one_player(server: Server) -> None:
    """With another word it is a bad argument; another player's is another move."""
    game, mover, other = started(server)
    server.call(mover, "play_word", game, "behaard", None, "m-1")
    assert server.refused(mover, "play_word", game, "banaan", None, "m-1")[1]["argument"] == "move_id"
    assert server.call(other, "play_word", game, "haardvuur", None, "m-1")["ply"] == 1


def test_a_known_move_is_answered_after_the_game_is_over(server: Server) -> None:
    """The answer that was lost with the connection is still wanted."""
    game, mover, other = started(server)
    first = server.call(mover, "play_word", game, "behaard", None, "m-1")
    server.call(other, "leave_game", game)
    assert server.call(mover, "play_word", game, "behaard", None, "m-1") == first


def test_a_word_after_the_deadline_and_the_grace_is_not_your_turn_any_more(server: Server) -> None:
    """The turn has been missed by then."""
    game, mover, _ = started(server)
    server.clock.advance(60.3)
    assert server.refused(mover, "play_word", game, "behaard")[0] == "not_your_turn"


def test_passing_is_a_miss(server: Server) -> None:
    """The ply guards it like a word."""
    game, mover, other = started(server)
    assert server.refused(mover, "pass_turn", game, 1)[0] == "stale_ply"
    assert server.refused(mover, "pass_turn", game) == (
        "invalid_argument",
        {"argument": "ply", "problem": "is missing"},
    )
    assert server.call(mover, "pass_turn", game, 0) == {"seq": 5}
    assert server.events(game)[-1]["why"] == "pass"
    assert server.to_move(game) == other


def test_the_seated_talk(server: Server) -> None:
    """Before, during and after the game; nobody else does."""
    game, mover, other = started(server)
    assert server.call(mover, "say", game, "hallo") == {"seq": 5}
    assert server.events(game)[-1]["text"] == "hallo"
    assert server.refused(CARO, "say", game, "hallo") == ("not_seated", {})
    server.call(other, "leave_game", game)
    assert server.call(mover, "say", game, "nou ja")["seq"] > 5


def test_without_chat_nothing_is_said() -> None:
    """The host's choice; `about` tells beforehand."""
    server = Server(chat=False)
    game = server.waiting(ANNA)
    assert server.refused(ANNA, "say", game, "hallo") == ("chat_off", {})
    assert server.call(None, "about")["chat"] is False
