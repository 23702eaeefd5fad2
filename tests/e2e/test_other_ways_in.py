"""Long-poll and plain HTTP, as a stranger sees the whole server."""

import json
from typing import Any

import pytest

from tests.support.longpoll import connect, post
from tests.support.playing import WORDS
from tests.support.server import Server
from tests.support.wamp import seed

pytestmark = pytest.mark.e2e


def ask(server: Server, procedure: str, **kwargs: Any) -> tuple[int, Any]:
    """Status and content of POST /call."""
    reply = post(f"{server.url}/call", json.dumps({"procedure": f"wordsnake.{procedure}", "kwargs": kwargs}).encode())
    return reply.status, reply.json


def test_a_whole_game_by_long_poll(server: Server) -> None:
    """Against somebody on a WebSocket: both hear every event, in order, and agree on the outcome."""
    lp = f"{server.url}/lp"
    with connect(lp, seed=seed("Lena")) as lena, server.connect("Wim") as wim:
        players = {"Lena": lena, "Wim": wim}
        for name, client in players.items():
            client.call("wordsnake.set_name", name)
        game = lena.call("wordsnake.create_game", ruleset="sprint", language="nl")["game"]
        heard = [client.subscribe(f"wordsnake.game.{game}") for client in players.values()]
        wim.call("wordsnake.join_game", game)
        view = lena.call("wordsnake.start_game", game) and lena.call("wordsnake.get_game", game)
        while view["phase"] == "playing":
            players[view["turn"]].call("wordsnake.play_word", game, WORDS[view["ply"]], view["ply"])
            view = lena.call("wordsnake.get_game", game)
        first, second = ([event.kwargs for event in _stored(each, view["seq"])] for each in heard)
    assert first == second
    assert [event["seq"] for event in first] == list(range(first[0]["seq"], view["seq"] + 1))
    assert first[-1]["outcome"] == view["outcome"]


def _stored(subscription: Any, last: int) -> Any:
    """The events up to `last` that have a number."""
    seq = 0
    while seq < last:
        event = subscription.next()
        if "seq" in event.kwargs:
            seq = event.kwargs["seq"]
            yield event


def test_anybody_may_look_by_http(server: Server) -> None:
    """At the server, its public games, one of them and its events, as by WAMP."""
    with server.connect("Hanna") as hanna:
        game = hanna.call("wordsnake.create_game")["game"]
        expected = hanna.call("wordsnake.get_game", game)
        events = hanna.call("wordsnake.get_events", game)
    status, about = ask(server, "about")
    assert (status, about["result"]["api"]) == (200, 1)
    assert game in {each["game"] for each in ask(server, "list_games")[1]["result"]["games"]}
    assert ask(server, "get_events", game=game) == (200, {"result": events})
    status, view = ask(server, "get_game", game=game)
    assert {**view["result"], "seats": None} == {**expected, "seats": None}  # Hanna has left meanwhile


def test_who_looks_becomes_no_player(server: Server) -> None:
    """However often; a host sees the same players as before."""
    before = _players(server)
    assert {ask(server, "about")[0] for _ in range(10)} == {200}
    assert _players(server) == before


def _players(server: Server) -> set[tuple[str, str]]:
    """Names and keys; those of other tests may just be leaving."""
    rows = (line.split("\t") for line in server.run("players", "list").stdout.splitlines())
    return {(name, key) for name, *_, key in rows}


def test_mistakes_are_told(server: Server) -> None:
    """With the errors of the API and a status that fits."""
    assert ask(server, "get_game", game="aaaaaaaa")[0] == 404
    assert ask(server, "get_game", game=5)[1]["error"] == "wordsnake.error.invalid_argument"
    assert ask(server, "list_games", nonsense=1)[0] == 400
    assert ask(server, "create_game")[0] == 403
