"""Appeals of players, and what the host of the server rules."""

from pathlib import Path
from typing import Any

import pytest

from tests.support.service import ANNA, BRAM, CARO, Server, result_of
from wordsnake.paths import DataDir
from wordsnake.wamp.contract.refusals import Refusal
from wordsnake.wamp.host.procedures import offline_commands, word_desk
from wordsnake.wamp.host.word_desk import WordDesk
from wordsnake.wamp.procedures.appeals import OF_GAME


@pytest.fixture
def desk(server: Server) -> WordDesk:
    return word_desk(server.service, server.now)


@pytest.fixture
def game(server: Server) -> str:
    """A game of Anna and Bram that is over."""
    server.named(ANNA, BRAM)
    return over(server)


def over(server: Server) -> str:
    game = server.playing(ANNA, BRAM, ruleset={"name": "classic", "misses_out": 1})
    server.play(game, "behaard")
    server.call(server.to_move(game), "pass_turn", game, 1)
    return game


def ruled(deferred: Any) -> Any:
    return result_of(deferred)


def sentence(deferred: Any) -> str:
    with pytest.raises(Refusal) as raised:
        result_of(deferred)
    return str(raised.value)


def asked_for(desk: WordDesk) -> list[tuple[str, int]]:
    return [(row["word"], row["players"]) for row in ruled(desk.words_appeals())["appeals"]]


def test_a_player_asks_for_a_word(server: Server, desk: WordDesk, game: str) -> None:
    """In its normal form; the host sees it, with the game."""
    assert server.call(ANNA, "appeal_word", game, " Selfie") == {
        "game": game, "word": "selfie", "status": "open", "reason": None,
    }  # fmt: skip
    assert ruled(desk.words_appeals()) == {
        "appeals": [
            {"language": "nl", "word": "selfie", "players": 1, "since": "2026-01-01T00:00:00.000Z", "games": [game]}
        ]
    }


def test_one_player_counts_once(server: Server, desk: WordDesk, game: str) -> None:
    """However often it asks; words of more players come first."""
    for authid, word in ((ANNA, "blorf"), (ANNA, "selfie"), (ANNA, "selfie"), (BRAM, "sélfie")):
        assert server.call(authid, "appeal_word", game, word)["status"] == "open"
        server.clock.advance(1)
    assert asked_for(desk) == [("selfie", 2), ("blorf", 1)]


def test_an_appeal_is_for_who_sat_in_a_game_that_is_over(server: Server, game: str) -> None:
    """Before the end nobody has the time, and a stranger was refused nothing."""
    running = server.playing(ANNA, BRAM)
    assert server.refused(ANNA, "appeal_word", running, "selfie") == ("wrong_phase", {"phase": "playing"})
    assert server.refused(CARO, "appeal_word", game, "selfie") == ("not_seated", {})
    assert server.refused(ANNA, "appeal_word", "aaaaaaaa", "selfie") == ("no_such_game", {})


def test_only_what_was_refused_can_be_asked_for(server: Server, desk: WordDesk, game: str) -> None:
    """Not what is no word at all, and not what that game permitted."""
    assert server.refused(ANNA, "appeal_word", game, "self ie") == ("not_a_word", {"problem": "not_letters"})
    assert server.refused(ANNA, "appeal_word", game, "haardvuur") == (
        "invalid_argument", {"argument": "word", "problem": "was permitted in this game"},
    )  # fmt: skip
    assert asked_for(desk) == []


def test_so_many_words_of_a_game_and_no_more(server: Server, game: str) -> None:
    """One asked for already is no new one; another player, and another game, have their own."""
    for letter in "abcdefghij":
        server.call(ANNA, "appeal_word", game, f"blorf{letter}")
    assert server.refused(ANNA, "appeal_word", game, "selfie") == ("too_many_appeals", {"max": OF_GAME})
    assert server.call(ANNA, "appeal_word", game, "blorfa")["status"] == "open"
    assert server.call(BRAM, "appeal_word", game, "selfie")["status"] == "open"
    assert server.call(ANNA, "appeal_word", over(server), "selfie")["status"] == "open"


