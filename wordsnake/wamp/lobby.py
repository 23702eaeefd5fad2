"""The lobby's feed: every change of a public game, but of one game at most one a second."""

from collections.abc import Callable

from wordsnake.table.ports import Clock
from wordsnake.wamp.messages import GameSummary

PAUSE_S = 1.0


class LobbyFeed:
    """Sends the first change at once, and after a pause whatever was the last one during it."""

    def __init__(self, clock: Clock, send: Callable[[GameSummary], None]) -> None:
        self._clock = clock
        self._send = send
        self._paused: dict[str, GameSummary | None] = {}

    def changed(self, game: GameSummary) -> None:
        """A game is as this summary says."""
        if game.game in self._paused:
            self._paused[game.game] = game
        else:
            self._send_and_pause(game)

    def _send_and_pause(self, game: GameSummary) -> None:
        self._paused[game.game] = None
        self._clock.callLater(PAUSE_S, self._resume, game.game)
        self._send(game)

    def _resume(self, game: str) -> None:
        latest = self._paused.pop(game)
        if latest is not None:
            self._send_and_pause(latest)
