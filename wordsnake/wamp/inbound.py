"""Calls that are refused before they reach an endpoint, whatever the router let through."""

from autobahn.wamp.exception import ApplicationError
from autobahn.wamp.message import Error, Invocation

from wordsnake.wamp import uris


def refusal_of_invocation(call: Invocation) -> Error | None:
    """The answer to a call that is made in somebody else's name, or encrypted."""
    # Autobahn drops `forward_for` before an endpoint could see it; the router would disclose its first entry as caller.
    if call.forward_for:
        return _error(call, ApplicationError.NOT_AUTHORIZED, "Nobody calls for others here.")
    if call.enc_algo:
        return _error(call, uris.error("invalid_argument"), "Encrypted arguments cannot be read here.")
    return None


def _error(call: Invocation, uri: str, sentence: str) -> Error:
    return Error(Invocation.MESSAGE_TYPE, call.request, uri, args=[sentence])
