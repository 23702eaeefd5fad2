"""One line to a server, renewed whenever it is lost: calls go out on whatever session there is, topics are kept.

A call that may be made twice is repeated until it is answered; one that may not fails as `Unavailable` when nobody can
tell whether it was carried out. Every wait is bounded.
"""

import contextlib
import logging
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from autobahn.wamp.exception import ApplicationError, Error
from autobahn.wamp.types import SubscribeOptions

from wordsnake.keys import Key
from wordsnake.kit.errors import Refused, Unavailable, refused
from wordsnake.kit.ports import Line, Loop, Promise
from wordsnake.kit.session import session_of
from wordsnake.wamp.contract import uris

FIRST_PAUSE_S = 0.5
LAST_PAUSE_S = 10.0
SPREAD = 0.5
"""Of a pause, by chance: those who lost the same server do not come back all at once."""
LEAVE_S = 2.0
"""How long a goodbye may take."""
FOR_GOOD = frozenset({uris.error("banned"), "wamp.error.authentication_failed", "wamp.error.no_such_realm"})
"""Who is turned away so need not try again."""
NO_ENGINE = "wamp.error.no_such_procedure"
NOT_DONE = frozenset({NO_ENGINE, uris.error("rate_limited")})
"""Nothing was carried out: any call may be made again."""
UNKNOWN = frozenset({"wamp.error.canceled", uris.error("unavailable")})

Heard = Callable[[dict[str, Any]], None]

log = logging.getLogger(__name__)


class Topic:
    """Somebody who listens to a topic: `heard` gets each event, `missed` is called when some may have been lost.

    `failed` is called once if it cannot be listened to.
    """

    def __init__(
        self, uri: str, match: str, heard: Heard, missed: Callable[[], None], failed: Callable[[Refused], None]
    ) -> None:
        self.uri = uri
        self.options = SubscribeOptions(match=match)
        self.heard = heard
        self.missed = missed
        self.failed = failed
        self.subscription: Any = None


class Connection:
    """A line to the server whose page is at `url`, signed in with `key`."""

    def __init__(self, url: str, key: Key, loop: Loop, chance: Callable[[], float]) -> None:
        """`chance` gives a random number from 0 to 1."""
        self._url = websocket_url(url)
        self._session_of = session_of(key, self)
        self._loop = loop
        self._chance = chance
        self._session: Any = None
        self._turned_away: Refused | None = None
        self._waiting: list[Promise[None]] = []
        self._topics: list[Topic] = []
        self._line: Line | None = None
        self._failures = 0
        self._stop: Callable[[], None] = lambda: None

    @property
    def session(self) -> object:
        """What tells one session from the next; None while there is none."""
        return self._session

    def start(self) -> None:
        """Connect, and connect again whenever the line is lost."""
        self._stop = self._loop.spawn(self._keep())

    async def stop(self) -> None:
        """Leave the server."""
        self._stop()
        line, session = self._line, self._session
        if session is not None and session.is_attached():
            session.leave()
        if line is not None:
            with contextlib.suppress(TimeoutError):
                await self._loop.within(line.wait_closed(), LEAVE_S)
            line.close()

    async def call(self, uri: str, *args: Any, repeat: bool, answer_s: float, within_s: float) -> Any:
        """The result of a procedure. `repeat`: carrying it out twice does no harm.

        An answer may take `answer_s` seconds, and all tries together `within_s`. Raises Refused, Unavailable.
        """
        return await _bounded(self._loop, self._call(uri, args, repeat=repeat, answer_s=answer_s), within_s)

    def listen(self, topic: Topic) -> None:
        """Follow a topic from now on, through every new session."""
        self._topics.append(topic)
        if self._session is not None:
            self._loop.spawn(self._subscribe(self._session, topic))

    def forget(self, topic: Topic) -> None:
        """Listen to it no more."""
        if topic in self._topics:
            self._topics.remove(topic)
            if topic.subscription is not None and self._session is not None:
                self._loop.spawn(self._unsubscribe(topic))

    def joined(self, session: Any) -> None:
        """As `Told`."""
        self._session = session
        self._failures = 0
        self._wake()
        for topic in self._topics:
            self._loop.spawn(self._subscribe(session, topic))

    def left(self, session: Any, reason: str, sentence: str) -> None:
        """As `Told`."""
        if session is self._session:
            self._session = None
        if reason in FOR_GOOD:
            self._turned_away = Refused(reason, sentence, {})
            self._wake()
            for topic in self._topics:
                topic.failed(self._turned_away)
        log.debug("left %s: %s", self._url, sentence)

    async def _keep(self) -> None:
        while self._turned_away is None:
            try:
                self._line = await self._loop.dial(self._url, self._session_of)
                await self._line.wait_closed()
            except OSError as problem:
                log.debug("%s cannot be reached: %s", self._url, problem)
            self._session = self._line = None
            await self._loop.sleep(pause(self._failures, self._chance()))
            self._failures += 1

    async def _call(self, uri: str, args: tuple[Any, ...], *, repeat: bool, answer_s: float) -> Any:
        attempt = 0
        while True:
            session = await self._current()
            try:
                return await self._loop.within(session.call(uri, *args), answer_s)
            except ApplicationError as error:
                if error.error not in (NOT_DONE | UNKNOWN if repeat else NOT_DONE):
                    raise refused(error) from None
                wait = error.kwargs.get("retry_after", 0) or pause(attempt, self._chance())
                await self._loop.sleep(wait)
            except (Error, TimeoutError):
                if session.is_attached():  # it has gone silent
                    session.disconnect()
                if not repeat:
                    raise Unavailable(f"The line was lost before {uri} was answered.") from None
                await self._loop.sleep(pause(attempt, self._chance()))
            attempt += 1

    async def _current(self) -> Any:
        while self._session is None:
            if self._turned_away is not None:
                raise self._turned_away
            waiting = self._loop.promise()
            self._waiting.append(waiting)
            await waiting.wait()
        return self._session

    def _wake(self) -> None:
        waiting, self._waiting = self._waiting, []
        for each in waiting:
            each.settle(None)

    async def _subscribe(self, session: Any, topic: Topic) -> None:
        def heard(*_: Any, **event: Any) -> None:
            if session is self._session and topic in self._topics:
                topic.heard(event)

        try:
            topic.subscription = await session.subscribe(heard, topic.uri, options=topic.options)
        except ApplicationError as error:
            if session is self._session:
                topic.failed(refused(error))
        except Error:
            return  # the line went down: the next session subscribes again
        else:
            topic.missed()

    async def _unsubscribe(self, topic: Topic) -> None:
        with contextlib.suppress(Error):
            await topic.subscription.unsubscribe()


async def _bounded(loop: Loop, work: Any, seconds: float) -> Any:
    try:
        return await loop.within(work, seconds)
    except TimeoutError:
        raise Unavailable(f"The server did not answer within {seconds:g} s.") from None


def websocket_url(url: str) -> str:
    """Where WAMP is on the server of which `url` is some page (http or https)."""
    parts = urlsplit(url)
    return f"{'wss' if parts.scheme in {'https', 'wss'} else 'ws'}://{parts.netloc}/ws"


def pause(attempt: int, chance: float) -> float:
    """The seconds to wait before the next try; `attempt` counts those that failed in a row, `chance` is from 0 to 1."""
    longest: float = min(LAST_PAUSE_S, FIRST_PAUSE_S * 2 ** min(attempt, 6))
    return longest * (1 - SPREAD * chance)
