"""Who is here. A player whose last session ended less than 5 s ago still is: a reload of the page is no absence."""

from collections.abc import Callable, Iterable

from wordsnake.game.events import PlayerId
from wordsnake.table.ports import Alarm, Clock

AWAY_AFTER_S = 5.0


class Presence:
    """Counts the sessions of players, and tells of those who go away and come back."""

    def __init__(self, clock: Clock, tell: Callable[[PlayerId, bool], None]) -> None:
        """`tell(player, here)` is called on every change."""
        self._clock = clock
        self._tell = tell
        self._sessions: dict[PlayerId, int] = {}
        self._leaving: dict[PlayerId, Alarm] = {}

    def here(self, player: PlayerId) -> bool:
        """Whether the player is connected, or was less than 5 s ago."""
        return player in self._sessions or player in self._leaving

    def came(self, player: PlayerId) -> None:
        """A session of the player began."""
        was_here = self.here(player)
        self._sessions[player] = self._sessions.get(player, 0) + 1
        leaving = self._leaving.pop(player, None)
        if leaving is not None:
            leaving.cancel()
        if not was_here:
            self._tell(player, True)

    def went(self, player: PlayerId) -> None:
        """A session of the player ended."""
        left = self._sessions.pop(player) - 1
        if left:
            self._sessions[player] = left
        else:
            self._leave_soon(player)

    def expect(self, players: Iterable[PlayerId]) -> None:
        """After a start of the server: these were connected, for all we know, and have 5 s to come back."""
        for player in players:
            if not self.here(player):
                self._leave_soon(player)

    def _leave_soon(self, player: PlayerId) -> None:
        self._leaving[player] = self._clock.callLater(AWAY_AFTER_S, self._gone, player)

    def _gone(self, player: PlayerId) -> None:
        del self._leaving[player]
        self._tell(player, False)
