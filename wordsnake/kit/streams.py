"""What arrives on topics, as typed events for `async for`.

A game is followed without gaps: events come in order of `seq`, each once; after a lost line, or where something was
lost on the way, the server is asked for what is missing. The other topics have no numbers: there a `Connected` says
that something may have been missed.
"""

from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Awaitable, Callable
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

import msgspec

from wordsnake.kit.connection import Connection, Topic
from wordsnake.kit.errors import Refused
from wordsnake.kit.ports import Box, Loop
from wordsnake.wamp.contract import messages as m
from wordsnake.wamp.contract import uris

WAITING = 1000
"""So many events wait for whoever follows a topic; one who is slower than that has missed something."""
PAGE = 500

E = TypeVar("E")
Passing = m.PresenceChanged | m.WatchersChanged
"""What has no seq: it is gone where it was not heard."""
Live = m.GameEvent | Passing
FetchPage = Callable[[str, int, int], Awaitable[dict[str, Any]]]
"""`get_events`, its answer as it comes: a newer server may have kinds of events that are not known here."""


class Connected(m.Message, frozen=True, kw_only=True):
    """There is a new session, the first one or another: look at `me.games`, for something may have been missed."""

    me: m.PlayerView


class Missed:
    """Stands among events for those that may be missing."""


MISSED = Missed()
Item = dict[str, Any] | Missed | Refused


class Stream(ABC, Generic[E]):
    """Events, one after another, for one reader: `async for event in stream`. `close` it to hear no more.

    As an `async with` block it closes itself.
    """

    def __init__(self, connection: Connection, loop: Loop, uri: str, match: str = "exact") -> None:
        self._connection = connection
        self._box: Box[Item] = Box(loop, WAITING, MISSED)
        self._ready: deque[E] = deque()
        self._topic = Topic(uri, match, self._box.put, lambda: self._box.put(MISSED), self._box.put)
        connection.listen(self._topic)

    def close(self) -> None:
        """Listen no more."""
        self._connection.forget(self._topic)

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> E:
        """The next event. Raises Refused if the topic cannot be listened to."""
        while not self._ready:
            item = await self._box.take()
            if isinstance(item, Refused):
                raise item
            self._ready.extend(await self._events(item))
        return self._ready.popleft()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @abstractmethod
    async def _events(self, item: dict[str, Any] | Missed) -> list[E]:
        """What becomes of something that arrived."""


class GameStream(Stream[Live]):
    """The events of one game with seq > `since`, who comes and goes, and how many look on."""

    def __init__(self, connection: Connection, loop: Loop, game: str, since: int, fetch: FetchPage) -> None:
        super().__init__(connection, loop, uris.game_topic(game))
        self._game = game
        self._seen = since
        self._fetch = fetch

    async def _events(self, item: dict[str, Any] | Missed) -> list[Live]:
        if isinstance(item, Missed):
            return await self._catch_up()
        seq = item.get("seq")
        if seq is None:
            return typed(item, Passing)
        if seq <= self._seen:
            return []
        if seq > self._seen + 1:
            return await self._catch_up()
        self._seen = seq
        return typed(item, m.GameEvent)

    async def _catch_up(self) -> list[Live]:
        found: list[Live] = []
        more = True
        while more:
            page = await self._fetch(self._game, self._seen, PAGE)
            for event in page["events"]:
                self._seen = event["seq"]
                found += typed(event, m.GameEvent)
            more = page["more"]
        return found


class TopicStream(Stream[E]):
    """The events of a topic that are of a `kind`, and `Connected` where some may be missing."""

    def __init__(  # noqa: PLR0913, PLR0917 - its collaborators
        self,
        connection: Connection,
        loop: Loop,
        uri: str,
        kind: Any,
        me: Callable[[], Awaitable[m.PlayerView]],
        match: str = "exact",
    ) -> None:
        super().__init__(connection, loop, uri, match)
        self._kind = kind
        self._me = me

    async def _events(self, item: dict[str, Any] | Missed) -> list[E]:
        if isinstance(item, Missed):
            connected: Any = Connected(me=await self._me())
            return [connected]
        return typed(item, self._kind)


def typed(event: dict[str, Any], kind: Any) -> list[Any]:
    """The event; none if it is of a kind that a newer server has."""
    try:
        return [msgspec.convert(event, kind)]
    except msgspec.ValidationError:
        return []
