"""The lobby's feed: every change of a public game, but of one game at most one a second."""

from collections.abc import Callable

from wordsnake.game.card import card_of
from wordsnake.game.state import GameState
from wordsnake.table.ports import Clock
from wordsnake.wamp.contract.messages import GameSummary
from wordsnake.wamp.presence.names import Names
from wordsnake.wamp.telling.views import game_summary

PAUSE_S = 1.0


class LobbyFeed:
    """Sends the first change at once, and after a pause whatever was the last one during it."""

    def __init__(self, clock: Clock, send: Callable[[GameSummary], None]) -> None:
        self._clock = clock
        self._send = send
        self._paused: dict[str, tuple[GameState, Names] | None] = {}

    def changed(self, state: GameState, names: Names) -> None:
        """A game is like this now; `names` knows everybody in it. A summary is made of what is sent alone."""
        if state.game in self._paused:
            self._paused[state.game] = state, names
        else:
            self._send_and_pause(state, names)

    def _send_and_pause(self, state: GameState, names: Names) -> None:
        self._paused[state.game] = None
        self._clock.callLater(PAUSE_S, self._resume, state.game)
        self._send(game_summary(card_of(state), names))

    def _resume(self, game: str) -> None:
        latest = self._paused.pop(game)
        if latest is not None:
            self._send_and_pause(*latest)
