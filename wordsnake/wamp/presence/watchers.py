"""How many look on at a game: the router knows who follows its topic, and is asked when that may have changed."""

import logging
from collections.abc import Awaitable, Callable
from typing import Any

from autobahn.wamp.exception import ApplicationError, TransportLost
from twisted.internet.defer import Deferred
from twisted.python.failure import Failure

from wordsnake.game.events import GameId
from wordsnake.game.state import GameState
from wordsnake.table.directory import Directory
from wordsnake.table.ports import Alarm, Clock
from wordsnake.wamp.contract import uris
from wordsnake.wamp.presence.sessions import Sessions

LOOK_AFTER_S = 1.0
"""A game is counted once for all that happens within this time: whoever came has subscribed by then."""
LOOKUP = "wamp.subscription.lookup"
LIST = "wamp.subscription.list_subscribers"

Ask = Callable[..., Awaitable[Any]]
"""Calls a procedure of the router."""
log = logging.getLogger(__name__)


class Watchers:
    """Counts people, not tabs: sessions with one key are one. Who has a seat, and who listens to all games, is none.

    A game is counted when somebody has looked at it, and as long as it has watchers after each of its events; so who
    has gone is missed with the next of them at the latest.
    """

    def __init__(
        self, clock: Clock, directory: Directory, sessions: Sessions, tell: Callable[[GameState, int], None]
    ) -> None:
        """`tell(state, watchers)` is called when the number of a game has changed."""
        self._clock = clock
        self._directory = directory
        self._sessions = sessions
        self._tell = tell
        self._counts: dict[GameId, int] = {}
        self._due: dict[GameId, Alarm] = {}
        self.ask: Ask | None = None
        """The way to the router; None while there is none."""

    def count(self, game: GameId) -> int:
        """How many watched when they were counted last."""
        return self._counts.get(game, 0)

    def look(self, game: GameId) -> None:
        """Somebody has looked at the game."""
        if game not in self._due:
            self._due[game] = self._clock.callLater(LOOK_AFTER_S, self._look, game)

    def happened(self, state: GameState) -> None:
        """There was an event in the game."""
        if state.game in self._counts:
            self.look(state.game)

    def close(self) -> None:
        """Count no more."""
        for alarm in self._due.values():
            alarm.cancel()
        self._due.clear()

    def _look(self, game: GameId) -> None:
        del self._due[game]
        Deferred.fromCoroutine(self._recount(game)).addErrback(_failed)

    async def _recount(self, game: GameId) -> None:
        table = await self._directory.find(game)
        if self.ask is None or table is None:
            return
        subscription = await self.ask(LOOKUP, uris.game_topic(game))
        followers = [] if subscription is None else await self.ask(LIST, subscription)
        state = table.state
        before = self._counts.pop(game, 0)
        if state.phase not in {"waiting", "playing"}:
            return
        watchers = self._sessions.keys_without(followers, {seat.player for seat in state.seats})
        if watchers:
            self._counts[game] = watchers
        if watchers != before:
            self._tell(state, watchers)


def _failed(failure: Failure) -> None:
    """The router was lost, or the last one has just gone: the next look tells. Anything else is a defect."""
    if not isinstance(failure.value, ApplicationError | TransportLost):
        log.error("watchers were not counted", exc_info=failure.value)
