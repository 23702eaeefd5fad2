"""The games of a server that comes back, where not all that is stored can be understood."""

from collections.abc import Callable

import pytest
from twisted.internet.defer import Deferred, fail

from tests.support.service import ANNA, BRAM, Server, result_of
from wordsnake.game.events import Event, GameId
from wordsnake.store.memory.store import MemoryStore
from wordsnake.store.protocols import StoreError, StoreUnavailable, Unreadable
from wordsnake.table.ports import NotNow

Trouble = Callable[[str], StoreError]


class SpoiltStore(MemoryStore):
    """A store in which reading the game `spoilt` fails with `trouble`."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__()
        self.spoilt = ""
        self._trouble = trouble

    def read(self, game: GameId, since: int = 0, limit: int | None = None) -> Deferred[tuple[Event, ...]]:
        if game == self.spoilt:
            return fail(self._trouble(f"The log of game {game} cannot be read."))
        return super().read(game, since, limit)


def test_a_game_that_cannot_be_read_stops_no_other(caplog: pytest.LogCaptureFixture) -> None:
    """One line of the log names it; whoever asks for it hears `unavailable`, and the others are played on."""
    store = SpoiltStore(Unreadable)
    before = Server(store)
    before.named(ANNA, BRAM)
    store.spoilt, sound = before.waiting(ANNA), before.playing(ANNA, BRAM)
    mover = before.to_move(sound)
    server = before.restarted()
    assert f"game {store.spoilt} cannot be recovered: The log of game {store.spoilt} cannot be read." in caplog.text
    assert "Traceback" not in caplog.text
    assert server.call(mover, "play_word", sound, "behaard")["word"] == "behaard"
    assert server.refused(ANNA, "join_game", store.spoilt) == ("unavailable", {})


def test_a_store_in_trouble_stops_the_recovery() -> None:
    """It is not for one game alone: nobody plays on half of the games."""
    store = SpoiltStore(StoreUnavailable)
    before = Server(store)
    store.spoilt = before.waiting(ANNA)
    with pytest.raises(NotNow):
        result_of(Deferred.fromCoroutine(Server(store, before.clock).service.recover()))
