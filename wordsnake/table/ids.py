"""Ids of games: `[a-z2-7]`, 8 characters for a public game, 26 (130 bits) for a private one, whose id is its secret."""

import re
from collections.abc import Callable

from wordsnake.game.events import GameId

ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"
PUBLIC_LENGTH = 8
PRIVATE_LENGTH = 26
WELL_FORMED = re.compile(rf"[a-z2-7]{{{PUBLIC_LENGTH}}}(?:[a-z2-7]{{{PRIVATE_LENGTH - PUBLIC_LENGTH}}})?")


def new_game_id(chance: Callable[[int], int], *, private: bool) -> GameId:
    """A fresh id; `chance(n)` gives a random number of n bits."""
    length = PRIVATE_LENGTH if private else PUBLIC_LENGTH
    number = chance(5 * length)
    return GameId("".join(ALPHABET[number >> 5 * place & 31] for place in range(length)))


def is_well_formed(text: str) -> bool:
    """Whether the text could be the id of a game."""
    return WELL_FORMED.fullmatch(text) is not None
