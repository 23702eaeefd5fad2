"""What a check is: a promise of the API, and what finds out whether it is kept."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from wordsnake.checks.report import Row
from wordsnake.kit.errors import Refused
from wordsnake.kit.ports import Loop

S = TypeVar("S")

CHECK_S = 60.0
"""So long may one check take, if nothing else is said."""
UNREADABLE = (KeyError, TypeError, IndexError, AttributeError, ValueError)
"""What comes of an answer that lacks something: whether it is as declared is a check of its own."""


class Departed(Exception):  # noqa: N818 - it names what happened
    """Something else than promised was seen: this."""


class Unchecked(Exception):  # noqa: N818 - it names what happened
    """It could not be found out: why not."""


@dataclass(frozen=True, slots=True)
class Check(Generic[S]):
    """One promise. `where` it is made: a page of docs/ and its heading; `expected` completes "promised is that"."""

    name: str
    where: str
    expected: str
    run: Callable[[S], Awaitable[None]]


def expect(kept: object, seen: str) -> None:
    """Go on if it is as promised, else tell what was seen."""
    if not kept:
        raise Departed(seen)


async def made(check: Check[S], subject: S, loop: Loop, bound: float = CHECK_S) -> Row:
    """Make one check, in so many seconds."""
    status, seen = "kept", ""
    try:
        await loop.within(check.run(subject), bound)
    except Departed as departed:
        status, seen = "broken", str(departed)
    except Unchecked as why:
        status, seen = "unchecked", str(why)
    except TimeoutError as problem:
        status, seen = "broken", str(problem) or f"nothing came of it within {bound:g} s"
    except (Refused, OSError) as problem:
        status, seen = "broken", f"no session: {problem}"
    except UNREADABLE as problem:
        status, seen = "broken", f"an answer could not be read: {type(problem).__name__}: {problem}"
    return Row(check.name, check.where, check.expected, status, seen)
