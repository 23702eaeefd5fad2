"""The public games that have ended, in that order, from wherever one stopped; and those that end from then on."""

from collections import deque

from wordsnake.kit import Client, Refused, Unavailable
from wordsnake.kit import messages as m

PAGE = 50


class StoppedError(Exception):
    """The relay cannot go on by itself. The message is a sentence for its host."""


class FinishedGames:
    """Reads on from a cursor (as of `get_results`). The topic of results only rings: what ended is asked for."""

    def __init__(self, client: Client, cursor: str | None) -> None:
        self._client = client
        self._cursor = cursor
        self._ready: deque[m.FinishedGame] = deque()
        self._bell = client.results()  # listened to before the first question: nothing falls between

    async def next(self) -> m.FinishedGame:
        """The next one, once there is one. Raises Refused, and StoppedError if the server does not know the cursor."""
        while not self._ready:
            if not await self._ask():
                await self._ring()
        return self._ready.popleft()

    async def _ask(self) -> bool:
        """Whether there is more to ask for at once."""
        try:
            page = await self._client.get_results(self._cursor, PAGE)
        except Unavailable:
            return True  # that took a while
        except Refused as no:
            if no.reason == "invalid_argument":
                raise StoppedError(
                    "The server does not know where this relay stopped: an older backup may have been put back."
                    " Remove what it keeps, and it begins anew."
                ) from None
            raise
        self._cursor = page.cursor
        self._ready.extend(page.results)
        return page.more or bool(page.results)

    async def _ring(self) -> None:
        try:
            await anext(self._bell)
        except Unavailable:
            return
