"""Who is on the router: asked once at the beginning of a session, then followed by its meta events."""

from typing import Any

from autobahn.wamp.interfaces import ISession
from twisted.internet.defer import Deferred, DeferredList

from wordsnake.wamp.presence.sessions import Sessions

ON_JOIN = "wamp.session.on_join"
ON_LEAVE = "wamp.session.on_leave"
LIST = "wamp.session.list"
GET = "wamp.session.get"


class RollCall:
    """Keeps `sessions` right over one session of the engine. An event may overtake an older answer: the event holds."""

    def __init__(self, sessions: Sessions) -> None:
        self._sessions = sessions
        self._asking = True
        self._came: set[int] = set()
        self._went: set[int] = set()

    async def begin(self, engine: ISession) -> None:
        """Follow the events, and ask who is here."""
        await engine.subscribe(self._on_join, ON_JOIN)
        await engine.subscribe(self._on_leave, ON_LEAVE)
        present = await engine.call(LIST)
        self._sessions.only({*present, *self._came})
        # A session may end before it is asked about: that call fails, and nothing is missing.
        found = await DeferredList([engine.call(GET, session) for session in present], consumeErrors=True)
        for succeeded, details in found:
            if succeeded and details["session"] not in self._went:
                await self._sessions.joined(details)
        self._asking = False

    def _on_join(self, details: dict[str, Any], *_: Any) -> Deferred[None]:
        if self._asking:
            self._came.add(details["session"])
        return Deferred.fromCoroutine(self._sessions.joined(details))

    def _on_leave(self, session: int, *_: Any) -> None:
        if self._asking:
            self._went.add(session)
        self._sessions.left(session)
