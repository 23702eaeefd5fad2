"""What an author holds: one player on one server, for as long as it takes."""

import random
from collections.abc import Callable, Coroutine
from typing import Any

from wordsnake.keys import Key
from wordsnake.kit.connection import Connection
from wordsnake.kit.every_game import EveryGame
from wordsnake.kit.ports import Loop
from wordsnake.kit.procedures import ANSWER_S, Procedures
from wordsnake.kit.streams import Connected, GameStream, Live, Stream, TopicStream
from wordsnake.wamp.contract import messages as m
from wordsnake.wamp.contract import uris

PATIENCE_S = 60.0
Told = m.YourTurn | m.Invited | m.Notice | m.DeviceLinked


class Client(Procedures):
    """A player on the server of which `url` is some page, signed in with `key`; it comes back whenever it is cut off.

    A call waits `patience` seconds for a server that is away. Made by `connect` of `on_asyncio` or `on_twisted`.
    """

    def __init__(
        self, url: str, key: Key, loop: Loop, patience: float = PATIENCE_S, chance: Callable[[], float] = random.random
    ) -> None:
        """`chance` gives a random number from 0 to 1."""
        self.key = key
        self._loop = loop
        self._connection = Connection(url, key, loop, chance)
        super().__init__(self._connection, patience)

    def start(self) -> None:
        """Connect."""
        self._connection.start()

    async def stop(self) -> None:
        """Leave the server. Games go on without the player."""
        await self._connection.stop()

    async def sleep(self, seconds: float) -> None:
        """Wait for so long, on whichever loop this runs."""
        await self._loop.sleep(seconds)

    def spawn(self, work: Coroutine[Any, Any, None]) -> Callable[[], None]:
        """Do something beside all else; what is returned cancels it. An exception is logged."""
        return self._loop.spawn(work)

    def follow(self, game: str, since: int = 0) -> GameStream:
        """The events of a game with seq > `since`, in order and without gaps."""
        return GameStream(self._connection, self._loop, game, since, self._events)

    def messages(self) -> Stream[Told | Connected]:
        """What is addressed to this player: turns, invitations; a `Connected` whenever some may be missing."""
        return self._stream(uris.ME, Told)

    def lobby(self) -> Stream[m.GameChanged | Connected]:
        """Public games that are opened, changed, closed."""
        return self._stream(uris.LOBBY, m.GameChanged)

    def results(self) -> Stream[m.GameResult | Connected]:
        """Public games that have ended."""
        return self._stream(uris.RESULTS, m.GameResult)

    def all_games(self) -> Stream[Live | Connected]:
        """The events of all public games; for keys that the host trusts as components."""
        return self._stream(uris.game_topic(""), Live, match="prefix")

    def every_game(self) -> EveryGame:
        """The events of all public games, of each in order and without gaps; for keys trusted as components."""
        return EveryGame(self._connection, self._loop, self._look)

    async def _events(self, game: str, since: int, limit: int) -> dict[str, Any]:
        page: dict[str, Any] = await self._look(uris.GET_EVENTS, game, since, limit)
        return page

    async def _look(self, uri: str, *args: Any) -> Any:
        return await self._connection.call(uri, *args, repeat=True, answer_s=ANSWER_S, within_s=self._patience)

    def _stream(self, uri: str, kind: Any, match: str = "exact") -> TopicStream[Any]:
        return TopicStream(self._connection, self._loop, uri, kind, self.get_player, match)
