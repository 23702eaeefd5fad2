"""router.http.question"""

import contextlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from router.http.question import BadQuestionError, Question, parse

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


def body(**members: Any) -> bytes:
    return json.dumps(members).encode()


def test_a_question_names_a_procedure_and_its_arguments() -> None:
    """By position, by keyword, or none."""
    assert parse(body(procedure="wordsnake.about")) == Question("wordsnake.about", [], {})
    asked = parse(body(procedure="wordsnake.get_events", args=["abcdefgh"], kwargs={"since": 3}))
    assert asked == Question("wordsnake.get_events", ["abcdefgh"], {"since": 3})


@pytest.mark.parametrize(
    ("content", "argument"),
    [
        (b"", "body"),
        (b"\xff", "body"),
        (b"[]", "body"),
        (b"5", "body"),
        (b"[" * 8000, "body"),
        (b'{"procedure": NaN}', "body"),
        (b" " * 8193, "body"),
        (body(), "procedure"),
        (body(procedure=5), "procedure"),
        (body(procedure="Wordsnake.about"), "procedure"),
        (body(procedure="wordsnake..about"), "procedure"),
        (body(procedure="wordsnake.about\n"), "procedure"),
        (body(procedure="a" * 256), "procedure"),
        (body(procedure="a.b", args={}), "args"),
        (body(procedure="a.b", kwargs=[]), "kwargs"),
        (body(procedure="a.b", kwargs={"options": {}}), "options"),
        (body(procedure="a.b", kwargs={"self": 1}), "self"),
        (body(procedure="a.b", kwargs={"procedure": "c.d"}), "procedure"),
        (body(procedure="a.b", options={}), "options"),
    ],
)
def test_what_is_wrong_is_told(content: bytes, argument: str) -> None:
    """By the member in question."""
    with pytest.raises(BadQuestionError) as refused:
        parse(content)
    assert refused.value.argument == argument


@given(content=st.binary(max_size=50) | JSON.map(lambda value: json.dumps(value).encode()))
def test_any_body_is_a_question_or_is_refused(content: bytes) -> None:
    """Nothing else happens."""
    with contextlib.suppress(BadQuestionError):
        assert isinstance(parse(content), Question)
