"""The golden messages: what the server really sends, as JSON, for tests in any language.

`python -m tests.contract.golden` writes them anew after a deliberate change; a test compares them. In `game*.json`,
`view` is a game as `get_game` answered it, `events` is all that its topic carried from then on, and `after` is the view
in the end.
"""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
from autobahn.wamp.exception import ApplicationError

from tests.contract.rated import over, standings
from tests.support.service import ANNA, BRAM, CARO, DIRK, Server, result_of

FOLDER = Path(__file__).parent
Golden = Iterator[tuple[str, Any]]


def followed(server: Server, game: str, happen: Callable[[], None]) -> dict[str, Any]:
    """A game before and after something happens, and what its topic carried meanwhile."""
    topic = f"wordsnake.game.{game}"
    view = server.call(None, "get_game", game)
    told = len(server.on(topic))
    happen()
    return {"view": view, "events": server.on(topic)[told:], "after": server.call(None, "get_game", game)}


def whole_game() -> Golden:
    """Guests and names, talk, presence, leaving, words, misses of both kinds, somebody out, an outcome, a rematch."""
    server = Server()
    server.named(BRAM, CARO)
    for session, authid in enumerate((ANNA, BRAM, CARO), start=1):
        server.connect(authid, session)
    game = server.waiting(ANNA, ruleset={"name": "classic", "target_score": 30, "misses_out": 2})

    def happen() -> None:
        for authid in (BRAM, CARO, DIRK):
            server.call(authid, "join_game", game)
        server.call(ANNA, "say", game, "Doe je mee? 🐍")
        server.call(DIRK, "leave_game", game)
        server.call(ANNA, "leave_game", game)
        server.call(ANNA, "join_game", game)
        server.clock.advance(2.5)
        server.call(BRAM, "start_game", game)
        server.play(game, "behaard")
        server.call(server.to_move(game), "play_word", game, "Haardvuur", ply=1, move_id="m-1")
        server.service.sessions.left(3)
        server.clock.advance(6)
        server.connect(CARO, 4)
        server.call(server.to_move(game), "pass_turn", game, 2)
        server.play(game, "vuurdoop doopvont")
        server.clock.advance(61)
        server.call(ANNA, "leave_game", game)
        while server.call(None, "get_game", game)["phase"] == "playing":
            server.clock.advance(61)
        server.call(BRAM, "rematch", game)

    yield "game.json", followed(server, game, happen)


def other_games() -> Golden:
    """A game that never starts; one with lives and a drawn opening, over by its goal; a removed seat; a restart."""
    server = Server()
    server.named(ANNA, BRAM)
    game = server.waiting(ANNA, private=True)
    yield "game-closed.json", followed(server, game, lambda: server.clock.advance(30 * 60))

    game = server.waiting(ANNA, ruleset={"name": "sprint", "lives": 2, "misses_out": None, "opening": "drawn"})

    def sprint() -> None:
        server.call(BRAM, "join_game", game)
        server.call(CARO, "join_game", game)
        server.call(ANNA, "start_game", game)
        server.call(ANNA, "remove_seat", game, "guest-cccccc")
        server.clock.advance(21)
        server.play_on(game, 4)
        while server.call(None, "get_game", game)["phase"] == "playing":
            server.clock.advance(21)

    yield "game-lives.json", followed(server, game, sprint)
    yield "game-race.json", race()
    server = Server()
    yield "game-daily.json", daily(server)
    yield "leaderboard-day.json", server.call(ANNA, "get_leaderboard", "daily", "day", language="nl")
    yield "game-restart.json", restarted_game()


def race() -> dict[str, Any]:
    """Everybody at once: words by two, one that comes second, somebody who leaves, and the end of the time."""
    server = Server()
    server.named(ANNA, BRAM)
    game = server.waiting(ANNA, BRAM, CARO, ruleset={"name": "race", "opening": "player", "game_seconds": 30})

    def happen() -> None:
        server.call(ANNA, "start_game", game)
        for ply, (authid, word) in enumerate([(BRAM, "behaard"), (ANNA, "haardvuur"), (BRAM, "vuurdoop")]):
            server.clock.advance(2)
            server.call(authid, "play_word", game, word, ply)
            server.refused(CARO, "play_word", game, "haard", ply)
        server.call(CARO, "leave_game", game)
        server.clock.advance(30)

    return followed(server, game, happen)


