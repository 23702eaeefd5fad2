"""One key on a server, as raw as the API is: nothing is repeated, repaired or left out on the way."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any, TypeVar

import msgspec
from autobahn.wamp.exception import ApplicationError, Error, TransportLost
from autobahn.wamp.types import PublishOptions, SubscribeOptions

from wordsnake.checks.check import Departed, expect
from wordsnake.checks.net import Net
from wordsnake.checks.record import Record
from wordsnake.keys import Key
from wordsnake.kit.connection import websocket_url
from wordsnake.kit.errors import Refused, refused
from wordsnake.kit.ports import Line, Promise
from wordsnake.kit.session import session_of
from wordsnake.reference.schemas import refusals
from wordsnake.wamp.contract import messages as m
from wordsnake.wamp.contract import uris
from wordsnake.wamp.contract.catalogue import CATALOGUE

T = TypeVar("T")

ANSWER_S = 10.0
SLOW_ANSWER_S = 60.0
HEARD_S = 10.0
"""So long may an event be on its way."""
PATIENCE = 20
"""So often may a call be told to wait."""
NOT_AUTHORIZED = "wamp.error.not_authorized"
ENTRIES = {entry.name: entry for entry in CATALOGUE}
KINDS: dict[str, Any] = {
    uris.LOBBY: m.GameChanged,
    uris.RESULTS: m.GameResult,
    uris.ME: m.YourTurn | m.Invited | m.Notice | m.DeviceLinked,
}
"""What topics carry; all others are those of games."""
OF_GAMES = m.GameEvent | m.PresenceChanged | m.WatchersChanged


class Declined(Departed):
    """A call was refused that should have been answered."""

    def __init__(self, procedure: str, refusal: Refused) -> None:
        super().__init__(f"{procedure} was refused: {refusal.reason}: {refusal}")
        self.refusal = refusal


class Entrance:
    """Waits for the beginning of a session, as `wordsnake.kit.session.Told`."""

    def __init__(self, net: Net) -> None:
        self._outcome: Promise[Any] = net.loop.promise()

    def joined(self, session: Any) -> None:
        """As `Told`."""
        self._outcome.settle(session)

    def left(self, session: Any, reason: str, sentence: str) -> None:
        """As `Told`."""
        del session
        self._outcome.settle(Refused(reason, sentence, {}))

    async def enter(self, net: Net, make: Callable[[type[Any]], Any]) -> tuple[Line, Any]:
        """The line and the session; raises Refused if there is no session, and OSError, TimeoutError."""
        try:
            line = await net.loop.within(net.loop.dial(websocket_url(net.url), make), ANSWER_S)
            outcome = await net.loop.within(self._outcome.wait(), ANSWER_S)
        except TimeoutError:
            raise TimeoutError(f"no session began within {ANSWER_S:g} s") from None
        if isinstance(outcome, Refused):
            raise outcome
        return line, outcome


class Heard:
    """Everything that a topic has carried, in the order in which it came."""

    def __init__(self, net: Net, record: Record, kind: Any) -> None:
        self.all: list[dict[str, Any]] = []
        self._net = net
        self._record = record
        self._kind = kind
        self._news: Promise[None] | None = None

    def hear(self, *positional: Any, **event: Any) -> None:
        """Called by Autobahn."""
        self.all.append(event)
        self._record.event(positional, event, self._kind)
        if self._news is not None:
            news, self._news = self._news, None
            news.settle(None)

    def of(self, kind: str) -> list[dict[str, Any]]:
        """The events of this type."""
        return [event for event in self.all if event.get("type") == kind]

    @property
    def stored(self) -> list[dict[str, Any]]:
        """The events that have a number."""
        return [event for event in self.all if "seq" in event]

    async def until(self, kind: str, within: float = HEARD_S, **fields: Any) -> dict[str, Any]:
        """The first event of this type and with these fields; a Departed if none comes in time."""
        until = self._net.now() + within
        while True:
            for event in self.of(kind):
                if fields.items() <= event.items():
                    return event
            if not await self._more(until):
                types = ", ".join(str(event.get("type")) for event in self.all) or "nothing"
                raise Departed(f"{kind} was not heard within {within:g} s, but {types}")

    async def beyond(self, seq: int, within: float = HEARD_S) -> bool:
        """Whether an event with a greater number is there, or comes in time."""
        until = self._net.now() + within
        while not any(event["seq"] > seq for event in self.stored):
            if not await self._more(until):
                return False
        return True

    async def _more(self, until: float) -> bool:
        """Whether something else is heard by then."""
        self._news = self._net.loop.promise()
        try:
            await self._net.loop.within(self._news.wait(), max(0.0, until - self._net.now()))
        except TimeoutError:
            return False
        return True


class Player:
    """A key, signed in or not. `name` is what the server calls it."""

    def __init__(self, net: Net, key: Key, record: Record) -> None:
        self.key = key
        self.name = f"guest-{key.fingerprint[:6]}"
        self._net = net
        self._record = record
        self._line: Line | None = None
        self._session: Any = None

    async def join(self) -> Any:
        """Sign in; the session. Fails as `Entrance.enter`."""
        entrance = Entrance(self._net)
        self._line, self._session = await entrance.enter(self._net, session_of(self.key, entrance))
        return self._session

    def cut(self) -> None:
        """End the connection without a word, as a network does."""
        if self._line is not None:
            self._line.close()

    async def leave(self) -> None:
        """Say goodbye."""
        if self._session is not None and self._session.is_attached() and self._line is not None:
            self._session.leave()
            with suppress(TimeoutError):
                await self._net.loop.within(self._line.wait_closed(), ANSWER_S)

    def send(self, procedure: str, *args: Any, **kwargs: Any) -> Awaitable[Any]:
        """Call a procedure; what comes is Autobahn's."""
        uri = ENTRIES[procedure].uri if procedure in ENTRIES else procedure
        return self._begun(f"{procedure} was called", "call", uri, *args, **kwargs)

    async def call(self, procedure: str, *args: Any, **kwargs: Any) -> Any:
        """The answer of a procedure; a Departed if there is none, a Declined if it refuses."""
        try:
            answer = await self._answer(procedure, args, kwargs)
        except Refused as refusal:
            self._record.refusal(ENTRIES[procedure], refusal)
            raise Declined(procedure, refusal) from None
        self._record.answer(ENTRIES[procedure], answer)
        return answer

    async def refused(self, procedure: str, reason: str, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The fields of a refusal with this reason; a Departed if it is another, or not as declared."""
        try:
            answer = await self._answer(procedure, args, kwargs)
        except Refused as refusal:
            expect(refusal.reason == reason, f"{procedure} was refused with {refusal.reason}: {refusal}")
            _as_declared(procedure, refusal)
            return refusal.fields
        raise Departed(f"{procedure} was answered: {str(answer)[:200]}")

    async def send_quietly(self, procedure: str, *args: Any) -> None:
        """Call a procedure for what it does, whatever it answers."""
        with suppress(Refused):
            await self._answer(procedure, args, {})

    async def is_cut_off(self, procedure: str, *args: Any) -> bool:
        """Whether the server ends the connection rather than answer this call in any way."""
        try:
            await self._net.loop.within(self.send(procedure, *args), ANSWER_S)
        except ApplicationError:
            return not self._session.is_attached()
        except (TransportLost, Error):
            return True
        except TimeoutError:
            return False
        return False

    async def forbidden(self, method: str, *args: Any, **kwargs: Any) -> None:
        """A Departed unless the router forbids what this method of Autobahn's session asks of it."""
        what = f"{method} {next(arg for arg in args if isinstance(arg, str))}"
        try:
            await self._net.loop.within(getattr(self._session, method)(*args, **kwargs), ANSWER_S)
        except ApplicationError as error:
            expect(error.error == NOT_AUTHORIZED, f"{what} was refused with {error.error}")
            return
        except (TransportLost, TimeoutError, Error) as problem:
            raise Departed(f"{what} had no answer: {type(problem).__name__}") from None
        raise Departed(f"{what} was allowed")

    async def listen(self, topic: str) -> Heard:
        """Follow a topic, by its URI, from now on."""
        heard = Heard(self._net, self._record, KINDS.get(topic, OF_GAMES))
        what = f"subscribing to {topic}"
        await self._bounded(what, self._begun(what, "subscribe", heard.hear, topic))
        return heard

    def _begun(self, what: str, method: str, *args: Any, **kwargs: Any) -> Awaitable[Any]:
        """What comes of this method of Autobahn's session; a Departed if it has no line any more."""
        try:
            answer: Awaitable[Any] = getattr(self._session, method)(*args, **kwargs)
        except TransportLost:
            raise Departed(f"the line was lost before {what}") from None
        return answer

    async def _answer(self, procedure: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        for _ in range(PATIENCE):
            try:
                return await self._bounded(procedure, self.send(procedure, *args, **kwargs))
            except Refused as refusal:
                if refusal.reason != "rate_limited":
                    raise
                await self._net.loop.sleep(_wait(refusal))
        raise Departed(f"{procedure} was told to wait {PATIENCE} times in a row")

    async def _bounded(self, what: str, work: Awaitable[T]) -> T:
        seconds = SLOW_ANSWER_S if what in {"add_bot", "get_analysis"} else ANSWER_S
        try:
            return await self._net.loop.within(work, seconds)
        except ApplicationError as error:
            raise refused(error) from None
        except TimeoutError:
            raise Departed(f"{what} had no answer within {seconds:g} s") from None
        except (TransportLost, Error):
            raise Departed(f"the line was lost before {what} was answered") from None


def _as_declared(procedure: str, refusal: Refused) -> None:
    expect(" " in str(refusal), f"{procedure} refuses without a sentence: {refusal}")
    problem = "it is not declared for this procedure"
    for each in refusals(ENTRIES[procedure]):
        if each.reason == refusal.reason:
            try:
                msgspec.convert(refusal.fields, each)
            except msgspec.ValidationError as invalid:
                problem = str(invalid)
            else:
                return
    raise Departed(f"{procedure} refuses with {refusal.reason} and the fields {refusal.fields}: {problem}")


def _wait(refusal: Refused) -> float:
    wait = refusal.fields.get("retry_after")
    return float(wait) if isinstance(wait, int | float) else 1.0


def acknowledged() -> PublishOptions:
    """A publication that the router answers."""
    return PublishOptions(acknowledge=True)


def pattern(match: str) -> SubscribeOptions:
    """A subscription to more than one topic."""
    return SubscribeOptions(match=match)
