"""One procedure as the router calls it: arguments in, a result or a WAMP error out.

In this order: is there an identity, are the arguments good, is the caller too quick; then the procedure itself.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import msgspec
from autobahn.wamp.exception import ApplicationError
from autobahn.wamp.types import CallDetails
from twisted.internet.defer import Deferred

from wordsnake.game.refusals import RateLimited
from wordsnake.wamp.arguments import parse
from wordsnake.wamp.caller import Caller, identity, not_authorized
from wordsnake.wamp.errors import error_from, incident, players_in, refusal_of
from wordsnake.wamp.limits import CallLimit
from wordsnake.wamp.messages import Message
from wordsnake.wamp.people import People
from wordsnake.wamp.refusals import Refusal

T = TypeVar("T")

DETAILS = "call_details"
"""The keyword under which Autobahn hands over who calls. Whoever gives it is refused (`wordsnake.wamp.inbound`)."""


@dataclass(frozen=True, slots=True)
class Procedure:
    """What a URI stands for: the dataclass of its arguments, and the method that answers."""

    uri: str
    kind: type[Any]
    method: Callable[[Caller, Any], Awaitable[Message | dict[str, Any]]]


def _uncounted(procedure: str, outcome: str) -> None:
    """Nobody wants to know."""


class Endpoint:
    """Answers the calls of one procedure."""

    def __init__(
        self, procedure: Procedure, people: People, limit: CallLimit, called: Callable[[str, str], None] = _uncounted
    ) -> None:
        """`called` is told of each call answered: the procedure, and "ok" or the URI of the error."""
        self._called = called
        self._procedure = procedure
        self._people = people
        self._limit = limit

    def call(self, *args: Any, **kwargs: Any) -> Deferred[Any]:
        """Called by Autobahn, with `CallDetails` under `DETAILS`. Fires with JSON-able data, or an ApplicationError."""
        details: CallDetails = kwargs.pop(DETAILS)
        return uncancelled(Deferred.fromCoroutine(self._answer(details, args, kwargs)))

    async def _answer(self, details: CallDetails, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        try:
            result = msgspec.to_builtins(await self._result(details, args, kwargs))
        except ApplicationError as error:
            self._called(self._procedure.uri, error.error)
            raise
        except Exception as error:  # noqa: BLE001 - the caller must learn nothing of it; it is logged whole
            told = await self._error_of(error)
            self._called(self._procedure.uri, told.error)
            raise told from None
        self._called(self._procedure.uri, "ok")
        return result

    async def _result(self, details: CallDetails, args: tuple[Any, ...], kwargs: dict[str, Any]) -> object:
        if details.forward_for:
            raise not_authorized("Nobody calls for others here.")
        ask = parse(self._procedure.kind, args, kwargs)
        authid = identity(details)
        wait = 0.0 if authid is None else self._limit.take(authid)  # the router bounds readers, by their addresses
        if wait:
            raise Refusal(RateLimited(wait))
        return await self._procedure.method(Caller(authid, details.caller_authrole, self._people), ask)

    async def _error_of(self, error: Exception) -> ApplicationError:
        try:
            refused = refusal_of(error)
            if refused is not None:
                return error_from(refused, await self._people.names(players_in(refused)))
        except Exception as second:  # noqa: BLE001 - as above
            return incident(self._procedure.uri, second)
        return incident(self._procedure.uri, error)


def uncancelled(work: Deferred[T]) -> Deferred[T]:
    """The same result, for somebody who may lose interest: a caller that cancels or leaves must not stop a commit."""
    # A Deferred without a canceller fires CancelledError when cancelled, and ignores the result that comes later.
    answer: Deferred[T] = Deferred()
    work.addCallbacks(answer.callback, answer.errback)
    return answer
