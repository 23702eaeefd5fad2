"""A call passes two dozen questions whose answers are always the same, and waits for a Deferred twice.

Defect (Crossbar.io 26.10.1): `Dealer.processCall` asks the permissions by a Deferred, and it, `_call` and
`processYield` look at every feature of WAMP before they send the INVOCATION or the RESULT, for which they set and check
30 attributes: 75 us for a call and its answer.

Repair: a plain call (no options) to a procedure that one session offers under this very name, by a role that is known
to be permitted it, becomes an INVOCATION at once; a plain answer to a call that nobody cancelled becomes a RESULT. All
others go the old way: refusals, unknown procedures, patterns, shared registrations, bounded concurrency, timeouts,
progress. The dealer keeps its books on both.
"""

# ruff: noqa: SLF001 - Crossbar.io's
from typing import Any

from autobahn.exception import PayloadExceededError
from autobahn.wamp import message
from crossbar.router.router import Router

from router.fast import direct_routing, known_permissions, plain_messages
from router.fast.direct_routing import by_routes
from router.fast.known_permissions import is_watched, permission
from router.fast.plain_messages import Call, Yield, sparse
from router.repair import Upstream

UPSTREAM = (
    *plain_messages.UPSTREAM,
    *known_permissions.UPSTREAM,
    *direct_routing.UPSTREAM,
    Upstream("crossbar.router.dealer", "Dealer.processCall", "683304b2067781e0"),
    Upstream("crossbar.router.dealer", "Dealer._call", "048dae3f99a105d4"),
    Upstream("crossbar.router.dealer", "Dealer._add_invoke_request", "30f901efb8daacd0"),
    Upstream("crossbar.router.dealer", "Dealer._remove_invoke_request", "4ba01dc1e0c2f9d5"),
    Upstream("crossbar.router.dealer", "Dealer.processYield", "b15999e44b2cc428"),
    Upstream("crossbar.router.dealer", "InvocationRequest", "dee6624827022deb"),
    Upstream("crossbar.router.observation", "UriObservationMap.best_matching_observation", "01058b99379e3e9c"),
    Upstream("autobahn.wamp.message", "Invocation", "8493651971be79d6"),
    Upstream("autobahn.wamp.message", "Result", "bc9fac0065e12b40"),
)

CALLER = ("caller", "caller_authid", "caller_authrole")
CALLEE = ("callee", "callee_authid", "callee_authrole")


def told(names: tuple[str, ...], *values: Any) -> dict[str, Any]:
    """The details of a message, without those that are not told (None)."""
    return {name: value for name, value in zip(names, values, strict=True) if value is not None}


def with_arguments(head: list[Any], sent: Any) -> list[Any]:
    """The beginning of a raw message and the arguments after it, as `marshal` has them."""
    if sent._kwargs:
        head += (sent._args, sent._kwargs)
    elif sent._args:
        head.append(sent._args)
    return head


@sparse
class Invocation(message.Invocation):
    """A call on its way to who answers it, who is told who calls, or not."""

    def __init__(self, number: int, registration: int, called: Call) -> None:
        self._serialized: dict[Any, Any] = {}
        self._request = number
        self._registration = registration
        self._args, self._kwargs = called._args, called._kwargs

    def disclose(self, session: Any) -> None:
        """Tell who calls."""
        self._caller = session._session_id
        self._caller_authid = session._authid
        self._caller_authrole = session._authrole

    def marshal(self) -> list[Any]:
        """As Autobahn has it."""
        details = told(CALLER, self._caller, self._caller_authid, self._caller_authrole)
        return with_arguments([self.MESSAGE_TYPE, self._request, self._registration, details], self)


@sparse
class Result(message.Result):
    """What was answered, on its way to who called. Who answered is told, as Crossbar.io does."""

    def __init__(self, number: int, callee: Any, answer: Yield) -> None:
        self._serialized: dict[Any, Any] = {}
        self._request = number
        self._args, self._kwargs = answer._args, answer._kwargs
        self._callee = callee._session_id
        self._callee_authid = callee._authid
        self._callee_authrole = callee._authrole

    def marshal(self) -> list[Any]:
        """As Autobahn has it."""
        details = told(CALLEE, self._callee, self._callee_authid, self._callee_authrole)
        return with_arguments([self.MESSAGE_TYPE, self._request, details], self)


def call(router: Any, session: Any, called: Call) -> bool:
    """Pass a call on to who answers it. A `Route`."""
    dealer = router._dealer
    registration = dealer._registration_map._observations_exact.get(called._procedure)
    if (
        registration is None
        or registration.extra.invoke != message.Register.INVOKE_SINGLE
        or dealer._call_store
        or is_watched(router)
    ):
        return False
    permitted = permission(router, session, "call", called._procedure)
    callee = registration.observers[0]
    extra = registration.observers_extra.get(callee)
    if permitted is None or (extra and extra.concurrency):
        return False
    if extra:
        extra.concurrency_current += 1
    invocation = Invocation(dealer._request_id_gen.next(), registration.id, called)
    if permitted["disclose"]:
        invocation.disclose(session)
    dealer._add_invoke_request(invocation._request, registration, session, called, callee, None, permitted)
    router.send(callee, invocation)
    return True


def answer(router: Any, session: Any, answered: Yield) -> bool:
    """Pass an answer on to who called. A `Route`."""
    dealer = router._dealer
    request = dealer._invocations.get(answered._request)
    if request is None or request.canceled or request.callee is not session or dealer._call_store or is_watched(router):
        return False
    if request.caller._transport:
        try:
            router.send(request.caller, Result(request.call.request, session, answered))
        except PayloadExceededError:
            return False  # the old way tries again, and tells who called
    if extra := request.registration.observers_extra.get(session):
        extra.concurrency_current -= 1
    dealer._remove_invoke_request(request)
    return True


def install(router: type = Router) -> None:
    """Repair the class."""
    repaired: Any = router
    repaired.process = by_routes(repaired.process, {Call: call, Yield: answer})
