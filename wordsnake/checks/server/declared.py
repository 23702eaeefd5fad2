"""What was seen on the way: whether every answer, event, time and id was as declared. These checks come last."""

from wordsnake.checks.check import Check, Departed, Unchecked
from wordsnake.checks.stage import Stage
from wordsnake.wamp.contract.catalogue import CATALOGUE, Entry

NOT_CALLED = {"appeal_word": "an appeal would wait for the host of the server; its refusals are looked at"}
"""Procedures that are answered nowhere here, and why."""


def check_of(entry: Entry) -> Check[Stage]:
    """Everything that this procedure has answered."""

    async def run(stage: Stage) -> None:
        fault = stage.record.faults.get(entry.name)
        if fault is not None:
            raise Departed(fault)
        if entry.name not in stage.record.answered:
            raise Unchecked(NOT_CALLED.get(entry.name, "it was answered nowhere"))

    expected = f"it answers with {entry.result.__name__}, and refuses with nothing that is not declared"
    return Check(f"answers of {entry.name}", "api/procedures.md", expected, run)


async def events(stage: Stage) -> None:
    """Of all topics."""
    _nothing_wrong(stage.record.events)


async def times(stage: Stage) -> None:
    """Wherever one stands."""
    _nothing_wrong(stage.record.times)


async def games(stage: Stage) -> None:
    """Wherever one stands."""
    _nothing_wrong(stage.record.games)


def _nothing_wrong(fault: str | None) -> None:
    if fault is not None:
        raise Departed(fault)


CHECKS = (
    *(check_of(entry) for entry in CATALOGUE),
    Check("events", "api/messages.md", "events are as declared, and carry keyword arguments only", events),
    Check("times", "api.md#on-the-wire", "times are RFC 3339, UTC, with milliseconds", times),
    Check("ids of games", "api.md#on-the-wire", "ids of games are 8 or 26 characters of a-z and 2-7", games),
)
