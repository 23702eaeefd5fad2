"""An HTTP answer from the result of a call, or from its error."""

import json
from typing import Any

from autobahn.wamp.exception import ApplicationError
from twisted.web import http

from router.answer import Answer
from router.http.question import BadQuestionError
from router.limits import wait as told

TOO_MANY_REQUESTS = 429
PREFIX = "wordsnake.error."
RETRY_SECONDS = 1.0
"""After which another try makes sense, where the server is starting or busy."""

AWAY = frozenset({"wamp.error.no_such_procedure", "wamp.error.canceled", "wamp.error.runtime_error"})
"""What the router answers while no engine plays, or when one dies in mid-call."""

CODES = {
    f"{PREFIX}invalid_argument": http.BAD_REQUEST,
    f"{PREFIX}no_such_game": http.NOT_FOUND,
    f"{PREFIX}no_such_player": http.NOT_FOUND,
    f"{PREFIX}rate_limited": TOO_MANY_REQUESTS,
    f"{PREFIX}unavailable": http.SERVICE_UNAVAILABLE,
    f"{PREFIX}internal": http.INTERNAL_SERVER_ERROR,
    "wamp.error.not_authorized": http.FORBIDDEN,
}
"""The status for an error; any other is a 400: the question can't be answered as it was asked."""


def result(value: Any) -> Answer:
    """A call was answered."""
    return _json(http.OK, {"result": value})


def error(problem: ApplicationError) -> Answer:
    """A call was refused, or could not be made."""
    if problem.error in AWAY:
        return unavailable()
    if problem.error == ApplicationError.NOT_AUTHORIZED:  # the router's sentence tells of roles and sessions
        return _error(problem.error, "Without signing in this procedure can't be called.", {})
    sentence = str(problem.args[0]) if problem.args else ""
    return _error(problem.error, sentence, problem.kwargs or {})


def unavailable() -> Answer:
    """No engine answers now."""
    return _error(f"{PREFIX}unavailable", "The server is starting or busy; try again in a moment.", {})


def too_soon(wait: float) -> Answer:
    """The address asks too much; another try makes sense after `wait` seconds."""
    sentence = f"You ask too much at once; try again in {told.words(wait)}."
    return _error(f"{PREFIX}rate_limited", sentence, {"retry_after": told.seconds(wait)})


def bad_question(problem: BadQuestionError) -> Answer:
    """The body asks nothing."""
    fields = {"argument": problem.argument, "problem": problem.problem}
    return _error(f"{PREFIX}invalid_argument", f"{problem}.", fields)


def _error(uri: str, sentence: str, fields: dict[str, Any]) -> Answer:
    code = CODES.get(uri, http.BAD_REQUEST)
    headers = {}
    if code in {TOO_MANY_REQUESTS, http.SERVICE_UNAVAILABLE}:
        headers["retry-after"] = told.whole_seconds(fields.get("retry_after", RETRY_SECONDS))
    return _json(code, {**fields, "error": uri, "message": sentence}, **headers)


def _json(code: int, content: dict[str, Any], **headers: str) -> Answer:
    body = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    return Answer(code, body, {"content-type": "application/json", "cache-control": "no-store", **headers})