def daily(server: Server) -> dict[str, Any]:
    """One player against the day: it has begun when it is opened, and a pass ends it."""
    server.shelf.ready["nl"] = type(server.shelf.ready["nl"])("nl", ["aangaan", "aanslaan", "aanstaan"])
    server.named(ANNA)
    game = server.call(ANNA, "create_game", "daily")["game"]
    topic = f"wordsnake.game.{game}"
    view, told = server.call(ANNA, "get_game", game), len(server.on(topic))
    server.clock.advance(9)
    server.play_on(game, 2)
    server.call(ANNA, "pass_turn", game, 3)
    return {"view": view, "events": server.on(topic)[told:], "after": server.call(ANNA, "get_game", game)}


def restarted_game() -> dict[str, Any]:
    """The server is down in the middle of a turn."""
    server = Server()
    server.named(ANNA, BRAM)
    for session, authid in enumerate((ANNA, BRAM), start=1):
        server.connect(authid, session)
    game = server.playing(ANNA, BRAM)
    server.play(game, "behaard")
    view = server.call(None, "get_game", game)
    server.service.directory.close()
    server.clock.advance(100)
    after = server.restarted()
    after.clock.advance(0)
    return {"view": view, "events": after.on(f"wordsnake.game.{game}"), "after": after.call(None, "get_game", game)}


def long_snake() -> Golden:
    """A snake of more than the 100 links that a view holds."""
    server = Server()
    letters = "abcdefghijklmnopqrstuvwxyz"
    words = [f"{letters[n % 26]}{letters[n // 26]}q{letters[(n + 1) % 26]}{letters[(n + 1) // 26]}" for n in range(110)]
    server.shelf.ready["nl"] = type(server.shelf.ready["nl"])("nl", words)
    game = server.playing(ANNA, BRAM, ruleset={"name": "classic", "target_score": 1000, "max_words": 1000})
    for word in words[:95]:
        server.play(game, word)
        server.clock.advance(1)
    yield "game-long.json", followed(server, game, lambda: server.play_on(game, 10))


def messages() -> Golden:
    """One of each result, and of each event of the other topics."""
    server = Server()
    server.connect(ANNA, 1)
    yield "about.json", server.call(None, "about")
    yield "name.json", server.call(ANNA, "set_name", "Anna")
    server.named(BRAM)
    game = server.playing(ANNA, BRAM, ruleset="sprint")
    yield "player.json", server.call(ANNA, "get_player")
    yield "move.json", server.play(game, "behaard")[0]
    yield "seq.json", server.call(ANNA, "say", game, "Hallo!")
    yield "events.json", server.call(None, "get_events", game, 3, 2)
    yield "word.json", [server.call(None, "check_word", word, "nl") for word in ("Reunie", "blorf", "a-b")]
    server.play(game, "haardvuur vuurdoop doopvont")
    server.clock.advance(31)
    server.clock.advance(31)
    yield "analysis.json", server.call(ANNA, "get_analysis", game)
    yield "export.json", [server.call(ANNA, "export_game", game, form) for form in ("text", "jsonl")]
    server.call(ANNA, "rematch", game)
    yield "games.json", server.call(None, "list_games")
    yield "lobby.json", server.on("wordsnake.lobby")
    yield "result.json", server.on("wordsnake.results")
    code = server.call(ANNA, "link_device")
    yield "device.json", [code, server.call(DIRK, "redeem_link", code["code"])]
    yield "me.json", server.on("wordsnake.me")


