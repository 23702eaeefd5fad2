"""The golden messages about what finished games come to. See `tests.contract.golden`."""

from collections.abc import Iterator
from typing import Any

from tests.support.service import ANNA, BRAM, Server


def over(server: Server, game: str, words: str) -> None:
    """The game is played until Bram leaves it."""
    server.play(game, words)
    server.clock.advance(1)
    server.call(BRAM, "leave_game", game)


def standings() -> Iterator[tuple[str, Any]]:
    """What finished games come to: two that were rated, one among friends, one in private."""
    server = Server()
    server.named(ANNA, BRAM)
    for session, authid in enumerate((ANNA, BRAM), start=1):
        server.connect(authid, session)
    for words in ("behaard haardvuur vuurdoop", "zee eendenkroos"):
        game = server.call(ANNA, "find_game", "sprint", "nl")["game"]
        server.call(BRAM, "find_game", "sprint", "nl")
        server.clock.advance(4)
        over(server, game, words)
    over(server, server.playing(ANNA, BRAM, ruleset="sprint"), "snackbar roos")
    over(server, server.playing(ANNA, BRAM, private=True), "banaan")
    boards = ("rating", "link", "snake")
    yield "leaderboards.json", [server.call(None, "get_leaderboard", "sprint", board) for board in boards]
    yield "history.json", server.call(BRAM, "get_history", "Anna")
    yield "rating.json", server.call(BRAM, "get_rating", "sprint")
    yield "strong-player.json", server.call(BRAM, "get_player", "Anna")
