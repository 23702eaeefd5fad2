"""What players are called in public. The log knows them by id alone; names are put in at the edge."""

import hashlib
from collections.abc import Mapping

from wordsnake.game.events import PlayerId
from wordsnake.store.protocols import Player

GUEST = "guest-"
GUEST_DIGITS = 6

Names = Mapping[PlayerId, str]
"""The names of all players that a message mentions."""


def public_name(player: Player) -> str:
    """The player's name; a guest's is made of its first key's fingerprint."""
    if player.name is not None:
        return player.name
    return GUEST + player.authids[0][:GUEST_DIGITS] if player.authids else forgotten_name(player.id)


def forgotten_name(player: PlayerId) -> str:
    """What a player is called of whom nothing is known any more."""
    return GUEST + hashlib.sha256(player.encode()).hexdigest()[:GUEST_DIGITS]
