"""What a bot and its server have said to each other."""

from dataclasses import dataclass, field
from typing import Any

from wordsnake.checks.bot.wire import (
    ABORT,
    CALL,
    ERROR,
    HELLO,
    INVOCATION,
    RESULT,
    WELCOME,
    YIELD,
    Message,
    named,
    part,
)
from wordsnake.wamp.contract.uris import error

NAMES = {16: "publishing", 32: "subscribing", 64: "registering"}
ARGUMENTS = ("game", "word", "ply", "move_id")
"""Of `play_word`, in their order."""


@dataclass(frozen=True, slots=True)
class Said:
    """One message. `line` counts the connections, `at` is in seconds."""

    at: float
    line: int
    by_bot: bool
    message: Message


@dataclass(slots=True)
class Call:
    """A call of the bot. `reason` of a refusal, or its URI where that is not the server's own; "" if none came."""

    at: float
    line: int
    procedure: str
    given: dict[str, Any]
    answered: bool = False
    reason: str = ""
    sentence: str = ""


@dataclass(slots=True)
class Witness:
    """Everything that was said, in its order."""

    said: list[Said] = field(default_factory=list)
    closed: list[tuple[int, int, str]] = field(default_factory=list)
    """By the server: the line, the code and the reason."""
    faults: list[str] = field(default_factory=list)
    """What was no message."""

    @property
    def key(self) -> str | None:
        """The public key with which the bot signed in last."""
        for each in reversed(self.said):
            if each.by_bot and each.message[0] == HELLO:
                extra = named(each.message, 2).get("authextra")
                return str(extra["pubkey"]) if isinstance(extra, dict) and "pubkey" in extra else None
        return None

    @property
    def is_signed_in(self) -> bool:
        """Whether it was let in at least once."""
        return any(each.message[0] == WELCOME for each in self.said if not each.by_bot)

    @property
    def turned_away(self) -> str | None:
        """Why it was not let in."""
        aborts = [each.message for each in self.said if not each.by_bot and each.message[0] == ABORT]
        return f"{part(aborts[-1], 2)}: {named(aborts[-1], 1).get('message', '')}" if aborts else None

    def calls(self, procedure: str | None = None) -> list[Call]:
        """The calls of the bot, or those of one procedure, with what became of them."""
        calls: dict[tuple[int, Any], Call] = {}
        for said in self.said:
            self._take(said, calls)
        return [call for call in calls.values() if procedure in {None, call.procedure}]

    @property
    def refused(self) -> list[str]:
        """What it was not allowed besides calls: subscriptions, publications, registrations."""
        errors = [each.message for each in self.said if not each.by_bot and each.message[0] == ERROR]
        return [f"{NAMES[error[1]]}: {part(error, 4)}" for error in errors if error[1] in NAMES]

    def unanswered(self) -> list[str]:
        """The registrations in whose name the bot was asked something, and never answered."""
        asked: dict[tuple[int, Any], str] = {}
        for said in self.said:
            kind = said.message[0]
            if not said.by_bot and kind == INVOCATION:
                asked[said.line, part(said.message, 1)] = str(part(said.message, 2))
            elif said.by_bot and kind == YIELD:
                asked.pop((said.line, part(said.message, 1)), None)
            elif said.by_bot and kind == ERROR and part(said.message, 1) == INVOCATION:
                asked.pop((said.line, part(said.message, 2)), None)
        return list(asked.values())

    def sent(self, since: float, until: float) -> int:
        """How many messages the bot sent in a stretch of time."""
        return sum(each.by_bot and since <= each.at < until for each in self.said)

    def most_in_a_second(self) -> int:
        """The most messages of a connection in any one second."""
        times: dict[int, list[float]] = {}
        for each in self.said:
            if each.by_bot:
                times.setdefault(each.line, []).append(each.at)
        return max((_most(of_line) for of_line in times.values()), default=0)

    @staticmethod
    def _take(said: Said, calls: dict[tuple[int, Any], Call]) -> None:
        message = said.message
        if said.by_bot and message[0] == CALL:
            procedure = str(part(message, 3)).removeprefix("wordsnake.")
            calls[said.line, part(message, 1)] = Call(said.at, said.line, procedure, given_in(message))
        elif not said.by_bot and message[0] == RESULT and (said.line, part(message, 1)) in calls:
            calls[said.line, part(message, 1)].answered = True
        elif not said.by_bot and message[0] == ERROR and (said.line, part(message, 2)) in calls:
            call = calls[said.line, part(message, 2)]
            call.answered, call.reason = True, str(part(message, 4)).removeprefix(error(""))
            call.sentence = " ".join(str(each) for each in part(message, 5) or [])


def given_in(call: Message) -> dict[str, Any]:
    """The arguments of a call, by name."""
    return {**dict(zip(ARGUMENTS, part(call, 4) or [], strict=False)), **named(call, 5)}


def _most(times: list[float]) -> int:
    first = most = 0
    for last, at in enumerate(times):
        while at - times[first] >= 1:
            first += 1
        most = max(most, last - first + 1)
    return most
