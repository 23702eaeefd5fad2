"""The analysis of finished games, as it is asked for."""

from collections.abc import Callable
from typing import Any

import pytest
from twisted.internet.defer import Deferred

from tests.support.lexicon import SetLexicon
from tests.support.play import WORDS
from tests.support.service import ANNA, BRAM, CARO, Server, answers_to
from wordsnake.wamp.procedures import analyses


def over(server: Server, words: str = "behaard haardvuur", **arguments: Any) -> str:
    """A game between Anna and Bram in which these words were played, and then both passed."""
    ruleset = {"name": "sprint", "target_score": 50, "misses_out": 1}
    game = server.playing(ANNA, BRAM, ruleset=ruleset, **arguments)
    server.play(game, words)
    while server.call(None, "get_game", game)["phase"] == "playing":
        server.call(server.to_move(game), "pass_turn", game, server.call(None, "get_game", game)["ply"])
    return game


class SlowAside:
    """Does the work when the test says so."""

    def __init__(self) -> None:
        self.begun: list[tuple[Callable[..., Any], Deferred[Any]]] = []

    def __call__(self, work: Callable[..., Any]) -> Deferred[Any]:
        result: Deferred[Any] = Deferred()
        self.begun.append((work, result))
        return result

    def finish(self) -> None:
        """The work that was begun last is done."""
        work, result = self.begun[-1]
        result.callback(work(lambda: None))


@pytest.fixture
def slow() -> tuple[Server, SlowAside]:
    aside = SlowAside()
    return Server(aside=aside), aside


def test_a_finished_game_is_analysed(server: Server) -> None:
    """By names, for everybody who knows its id."""
    server.named(ANNA, BRAM)
    game = over(server)
    mover, follower = server.call(None, "get_game", game)["seats"]
    analysis = server.call(CARO, "get_analysis", game)
    assert (analysis["game"], analysis["lexicon"]) == (game, "set-1")
    assert [(move["player"], move["word"]) for move in analysis["moves"]] == [
        (mover["player"], "behaard"),
        (follower["player"], "haardvuur"),
    ]
    best = {"overlap": 4, "points": 8, "words": ["vuurdoop"]}
    assert analysis["misses"] == [{"ply": 2, "player": mover["player"], "possible": True, "best": best}]


def test_a_game_that_is_not_over_is_not_analysed(server: Server) -> None:
    """Nor is one that never began: it would tell the players what to do."""
    game = server.playing(ANNA, BRAM)
    assert server.refused(ANNA, "get_analysis", game) == ("wrong_phase", {"phase": "playing"})
    assert server.refused(ANNA, "get_analysis", server.waiting(ANNA)) == ("wrong_phase", {"phase": "waiting"})
    assert server.refused(ANNA, "get_analysis", "aaaaaaaa")[0] == "no_such_game"
    assert server.refused(ANNA, "get_analysis", "no id")[0] == "invalid_argument"


def test_without_its_words_a_game_cannot_be_analysed(server: Server) -> None:
    """Until they are there."""
    game = over(server)
    lexicon = server.shelf.ready.pop("nl")
    assert server.refused(ANNA, "get_analysis", game)[0] == "unavailable"
    server.shelf.ready["nl"] = lexicon
    assert server.call(ANNA, "get_analysis", game)["moves"]


def test_however_many_ask_the_work_is_done_once(slow: tuple[Server, SlowAside]) -> None:
    """Those who ask while it is done wait for it; who asks later gets what is known."""
    server, aside = slow
    game = over(server)
    answers = [answers_to(server.ask(authid, "get_analysis", game)) for authid in (ANNA, BRAM, CARO)]
    assert answers == [[], [], []]
    aside.finish()
    assert answers[0][0]["moves"]
    assert answers[0] == answers[1] == answers[2] == [server.call(CARO, "get_analysis", game)]
    assert len(aside.begun) == 1


def test_other_words_make_another_analysis(slow: tuple[Server, SlowAside]) -> None:
    """What was found with one version of a lexicon does not stand for the next."""
    server, aside = slow
    game = over(server)
    server.ask(ANNA, "get_analysis", game)
    aside.finish()
    server.shelf.ready["nl"] = SetLexicon("nl", WORDS.split(), "set-2")
    answers = answers_to(server.ask(ANNA, "get_analysis", game))
    aside.finish()
    assert [answer["lexicon"] for answer in answers] == ["set-2"]


def test_one_game_is_analysed_after_another(slow: tuple[Server, SlowAside]) -> None:
    """And when too many wait the next is told to come back."""
    server, aside = slow
    games = []
    for _ in range(analyses.WAITING + 2):
        games.append(over(server))
        server.clock.advance(5)  # nobody may call too often
    answers = [answers_to(server.ask(ANNA, "get_analysis", game)) for game in games[:-1]]
    assert len(aside.begun) == 1
    assert server.refused(BRAM, "get_analysis", games[-1])[0] == "unavailable"
    aside.finish()
    assert len(aside.begun) == 2
    assert [len(answer) for answer in answers[:3]] == [1, 0, 0]


def test_a_failure_is_everybodys_who_waits_and_is_not_kept(slow: tuple[Server, SlowAside]) -> None:
    """The next one to ask has it tried again."""
    server, aside = slow
    game = over(server)
    failures: list[Any] = []
    for authid in (ANNA, BRAM):
        server.ask(authid, "get_analysis", game).addErrback(failures.append)
    aside.begun[0][1].errback(OSError("no thread"))
    assert [failure.value.error for failure in failures] == ["wordsnake.error.internal"] * 2
    answers = answers_to(server.ask(CARO, "get_analysis", game))
    aside.finish()
    assert answers[0]["moves"]
