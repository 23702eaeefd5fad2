"""The schemas fit what the server takes and sends, and the AsyncAPI document is one."""

import json
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator, Draft202012Validator

from tests.contract.golden import FOLDER
from wordsnake.paths import node_root
from wordsnake.reference import asyncapi
from wordsnake.reference.__main__ import schemas
from wordsnake.wamp.contract.arguments import InvalidArgument, parse, signature_of
from wordsnake.wamp.contract.catalogue import CATALOGUE, TOPICS, Entry

SPECIFICATION = node_root() / "web" / "node_modules" / "@asyncapi" / "specs" / "schemas" / "3.0.0.json"
VALUES = st.none() | st.booleans() | st.integers() | st.text(alphabet="ab2-7 ", max_size=300) | st.sampled_from(
    ["classic", "nl", "text", "aaaaaaaa", "waiting", {"name": "sprint"}, {"name": "sprint", "lives": 9}, {}, 3, 0.5]
)  # fmt: skip


@cache
def validator(name: str) -> Draft202012Validator:
    """For one of the schemas in docs/api/schemas.json."""
    return Draft202012Validator({**schemas(), "$ref": f"#/$defs/{name}"})


def golden(name: str) -> Any:
    return json.loads((FOLDER / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("entry", CATALOGUE, ids=lambda entry: entry.name)
def test_a_call_and_its_result_are_as_described(entry: Entry) -> None:
    """The example of the reference, which the server really answered."""
    example = golden("calls.json")[entry.uri]
    validator(f"call_{entry.name}").validate(example["kwargs"])
    validator(entry.result.__name__).validate(example["result"])


@pytest.mark.parametrize("name", ["game.json", "game-lives.json", "game-restart.json", "game-closed.json"])
def test_events_and_views_are_as_described(name: str) -> None:
    """Of whole games."""
    kinds = {event.__struct_config__.tag: event.__name__ for topic in TOPICS for event in topic.events}
    game = golden(name)
    for event in game["events"]:
        validator(kinds[event["type"]]).validate(event)
    for view in (game["view"], game["after"]):
        validator("GameView").validate(view)


def test_errors_are_as_described() -> None:
    """One of each."""
    for error in golden("errors.json"):
        validator(f"error_{error['error'].rpartition('.')[2]}").validate(error["kwargs"])


@given(entry=st.sampled_from(CATALOGUE), data=st.data())
def test_what_is_taken_fits_its_schema(entry: Entry, data: st.DataObject) -> None:
    """Whoever goes by the schema alone can say all that the server understands."""
    names = [*signature_of(entry.ask), "unheard_of"]  # type: ignore[arg-type]
    arguments = data.draw(st.dictionaries(st.sampled_from(names), VALUES))
    try:
        parse(entry.ask, [], arguments)
    except InvalidArgument:
        return
    validator(f"call_{entry.name}").validate(arguments)


def test_the_asyncapi_document_is_one() -> None:
    """By the schema of its specification, and no reference in it leads nowhere."""
    document = asyncapi.document()
    Draft7Validator(json.loads(SPECIFICATION.read_text(encoding="utf-8"))).validate(document)
    for reference in references(document):
        found: Any = document
        for part in reference.removeprefix("#/").split("/"):
            found = found[part]


def references(part: Any) -> list[str]:
    """All references in a part of a document."""
    if isinstance(part, list):
        return [found for each in part for found in references(each)]
    if not isinstance(part, dict):
        return []
    here = [part["$ref"]] if isinstance(part.get("$ref"), str) else []
    return here + [found for each in part.values() for found in references(each)]
