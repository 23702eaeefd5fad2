"""What identifies a player: its id, and for how long a name stays its own."""

import secrets

from wordsnake.game.events import PlayerId

NAME_KEPT_FOR = 30 * 24 * 60 * 60 * 1000
"""Milliseconds for which a name is kept for a player who has not finished a game yet (30 days)."""


def is_lapsed(*, claimed_at: int, finished: int, at: int) -> bool:
    """Whether the name claimed at `claimed_at`, by a player of `finished` games, is free again."""
    return finished == 0 and at >= claimed_at + NAME_KEPT_FOR


def new_player_id() -> PlayerId:
    """An id that nobody can guess: 64 random bits, in hex digits."""
    return PlayerId(secrets.token_hex(8))
