"""docs/api.md is written by hand, for people: what it says of shapes is held against the declarations."""

import dataclasses
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest

from wordsnake.reference.schemas import reasons, refusals
from wordsnake.reference.wording import signature
from wordsnake.wamp.contract import messages as m
from wordsnake.wamp.contract.catalogue import CATALOGUE, TOPICS, Entry
from wordsnake.wamp.contract.event_messages import Event

PAGE = (Path(__file__).parents[2] / "docs" / "api.md").read_text(encoding="utf-8")
STORED = get_args(m.GameEvent)
REFERRED = {m.GameView: "game view", m.GameAnalysis: "analysis"}
"""Results whose shape stands in a section of its own."""


def section(title: str) -> str:
    """What stands under a heading."""
    return PAGE.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def rows(title: str) -> dict[str, list[str]]:
    """The cells of each row of the tables in a section, by what the first one names."""
    found: dict[str, list[str]] = {}
    for line in section(title).splitlines():
        first, *cells = [cell.strip() for cell in line.strip("|").split("|")] if line.startswith("| `") else [""]
        found |= dict.fromkeys(re.findall(r"`([\w.<>]+)`", first), cells)
    return found


def braces(text: str) -> Iterator[tuple[str, str]]:
    """Each `{...}` of a text with what stands before it, without what stands in braces or brackets within."""
    while (innermost := re.search(r"\{([^{}]*)\}", text)) is not None:
        yield text[: innermost.start()].rstrip(" :[`"), innermost[1]
        text = text[: innermost.start()] + text[innermost.end() :]


def names(fields: str) -> list[str]:
    """The names of a list of fields."""
    return [field.strip(" []:\n`") for field in fields.split(",") if field.strip()]


def declared(struct: type[msgspec.Struct]) -> list[str]:
    return list(struct.__struct_fields__)


@pytest.mark.parametrize("entry", CATALOGUE, ids=lambda entry: entry.name)
def test_a_procedure_stands_with_its_arguments_and_its_result(entry: Entry) -> None:
    """Arguments in their order with their defaults; the fields of the result, or the name of its shape."""
    arguments, result = rows("Procedures")[entry.name]
    assert re.sub(r" *\([^)]*\)", "", arguments) == signature(entry)
    shape = REFERRED.get(entry.result)
    if shape is None:
        assert names(next(braces(result))[1]) == declared(entry.result)
    else:
        assert result.startswith(shape)


def test_no_procedure_stands_there_that_is_none() -> None:
    """Under any of its names."""
    assert rows("Procedures").keys() == {entry.name for entry in CATALOGUE}


@pytest.mark.parametrize(
    ("title", "parts"),
    [
        ("A **game view**", {"": m.GameView, "seats": m.SeatView, "snake": m.LinkView}),
        ("An **analysis**", {"": m.GameAnalysis, "moves": m.AnalysedMove, "misses": m.AnalysedMiss}),
    ],
)
def test_a_shape_has_the_fields_declared(title: str, parts: dict[str, Any]) -> None:
    """In their order, its parts too."""
    shape = section("Shapes").partition(f"{title}: ")[2].partition("`, ")[0].partition("}`.")[0] + "}"
    told = {before.rpartition(" ")[2].strip("{`"): fields for before, fields in braces(shape)}
    for part, struct in parts.items():
        assert names(told[part]) == declared(struct)


@pytest.mark.parametrize("event", STORED, ids=lambda event: event.__struct_config__.tag)
def test_an_event_stands_with_its_fields(event: type[Event]) -> None:
    """Those that every event has stand above the table."""
    told = set(re.findall(r"\w+", re.sub(r"\([^)]*\)", "", rows("Shapes")[str(event.__struct_config__.tag)][0])))
    assert told >= set(declared(event)) - set(declared(Event))


@pytest.mark.parametrize("reason", reasons())
def test_a_reason_stands_with_its_fields(reason: str) -> None:
    """In the table of those that have an order, or among the others."""
    fields = {field.name for refusal in reasons()[reason] for field in dataclasses.fields(refusal)}
    table = rows("Errors")
    if reason in table:
        told = set(re.findall(r"\w+", " ".join(table[reason])))
    else:
        others = section("Errors").partition("\nOthers: ")[2]
        found = re.search(rf"`{reason}(\{{[^}}]*\}})?`", others)
        assert found is not None
        told = set(re.findall(r"\w+", found[1] or ""))
    assert told >= fields


@pytest.mark.parametrize("entry", CATALOGUE, ids=lambda entry: entry.name)
def test_the_reasons_of_a_procedure_come_in_the_order_of_the_table(entry: Entry) -> None:
    """Of those that have a place in it the first that fits is given."""
    order = list(rows("Errors"))
    places = [order.index(each.reason) for each in refusals(entry) if each.reason in order]
    assert places == sorted(places)


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.uri)
def test_a_topic_stands_with_its_events(topic: Any) -> None:
    """By their type; those of a game stand in a table of their own."""
    (told,) = rows("Topics")[topic.uri.replace("{game}", "<id>")]
    everywhere = told + section("Shapes")
    assert all(f"{event.__struct_config__.tag}" in everywhere for event in topic.events)
