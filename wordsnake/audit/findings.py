"""What an audit comes to: what was looked at, and what is wrong."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong: where ("game aaaabbbb", "players", "file"), and a sentence about it."""

    where: str
    problem: str


@dataclass(slots=True)
class Tally:
    """What was looked at. `judged` words were found in their list; `trusted` ones are of a list that is not here."""

    games: int = 0
    events: int = 0
    players: int = 0
    keys: int = 0
    ratings: int = 0
    judged: int = 0
    trusted: int = 0