def test_a_word_that_the_host_accepts_may_be_played_at_once(server: Server, desk: WordDesk, game: str) -> None:
    """Without a restart, in games opened from then on; who asked is told."""
    server.call(ANNA, "appeal_word", game, "duimen")
    answer = ruled(desk.words_accept("nl", "Duimen", "everybody does"))
    assert (answer["word"], answer["number"], answer["permitted"], answer["answered"]) == ("duimen", 1, True, 1)
    assert asked_for(desk) == []
    assert "permits the word duimen: everybody does" in server.on("wordsnake.me")[-1]["text"]
    assert server.call(ANNA, "appeal_word", game, "duimen") == {
        "game": game, "word": "duimen", "status": "permitted", "reason": "everybody does",
    }  # fmt: skip
    assert server.call(None, "check_word", "duimen", "nl") == {"valid": True, "word": "duimen", "reason": None}
    server.play(server.playing(ANNA, BRAM), "duimen")


def test_a_running_game_keeps_its_words(server: Server, desk: WordDesk) -> None:
    """Also after a restart: those it was opened with, which its first event names."""
    server.named(ANNA, BRAM)
    game = server.playing(ANNA, BRAM)
    ruled(desk.words_ban("nl", "behaard", "rude"))
    server.play(game, "behaard")
    again = server.restarted()
    for session, authid in enumerate((ANNA, BRAM), start=1):
        again.connect(authid, session)
    assert again.call(None, "check_word", "behaard", "nl")["valid"] is False
    again.play(game, "haardvuur")
    later = again.playing(ANNA, BRAM)
    assert again.refused(again.to_move(later), "play_word", later, "behaard")[0] == "not_in_lexicon"
    versions = [result_of(again.store.read(each, 0, 1))[0].lexicon for each in (game, later)]
    assert versions == ["set-1", "set-1+1"]


def test_an_analysis_holds_a_game_against_its_own_words(server: Server, desk: WordDesk, game: str) -> None:
    """What is banned later could be played then."""
    before = server.call(None, "get_analysis", game)
    ruled(desk.words_ban("nl", "haardvuur", "rude"))
    assert server.call(None, "get_analysis", game) == before
    assert server.call(None, "get_analysis", over(server))["lexicon"] == "set-1+1"


def test_a_host_declines_by_a_ban(server: Server, desk: WordDesk, game: str) -> None:
    """The reason is for who asks again, too."""
    server.call(ANNA, "appeal_word", game, "blorf")
    ruled(desk.words_ban("nl", "blorf", "no such thing"))
    assert "does not permit the word blorf: no such thing" in server.on("wordsnake.me")[-1]["text"]
    assert server.call(BRAM, "appeal_word", game, "blorf") == {
        "game": game, "word": "blorf", "status": "banned", "reason": "no such thing",
    }  # fmt: skip
    assert asked_for(desk) == []


def test_what_holds_already_is_not_ruled_again(desk: WordDesk) -> None:
    """Neither about a word of the list, nor twice."""
    assert "is permitted already" in sentence(desk.words_accept("nl", "haardvuur", "so"))
    ruled(desk.words_ban("nl", "haardvuur", "rude"))
    assert "is banned already" in sentence(desk.words_ban("nl", "haardvuur", "rude"))
    ruled(desk.words_accept("nl", "haardvuur", "not so rude"))
    assert [row["permitted"] for row in ruled(desk.words_rulings())["rulings"]] == [False, True]


def test_a_ruling_is_about_a_word_of_a_language(desk: WordDesk) -> None:
    """What can be none is refused with a sentence."""
    assert "must be one of nl, en" in sentence(desk.words_accept("xx", "selfie", "so"))
    assert "letters only" in sentence(desk.words_accept("nl", "self ie", "so"))


def test_the_host_rules_while_no_server_runs(server: Server, desk: WordDesk, game: str, tmp_path: Path) -> None:
    """And the next one knows."""
    server.call(ANNA, "appeal_word", game, "duimen")
    offline = offline_commands(server.store, DataDir(tmp_path))
    assert [row["word"] for row in ruled(offline["words_appeals"]())["appeals"]] == ["duimen"]
    assert ruled(offline["words_accept"]("nl", "duimen", "so"))["answered"] == 1
    again = server.restarted()
    assert again.call(None, "check_word", "duimen", "nl")["valid"] is True
    assert asked_for(desk) == []
