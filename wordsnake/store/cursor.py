"""Where a page of games ended, as an opaque text: the next page begins after that game, whatever changed meanwhile."""

import re
from typing import NamedTuple

from wordsnake.game.card import GameCard
from wordsnake.game.events import GameId

_FORM = re.compile(r"([0-9]{1,15})\.([a-z2-7]{1,26})", re.ASCII)


class Place(NamedTuple):
    """A place in the order of lists: latest change first, then by id, downwards."""

    changed_at: int
    game: GameId


def place_of(card: GameCard) -> Place:
    """Where this card stands."""
    return Place(card.changed_at, card.game)


def write_cursor(place: Place) -> str:
    """The text for a place."""
    return f"{place.changed_at}.{place.game}"


def read_cursor(text: str) -> Place:
    """The place of a text made by `write_cursor`; any other is a ValueError."""
    match = _FORM.fullmatch(text)
    if match is None:
        raise ValueError("not a cursor")
    return Place(int(match[1]), GameId(match[2]))
