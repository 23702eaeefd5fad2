"""What every answer and event is held to, whatever it was asked for: the declarations, times, ids."""

import re
from typing import Any

import msgspec

from wordsnake.kit.errors import Refused
from wordsnake.reference.schemas import refusals
from wordsnake.wamp.contract.catalogue import Entry

TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")
GAME = re.compile(r"[a-z2-7]{8}|[a-z2-7]{26}")
TIMES = frozenset({"at", "now", "deadline", "laid_at", "opened_at", "started_at", "changed_at", "expires", "until"})
GAMES = frozenset({"game", "rematch", "rematch_of"})


class Record:
    """What was wrong at first, by what it is about."""

    def __init__(self) -> None:
        self.answered: set[str] = set()
        """The procedures that were answered at all."""
        self.faults: dict[str, str] = {}
        """By procedure: an answer that is not as declared."""
        self.times: str | None = None
        self.games: str | None = None
        self.events: str | None = None

    def answer(self, entry: Entry, answer: Any) -> None:
        """A procedure has answered."""
        self.answered.add(entry.name)
        self.look_at(answer)
        try:
            msgspec.convert(answer, entry.result)
        except msgspec.ValidationError as problem:
            self.faults.setdefault(entry.name, f"no {entry.result.__name__}: {problem}")

    def refusal(self, entry: Entry, refused: Refused) -> None:
        """A procedure has refused what it should have done."""
        if refused.reason not in {each.reason for each in refusals(entry)}:
            self.faults.setdefault(entry.name, f"refused with {refused.reason}, which is not declared: {refused}")

    def event(self, positional: tuple[Any, ...], event: dict[str, Any], kind: Any) -> None:
        """A topic has carried something that should be a `kind`."""
        self.look_at(event)
        try:
            msgspec.convert(event, kind)
        except msgspec.ValidationError as problem:
            self.events = self.events or f"{event.get('type')}: {problem}"
        if positional:
            self.events = self.events or f"{event.get('type')} carries positional arguments: {positional!r}"

    def look_at(self, part: Any, name: str = "") -> None:
        """Hold all times and ids in it to their form."""
        if isinstance(part, dict):
            for key, value in part.items():
                self.look_at(value, key)
        elif isinstance(part, list):
            for each in part:
                self.look_at(each)
        elif isinstance(part, str) and name in TIMES and not TIME.fullmatch(part):
            self.times = self.times or f"{name}: {part!r}"
        elif isinstance(part, str) and name in GAMES and not GAME.fullmatch(part):
            self.games = self.games or f"{name}: {part!r}"
