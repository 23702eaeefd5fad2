"""What the host of a server has ruled about single words, against the word list or where it is silent.

The rulings of a language are numbered 1, 2, 3 ...; a later one about the same key holds. So a word list and a number
say exactly which words are permitted, and that is the version of a lexicon: "nl-3f2a9c51d0e4" as it was built, and
"nl-3f2a9c51d0e4+7" with the first seven rulings. A game is played to its end with the version it was opened with.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """The host permits a word, or bans it. `at` is milliseconds since 1970-01-01T00:00Z; `number` 0: not given yet."""

    language: str
    word: str
    key: str
    permitted: bool
    reason: str
    at: int
    number: int = 0


def with_rulings(built: str, number: int) -> str:
    """The version of a lexicon whose index has the version `built`, with so many rulings."""
    return f"{built}+{number}" if number else built


def rulings_in(version: str) -> tuple[str, int]:
    """The version of the index, and how many rulings it was used with."""
    match = re.fullmatch(r"(.*)\+(\d{1,9})", version)
    return (match[1], int(match[2])) if match else (version, 0)
