"""What `docs/contract.md` promises is held by tests, and what API version 1 has promised stays."""

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.contract.promised import FILE, broken, declared
from tests.support.named_tests import TEST, missing_tests, table_rows
from wordsnake.paths import node_root

DOCUMENT = node_root() / "docs" / "contract.md"


def test_every_promise_has_a_test_that_exists() -> None:
    """Each row of its tables names one at least, by its path."""
    assert missing_tests(DOCUMENT) == []
    rows = table_rows(DOCUMENT)
    assert [row for row in rows if not TEST.search(row)] == []
    assert len(rows) > 20


def test_what_was_promised_is_still_so() -> None:
    """Every procedure, argument, field, event and reason is there, of the type it was. More may have come."""
    assert broken(json.loads(FILE.read_text(encoding="utf-8")), declared()) == []


def messages(api: Any, name: str) -> Any:
    return api["messages"][name]


BREACHES: dict[str, Callable[[Any], object]] = {
    "a procedure is gone": lambda api: api["results"].pop("wordsnake.get_game"),
    "another result": lambda api: api["results"].update({"wordsnake.get_game": "GameSummary"}),
    "a field is gone": lambda api: messages(api, "GameView")["properties"].pop("seq"),
    "another type": lambda api: messages(api, "GameView")["properties"].update(seq={"type": "string"}),
    "a field may be missing": lambda api: messages(api, "GameView")["required"].remove("seq"),
    "a field may be null": lambda api: messages(api, "error_too_short")["properties"].update(min={"type": "null"}),
    "an argument is gone": lambda api: messages(api, "call_play_word")["properties"].pop("ply"),
    "an argument is wanted": lambda api: messages(api, "call_play_word")["required"].append("ply"),
    "an argument is wanted where there was none": lambda api: messages(api, "call_about").update(required=["loud"]),
    "a field may be of another type": lambda api: messages(api, "GameView")["properties"]["turn"]["anyOf"].append({}),
    "another default": lambda api: messages(api, "call_get_events")["properties"]["since"].update(default=1),
    "a value is gone": lambda api: messages(api, "GameView")["properties"]["phase"]["enum"].remove("closed"),
    "an event is gone": lambda api: api["topics"]["wordsnake.me"].remove("YourTurn"),
    "a reason is gone": lambda api: messages(api, "error_stale_ply").clear(),
}
ADDITIONS: dict[str, Callable[[Any], object]] = {
    "a procedure": lambda api: api["results"].update({"wordsnake.sing": "SeqResult"}),
    "a field": lambda api: messages(api, "GameView")["properties"].update(mood={"type": "string"}),
    "an argument": lambda api: messages(api, "call_play_word")["properties"].update(loud={"type": "boolean"}),
    "an argument may be left out": lambda api: messages(api, "call_play_word")["required"].remove("word"),
    "a value": lambda api: messages(api, "GameView")["properties"]["phase"]["enum"].append("paused"),
    "an event": lambda api: api["topics"]["wordsnake.me"].append("Greeting"),
}


@pytest.mark.parametrize("change", BREACHES)
def test_a_breach_is_noticed(change: str) -> None:
    """Whatever a program may have built upon."""
    api = copy.deepcopy(declared())
    BREACHES[change](api)
    assert broken(declared(), api) != []


@pytest.mark.parametrize("change", ADDITIONS)
def test_an_addition_breaks_nothing(change: str) -> None:
    """A program ignores what it does not know, and goes on asking as it did."""
    api = copy.deepcopy(declared())
    ADDITIONS[change](api)
    assert broken(declared(), api) == []
