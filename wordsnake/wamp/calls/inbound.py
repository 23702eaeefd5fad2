"""Calls that are refused before they reach an endpoint, whatever the router let through."""

from autobahn.wamp.exception import ApplicationError
from autobahn.wamp.message import Error, Invocation

from wordsnake.game.refusals import InvalidArgument
from wordsnake.wamp.calls.endpoint import DETAILS
from wordsnake.wamp.contract import uris


def refusal_of_invocation(call: Invocation) -> Error | None:
    """The answer to a call that no endpoint could judge: in somebody else's name, encrypted, or with its details."""
    # Autobahn drops `forward_for` before an endpoint could see it; the router would disclose its first entry as caller.
    if call.forward_for:
        sentence = "Nobody calls for others here."
        return Error(Invocation.MESSAGE_TYPE, call.request, ApplicationError.NOT_AUTHORIZED, args=[sentence])
    if call.enc_algo:
        return _invalid(call, InvalidArgument("payload", "cannot be read where it is encrypted"))
    if DETAILS in (call.kwargs or {}):  # Autobahn would put its own in place of the caller's
        return _invalid(call, InvalidArgument(DETAILS, "is not an argument of this procedure"))
    return None


def _invalid(call: Invocation, why: InvalidArgument) -> Error:
    uri = uris.error(why.reason)
    return Error(Invocation.MESSAGE_TYPE, call.request, uri, args=[why.sentence], kwargs=why.details)
