"""The body of POST /call: `{"procedure": "wordsnake.get_game", "args": [...], "kwargs": {...}}`."""

import json
import re
from dataclasses import dataclass
from typing import Any, NoReturn

LARGEST_BYTES = 8192
LONGEST_URI = 255

URI = re.compile(r"[a-z0-9_]+(\.[a-z0-9_]+)*")

TAKEN = frozenset({"self", "procedure", "options"})
"""Keywords that Autobahn keeps for itself; no procedure of ours has one of them."""


class BadQuestionError(Exception):
    """A body that asks nothing. `argument` is the member in question, "body" for the whole."""

    def __init__(self, argument: str, problem: str) -> None:
        super().__init__(f"{argument} {problem}")
        self.argument = argument
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Question:
    """A call to be made."""

    procedure: str
    args: list[Any]
    kwargs: dict[str, Any]


def parse(body: bytes) -> Question:
    """The question in a body. Raises BadQuestionError."""
    if len(body) > LARGEST_BYTES:
        raise BadQuestionError("body", f"is longer than {LARGEST_BYTES} bytes")
    try:
        asked = json.loads(body, parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        raise BadQuestionError("body", "is not JSON") from None
    if not isinstance(asked, dict):
        raise BadQuestionError("body", "is not an object")
    if unknown := asked.keys() - {"procedure", "args", "kwargs"}:
        raise BadQuestionError(min(unknown), "is not known; there are procedure, args and kwargs")
    return Question(_procedure(asked.get("procedure")), _args(asked.get("args")), _kwargs(asked.get("kwargs")))


def _procedure(value: Any) -> str:
    if not isinstance(value, str) or len(value) > LONGEST_URI or not URI.fullmatch(value):
        raise BadQuestionError("procedure", "is not the URI of a procedure")
    return value


def _args(value: Any) -> list[Any]:
    if value is not None and not isinstance(value, list):
        raise BadQuestionError("args", "is not a list")
    return value or []


def _kwargs(value: Any) -> dict[str, Any]:
    if value is not None and not isinstance(value, dict):
        raise BadQuestionError("kwargs", "is not an object")
    if taken := TAKEN & (value or {}).keys():
        raise BadQuestionError(min(taken), "is not a known keyword")
    return value or {}


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)
