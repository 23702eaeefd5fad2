"""router.http.reply"""

import json
from typing import Any

import pytest
from autobahn.wamp.exception import ApplicationError

from router.answer import Answer
from router.http import reply
from router.http.question import BadQuestionError


def content(answer: Answer) -> Any:
    return json.loads(answer.body)


def test_a_result_stands_under_its_name() -> None:
    """As JSON, kept by nobody."""
    answer = reply.result({"games": ["é"]})
    assert (answer.code, content(answer)) == (200, {"result": {"games": ["é"]}})
    assert answer.headers == {"content-type": "application/json", "cache-control": "no-store"}


@pytest.mark.parametrize(
    ("uri", "code"),
    [
        ("wordsnake.error.invalid_argument", 400),
        ("wordsnake.error.no_such_game", 404),
        ("wordsnake.error.rate_limited", 429),
        ("wordsnake.error.unavailable", 503),
        ("wordsnake.error.internal", 500),
        ("wordsnake.error.some_other", 400),
        ("wamp.error.not_authorized", 403),
        ("wamp.error.no_such_procedure", 503),
        ("wamp.error.canceled", 503),
    ],
)
def test_an_error_has_a_fitting_status(uri: str, code: int) -> None:
    """404 is for what is not there, 503 for what is there again in a moment."""
    assert reply.error(ApplicationError(uri, "x")).code == code


def test_an_error_has_its_uri_its_sentence_and_its_fields() -> None:
    """As over WAMP; a field can't pass for another error."""
    problem = ApplicationError(
        "wordsnake.error.invalid_argument", "No.", argument="game", problem="is odd", message="x"
    )
    assert content(reply.error(problem)) == {
        "error": "wordsnake.error.invalid_argument",
        "message": "No.",
        "argument": "game",
        "problem": "is odd",
    }


def test_an_error_may_have_nothing_but_its_uri() -> None:
    """Others may offer procedures one day."""
    assert content(reply.error(ApplicationError("a.b"))) == {"error": "a.b", "message": ""}


def test_without_an_engine_the_server_is_unavailable() -> None:
    """Whatever the router calls it."""
    answer = reply.error(ApplicationError("wamp.error.no_such_procedure", "no callee registered"))
    assert content(answer)["error"] == "wordsnake.error.unavailable"
    assert answer.headers["retry-after"] == "1"


def test_who_must_wait_is_told_how_long() -> None:
    """In whole seconds by the header, exactly by the field."""
    answer = reply.too_soon(1.25)
    assert (answer.code, answer.headers["retry-after"], content(answer)["retry_after"]) == (429, "2", 1.25)
    refused = reply.error(ApplicationError("wordsnake.error.rate_limited", "x", retry_after=2.5))
    assert (refused.code, refused.headers["retry-after"]) == (429, "3")


def test_a_bad_question_is_an_invalid_argument() -> None:
    """As everywhere."""
    answer = reply.bad_question(BadQuestionError("args", "is not a list"))
    assert answer.code == 400
    assert content(answer) == {
        "error": "wordsnake.error.invalid_argument",
        "message": "args is not a list.",
        "argument": "args",
        "problem": "is not a list",
    }
