"""What is no argument, of each procedure of the catalogue: the first reason for which anything is refused."""

import itertools
from collections.abc import Awaitable, Callable
from typing import Any

from wordsnake.checks.check import Check, expect
from wordsnake.checks.stage import Stage
from wordsnake.reference.schemas import argument_schema
from wordsnake.wamp.contract.catalogue import CATALOGUE, Entry

SAMPLES: dict[str, Any] = {
    "game": "aaaaaaaa", "word": "zee", "name": "Nobody", "ply": 0, "player": "Nobody", "text": "hello",
    "code": "00000000", "ruleset": "classic", "language": "nl", "level": 1,
}  # fmt: skip
"""A value of each argument that must be given."""
WRONG: list[Any] = []
"""No procedure takes a list."""
STRANGE = "no_such_argument"
ASKERS = itertools.cycle(("anna", "bram", "caro"))
"""By turns, so that none of them calls too often."""


def required(entry: Entry) -> dict[str, Any]:
    """The least that a call has to give."""
    return {name: SAMPLES[name] for name in argument_schema(entry)["required"]}


def check_of(entry: Entry) -> Check[Stage]:
    """One wrong thing at a time."""

    async def run(stage: Stage) -> None:
        given = required(entry)
        await _invalid(stage, entry, STRANGE, {**given, STRANGE: 1})
        for name in given:
            await _invalid(stage, entry, name, {key: value for key, value in given.items() if key != name})
        for name in argument_schema(entry)["properties"]:
            await _invalid(stage, entry, name, {**given, name: WRONG})

    expected = "what is no argument of it is refused with invalid_argument{argument, problem}"
    return Check(f"arguments of {entry.name}", "api.md#errors", expected, run)


async def _invalid(stage: Stage, entry: Entry, argument: str, given: dict[str, Any]) -> None:
    player = await stage.player(next(ASKERS))
    refuse: Callable[..., Awaitable[dict[str, Any]]] = player.refused
    fields = await refuse(entry.name, "invalid_argument", **given)
    expect(fields["argument"] == argument, f"{fields['argument']!r} is named instead of {argument!r}")


CHECKS = tuple(check_of(entry) for entry in CATALOGUE)
