"""What was stored before an engine died is told by the next one, to those who have not heard it."""

import pytest
from twisted.internet.defer import Deferred, fail

from tests.support.service import ANNA, BRAM, Server, result_of
from wordsnake.game.events import Event, GameId
from wordsnake.store.memory.store import MemoryStore
from wordsnake.store.protocols import StoreUnavailable


def tell(server: Server) -> None:
    """There is a way to the router; what was published before is forgotten."""
    server.published.clear()
    result_of(Deferred.fromCoroutine(server.service.unheard.tell()))


def test_a_word_stored_before_the_engine_died_is_told(server: Server) -> None:
    """As it would have been: to the game, the lobby, and to whom it makes the next to move."""
    game = server.playing(ANNA, BRAM)
    server.play(game, "behaard")
    word = server.events(game)[-1]
    mover = server.to_move(game)
    after = server.restarted()
    tell(after)
    assert after.events(game) == [word]
    assert after.on("wordsnake.lobby")[-1]["game"]["words"] == 1
    (turn,) = [each for each in after.published if each.topic == "wordsnake.me"]
    assert (turn.message["type"], turn.options.eligible_authid) == ("your_turn", [mover])


def test_the_end_of_a_game_is_told_too(server: Server) -> None:
    """With its result: nobody would look at a game again that seems to go on."""
    game = server.playing(ANNA, BRAM)
    server.call(BRAM, "leave_game", game)
    end = server.events(game)[-1]
    after = server.restarted()
    tell(after)
    assert (after.events(game), end["type"]) == ([end], "game_finished")
    assert [result["game"] for result in after.on("wordsnake.results")] == [game]


def test_what_is_a_minute_old_was_heard(server: Server) -> None:
    """A restart with a thousand games does not wake all who watch them."""
    server.waiting(ANNA, BRAM)
    server.clock.advance(61)
    after = server.restarted()
    tell(after)
    assert after.published == []


class DownStore(MemoryStore):
    """A store that can fail to read."""

    down = False

    def read(self, game: GameId, since: int = 0, limit: int | None = None) -> Deferred[tuple[Event, ...]]:
        return fail(StoreUnavailable("The disk is gone.")) if self.down else super().read(game, since, limit)


def test_a_store_in_trouble_is_logged_and_no_more(caplog: pytest.LogCaptureFixture) -> None:
    """The session goes on: whoever plays sees the gap at the next event."""
    store = DownStore()
    server = Server(store)
    game = server.playing(ANNA, BRAM)
    store.down = True
    tell(server)
    assert server.published == []
    assert f"game {game} was not told again: The disk is gone." in caplog.text
