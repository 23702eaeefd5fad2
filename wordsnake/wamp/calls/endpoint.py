"""One procedure as the router calls it: arguments in, a result or a WAMP error out.

In this order: is there an identity, are the arguments good, is the caller too quick; then the procedure itself.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import msgspec
from autobahn.wamp.exception import ApplicationError
from autobahn.wamp.types import CallDetails
from twisted.internet.defer import Deferred, fail

from wordsnake.game.refusals import RateLimited
from wordsnake.wamp.calls.errors import error_from, incident, players_in, refusal_of
from wordsnake.wamp.contract.arguments import parse
from wordsnake.wamp.contract.messages import Message
from wordsnake.wamp.contract.refusals import Refusal
from wordsnake.wamp.presence.caller import Caller, identity, not_authorized
from wordsnake.wamp.presence.limits import CallLimit
from wordsnake.wamp.presence.people import People

T = TypeVar("T")

DETAILS = "call_details"
"""The keyword under which Autobahn hands over who calls. Whoever gives it is refused (see `inbound`)."""


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
        if details.forward_for:
            return fail(not_authorized("Nobody calls for others here."))
        work = self.answer(details.caller_authid, details.caller_authrole, args, kwargs)
        return uncancelled(Deferred.fromCoroutine(work)).addCallback(msgspec.to_builtins)

    async def answer(
        self, authid: str | None, role: str | None, args: Sequence[Any], kwargs: Mapping[str, Any]
    ) -> Message | dict[str, Any]:
        """The answer to a call by this key in this role. Raises ApplicationError alone."""
        try:
            result = await self._result(authid, role, args, kwargs)
        except ApplicationError as error:
            self._called(self._procedure.uri, error.error)
            raise
        except Exception as error:  # noqa: BLE001 - the caller must learn nothing of it; it is logged whole
            told = await self._error_of(error)
            self._called(self._procedure.uri, told.error)
            raise told from None
        self._called(self._procedure.uri, "ok")
        return result

    async def _result(
        self, authid: str | None, role: str | None, args: Sequence[Any], kwargs: Mapping[str, Any]
    ) -> Message | dict[str, Any]:
        ask = parse(self._procedure.kind, args, kwargs)
        key = identity(authid, role)
        wait = 0.0 if key is None else self._limit.take(key)  # the router bounds readers, by their addresses
        if wait:
            raise Refusal(RateLimited(wait))
        return await self._procedure.method(Caller(key, role, self._people), ask)

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