def calls() -> Golden:
    """A call of each procedure and its result, as the reference shows them, from names to a rematch."""
    server = Server(bots={DIRK: 3})
    answered: dict[str, Any] = {}

    def call(authid: str | None, procedure: str, **given: Any) -> Any:
        result = server.call(authid, procedure, **given)
        answered[f"wordsnake.{procedure}"] = {"kwargs": given, "result": result}
        return result

    for session, authid in enumerate((ANNA, BRAM, DIRK), start=1):
        server.connect(authid, session)
    call(ANNA, "about")
    call(ANNA, "set_name", name="Anna")
    server.call(BRAM, "set_name", "Bram")
    code = call(ANNA, "link_device")["code"]
    call(CARO, "redeem_link", code=code)
    call(ANNA, "check_word", word="reunie", language="nl")
    game = call(ANNA, "create_game", ruleset={"name": "sprint", "turn_seconds": 20})["game"]
    adding = server.ask(ANNA, "add_bot", game=game, level=3)
    server.call(DIRK, "join_game", game)
    answered["wordsnake.add_bot"] = {"kwargs": {"game": game, "level": 3}, "result": result_of(adding)}
    call(ANNA, "remove_seat", game=game, player="guest-dddddd")
    call(BRAM, "join_game", game=game)
    call(ANNA, "say", game=game, text="Succes!")
    call(ANNA, "start_game", game=game)
    call(server.to_move(game), "play_word", game=game, word="behaard", ply=0, move_id="m-1")
    call(server.to_move(game), "play_word", game=game, word="Haardvuur", ply=1, move_id="m-2")
    call(None, "get_events", game=game, since=6, limit=2)
    call(server.to_move(game), "pass_turn", game=game, ply=2)
    call(None, "get_game", game=game)
    call(None, "list_games", phase="playing")
    server.call(BRAM, "leave_game", game)
    call(ANNA, "get_analysis", game=game)
    call(ANNA, "export_game", game=game)
    call(ANNA, "appeal_word", game=game, word="Selfie")
    following = call(ANNA, "rematch", game=game)["game"]
    call(ANNA, "leave_game", game=following)
    rated = call(BRAM, "find_game", ruleset="classic", language="nl")["game"]
    server.call(ANNA, "find_game", "classic", "nl")
    server.clock.advance(4)
    over(server, rated, "behaard haardvuur vuurdoop")
    call(None, "get_leaderboard", ruleset="classic")
    call(BRAM, "get_history", name="Anna")
    call(BRAM, "get_results", cursor=None, limit=2)
    call(BRAM, "get_rating", ruleset="classic", name="Anna")
    call(BRAM, "get_player", name="Anna")
    yield "calls.json", answered


def errors() -> Golden:
    """One of each error, as its URI, sentence and fields."""
    server = Server()
    server.named(ANNA, BRAM)
    waiting = server.waiting(CARO)
    game = server.playing(ANNA, BRAM)
    server.play(game, "behaard haardvuur")
    second = server.playing(ANNA, BRAM)
    server.play(second, "snackbar roos")
    race = server.playing(ANNA, BRAM, ruleset={"name": "race", "opening": "player"})
    server.call(ANNA, "play_word", race, "behaard", 0)
    mover, other = server.to_move(game), ANNA if server.to_move(game) == BRAM else BRAM
    code = server.call(CARO, "link_device")["code"]
    calls: list[tuple[Any, ...]] = [
        (ANNA, "get_game", "no such id"),
        (ANNA, "get_game", "aaaaaaaa"),
        (ANNA, "play_word", waiting, "zee"),
        (DIRK, "play_word", game, "zee"),
        (other, "remove_seat", game, "Anna") if other == BRAM else (mover, "remove_seat", game, "Anna"),
        (mover, "play_word", game, "vuurdoop", 1),
        (other, "play_word", game, "vuurdoop"),
        (mover, "play_word", game, "vuur doop"),
        (mover, "play_word", game, "r"),
        (mover, "play_word", game, "snackbal"),
        (mover, "play_word", game, "banaan"),
        (server.to_move(second), "play_word", second, "snackbar"),
        (ANNA, "play_word", race, "haardvuur", 1),
        (ANNA, "play_word", race, "haardvuur"),
        (CARO, "create_game", "daily"),
        (CARO, "get_game", server.call(ANNA, "create_game", "daily")["game"]),
        (CARO, "start_game", waiting),
        (DIRK, "set_name", "anna"),
        (DIRK, "get_player", "nobody"),
        (DIRK, "create_game", "classic", "en"),
        (DIRK, "get_analysis", game),
        (DIRK, "redeem_link", "00000000"),
        (ANNA, "redeem_link", code),
    ]
    yield "errors.json", [failure(server, *call) for call in calls]


def failure(server: Server, *call: Any) -> dict[str, Any]:
    """The error of a call that fails."""
    try:
        result = server.call(*call)
    except ApplicationError as error:
        return {"error": error.error, "args": list(error.args), "kwargs": msgspec.to_builtins(error.kwargs)}
    raise AssertionError(f"{call} was answered: {result}")


def write() -> None:
    """Write every file anew."""
    for name, message in golden():
        (FOLDER / name).write_text(text_of(message), encoding="utf-8")


def golden() -> Golden:
    """Every golden message by the name of its file."""
    for some in (whole_game, other_games, long_snake, messages, calls, standings, errors):
        yield from some()


def text_of(message: Any) -> str:
    """As it stands in the file."""
    return json.dumps(message, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    write()
