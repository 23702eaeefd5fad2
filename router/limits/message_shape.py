"""No bounds on what a session keeps in the router, or on the shape of what it sends.

Gap (Crossbar.io 26.10.1): a session may have any number of subscriptions, registrations and calls under way, each of
which takes memory and, when the session ends, time; arguments may be nested as deeply as Python can follow, and are
read again by everybody who receives them. A value that only the sender's serialization has is sent on to who can't
be sent it: a traceback for each, and no answer.

Repair: a request beyond the bounds is answered with an error by the router itself.
"""

import functools
from collections.abc import Callable
from typing import Any

from autobahn.wamp import message
from crossbar.router.router import Router

from router.counters import COUNTERS
from router.limits.settings import Limits
from router.repair import Upstream

UPSTREAM = (
    Upstream("crossbar.router.router", "Router.process", "733a1b339bdfd0fd"),
    Upstream("crossbar.router.router", "Router.send", "4724a7e8f8ed7776"),
    Upstream("crossbar.router.broker", "Broker.attach", "c51bb29c2b2fad36"),
    Upstream("crossbar.router.broker", "Broker.processSubscribe", "9f5499a99f1210ed"),
    Upstream("crossbar.router.dealer", "Dealer.attach", "91b8244ea84d1a3c"),
    Upstream("crossbar.router.dealer", "Dealer._add_invoke_request", "30f901efb8daacd0"),
)

BOUND_ROLES = frozenset({"player", "component", "reader"})
"""Those that strangers and their programs have."""

INVALID = "wordsnake.error.invalid_argument"
LIMITED = "wordsnake.error.rate_limited"
BUSY_SECONDS = 1.0
"""What is told to a session with too many calls under way: when one ends is not known."""

SMALLEST, GREATEST = -(2**63), 2**64 - 1
"""The integers that MessagePack has."""

Process = Callable[[Any, Any, Any], None]
Problem = tuple[str, str, dict[str, Any]]
"""Error URI, sentence, fields."""


def is_deeper(value: Any, levels: int) -> bool:
    """Whether lists and objects are nested in more than so many levels."""
    if not isinstance(value, list | dict):
        return False
    if levels == 0:
        return True
    inner = value.values() if isinstance(value, dict) else value
    return any(is_deeper(each, levels - 1) for each in inner)


def is_foreign(value: Any) -> bool:
    """Whether something in it can't be said in every serialization: what only CBOR has, long integers, half characters.

    Who receives it may use another one than who sent it; sending it would fail, and the call stay without an answer.
    """
    if isinstance(value, str):
        return not (value.isascii() or value.encode(errors="ignore").decode() == value)
    if isinstance(value, list):
        return any(map(is_foreign, value))
    if isinstance(value, dict):
        return any(not isinstance(key, str) or is_foreign(key) or is_foreign(each) for key, each in value.items())
    if isinstance(value, int):
        return not SMALLEST <= value <= GREATEST
    return not (value is None or isinstance(value, float | bytes))


def shape_problem(limits: Limits, args: list[Any] | None, kwargs: dict[str, Any] | None) -> Problem | None:
    """What is wrong with a payload."""
    for argument, values in (("args", args or ()), ("kwargs", kwargs or {})):
        if len(values) > limits.arguments:
            return _invalid(argument, f"at most {limits.arguments} are taken")
    if any(is_deeper(each, limits.nesting) for each in (*(args or ()), *(kwargs or {}).values())):
        return _invalid("args", f"lists and objects may be nested in {limits.nesting} levels")
    if is_foreign(list(args or ())) or is_foreign(kwargs or {}):
        return _invalid("args", "only values that JSON has are taken, integers of 64 bits, and bytes")
    return None


def _invalid(argument: str, problem: str) -> Problem:
    return INVALID, f"{argument}: {problem}.", {"argument": argument, "problem": problem}


def kept_problem(limits: Limits, router: Any, session: Any, request: Any) -> Problem | None:
    """What is wrong with a request that adds to what the router keeps for the session."""
    broker, dealer = router._broker, router._dealer  # noqa: SLF001
    if isinstance(request, message.Subscribe):
        return _full(broker._session_to_subscriptions, session, limits.subscriptions, "subscriptions")  # noqa: SLF001
    if isinstance(request, message.Register):
        return _full(dealer._session_to_registrations, session, limits.registrations, "registrations")  # noqa: SLF001
    if isinstance(request, message.Call):
        return _full(dealer._caller_to_invocations, session, limits.calls, "calls")  # noqa: SLF001
    return None


def _full(kept: dict[Any, Any], session: Any, limit: int, what: str) -> Problem | None:
    if len(kept.get(session, ())) < limit:
        return None
    return LIMITED, f"A session may have {limit} {what} at a time.", {"retry_after": BUSY_SECONDS}


def refuse_misshapen(process: Process, limits: Limits) -> Process:
    """`Router.process`, refusing what is out of bounds."""

    @functools.wraps(process)
    def guarded(router: Any, session: Any, received: Any) -> None:
        if session._authrole not in BOUND_ROLES:  # noqa: SLF001
            process(router, session, received)
            return
        problem = shape_problem(limits, getattr(received, "args", None), getattr(received, "kwargs", None))
        problem = problem or kept_problem(limits, router, session, received)
        if problem is None:
            process(router, session, received)
        else:
            refuse(router, session, received, problem)

    return guarded


def refuse(router: Any, session: Any, request: Any, problem: Problem) -> None:
    """Answer a request with an error; what has no answer, as a publication without acknowledgement, is lost."""
    COUNTERS.count("refused.misshapen" if problem[0] == INVALID else "refused.full")
    uri, says, told = problem
    if isinstance(request, message.Yield | message.Error):  # the result of a procedure, whose caller waits for it
        failed = message.Error(message.Invocation.MESSAGE_TYPE, request.request, uri, args=[says])
        router._dealer.processInvocationError(session, failed)  # noqa: SLF001
    elif getattr(request, "acknowledge", True):
        router.send(session, message.Error(request.MESSAGE_TYPE, request.request, uri, args=[says], kwargs=told))


def install(limits: Limits, router: type = Router) -> None:
    """Repair the class."""
    router.process = refuse_misshapen(router.process, limits)  # type: ignore[attr-defined]
