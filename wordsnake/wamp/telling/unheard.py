"""What was stored and perhaps told to nobody: told again, when there is a way to the router again.

An engine may die between a commit and its announcement, or lose its session while the clock of a game runs. Players
keep their connections meanwhile, so nothing would make them ask, until the next event of their game shows them the gap.
"""

import logging
from collections.abc import Callable

from wordsnake.game.state import GameState, nothing
from wordsnake.store.protocols import EventLog, StoreError
from wordsnake.table.directory import Directory
from wordsnake.table.table import LINGER_MS
from wordsnake.wamp.telling.publisher import Publisher

log = logging.getLogger(__name__)


class Unheard:
    """Tells the last event of each game that changed shortly before the way to the router was lost, or since.

    Who has heard it knows it by its seq; who has not sees the gap, and fetches the rest.
    """

    def __init__(self, directory: Directory, events: EventLog, publisher: Publisher, now: Callable[[], int]) -> None:
        """`now` in milliseconds since 1970-01-01T00:00Z. It begins as if the way had been lost just now."""
        self._directory = directory
        self._events = events
        self._publisher = publisher
        self._now = now
        self.lost()

    def lost(self) -> None:
        """There is no way to the router from here on."""
        self._since = self._now() - LINGER_MS

    async def tell(self) -> None:
        """There is one again."""
        for table in self._directory.live():
            if table.state.touched_at >= self._since:
                await self._tell_last(table.state)

    async def _tell_last(self, state: GameState) -> None:
        try:
            last = await self._events.read(state.game, state.seq - 1, 1)
            await self._publisher.announce(nothing(state.game), last, state)
        except StoreError as error:
            log.warning("what happened last in game %s was not told again: %s", state.game, error)
