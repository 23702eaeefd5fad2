"""All public games at once, by one subscription: the events of each in order, each once, whatever the network does.

A new session, or a gap in the numbers of a game, is repaired by asking: which games have changed since, and what has
happened in them. So it is known of a game that one never heard of, too.
"""

from datetime import UTC, datetime, timedelta
from typing import Any, Protocol

from wordsnake.kit.connection import Connection
from wordsnake.kit.errors import Refused, Unavailable
from wordsnake.kit.ports import Loop
from wordsnake.kit.streams import MISSED, PAGE, Missed, Stream, typed
from wordsnake.wamp.contract import messages as m
from wordsnake.wamp.contract import uris

SLACK = timedelta(minutes=1)
"""What is stored is announced within this time: nothing older than what was heard last, less this, was missed."""
REMEMBERED = 10_000
"""So many games are known by their last seq; past that, those that ended first are forgotten."""
LONG_AGO = datetime.min.replace(tzinfo=UTC)
OVER = frozenset({"game_finished", "game_closed"})
NOT_FOR_US = frozenset({"no_such_game", "hidden"})


class Ask(Protocol):
    """Calls a procedure that only looks. Raises Refused."""

    async def __call__(self, uri: str, *args: Any) -> Any:
        """Its result, as it comes."""


class EveryGame(Stream[m.GameEvent]):
    """The events of all public games that were not over when this began, and of all that were opened since."""

    def __init__(self, connection: Connection, loop: Loop, ask: Ask) -> None:
        super().__init__(connection, loop, uris.game_topic(""), "prefix")
        self._ask = ask
        self._seen: dict[str, int] = {}
        self._over: dict[str, datetime] = {}
        self._since: datetime | None = None
        self._heard = LONG_AGO
        self._current_in: object = None

    @property
    def is_current(self) -> bool:
        """Whether all that has happened is known: there is a session, and what was missed before it was fetched."""
        return self._current_in is not None and self._current_in is self._connection.session

    async def _events(self, item: dict[str, Any] | Missed) -> list[m.GameEvent]:
        try:
            if isinstance(item, Missed):
                await self._catch_up()
            elif item.get("seq") is not None:
                await self._heard_of(item)
        except Unavailable:
            self._box.put(MISSED)  # each call waits for a server that is away, but not for ever
        return []  # all of it is ready

    async def _heard_of(self, event: dict[str, Any]) -> None:
        game, seq = event["game"], event["seq"]
        seen = self._seen.get(game, 0)
        if seq == seen + 1:
            self._give(event)
        elif seq > seen:
            await self._fetch(game)

    async def _catch_up(self) -> None:
        self._current_in = None
        session = self._connection.session
        for game in await self._changed():
            await self._fetch(game)
        self._current_in = session

    async def _changed(self) -> list[str]:
        """The games that may have events which are not known, the latest change last."""
        if self._since is None:
            since = _time((await self._ask(uris.ABOUT))["now"])
            games = [game for phase in ("waiting", "playing") for game in await self._list(phase, LONG_AGO)]
            self._since = self._heard = since
        else:
            games = await self._list(None, self._heard - SLACK)
        changed = [game for game in games if game["seq"] > self._seen.get(game["game"], 0)]
        return [game["game"] for game in sorted(changed, key=lambda game: str(game["changed_at"]))]

    async def _list(self, phase: str | None, since: datetime) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        cursor = None
        while True:
            page = await self._ask(uris.LIST_GAMES, phase, None, cursor)
            found += [game for game in page["games"] if _time(game["changed_at"]) >= since]
            cursor = page["cursor"]
            if cursor is None or _time(page["games"][-1]["changed_at"]) < since:
                return found

    async def _fetch(self, game: str) -> None:
        """What has happened in a game, after what is known of it."""
        is_new = game not in self._seen
        events: list[dict[str, Any]] = []
        more = True
        try:
            while more:
                since = events[-1]["seq"] if events else self._seen.get(game, 0)
                page = await self._ask(uris.GET_EVENTS, game, since, PAGE)
                events += page["events"]
                more = page["more"]
        except Refused as no:
            if no.reason not in NOT_FOR_US:
                raise
            return
        for event in self._of_our_time(events) if is_new else events:
            self._give(event)
        if events and self._seen.get(game) != events[-1]["seq"]:  # it was over before this began
            self._seen[game] = events[-1]["seq"]
            self._over[game] = _time(events[-1]["at"])

    def _of_our_time(self, events: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """The events of a game that is new here: all of them, unless it was over before this began."""
        began = self._since
        ends = [_time(event["at"]) for event in events if event["type"] in OVER]
        if began is None or not ends or ends[0] > began:
            return events
        return [event for event in events if _time(event["at"]) > began]

    def _give(self, event: dict[str, Any]) -> None:
        at = _time(event["at"])
        self._heard = max(self._heard, at)
        self._seen[event["game"]] = event["seq"]
        if event["type"] in OVER or event["game"] in self._over:
            self._over[event["game"]] = at
            self._forget_some()
        self._ready.extend(typed(event, m.GameEvent))

    def _forget_some(self) -> None:
        """A game that is forgotten was over by now: should it be heard of again, that is what it is known by."""
        while len(self._over) > REMEMBERED:
            game = next(iter(self._over))
            at = self._over.pop(game)
            del self._seen[game]
            self._since = at if self._since is None else max(self._since, at)


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text)
