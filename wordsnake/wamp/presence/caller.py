"""Who calls. The router says so, and nothing else is believed."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from autobahn.wamp.exception import ApplicationError

from wordsnake.store.protocols import Player
from wordsnake.wamp.presence.lanes import Lanes
from wordsnake.wamp.presence.people import People

READER = "reader"
"""The role of those who ask without signing in."""


def identity(authid: str | None, role: str | None) -> str | None:
    """The key of whoever calls; None for a reader, whoever asks through it."""
    return None if role == READER else authid


def not_authorized(sentence: str) -> ApplicationError:
    """The error for those who may not do this at all."""
    return ApplicationError(ApplicationError.NOT_AUTHORIZED, sentence)


class Caller:
    """The one who calls; `authid` is None for a reader, who has no identity."""

    def __init__(self, authid: str | None, role: str | None, people: People) -> None:
        self.authid = authid
        self.role = role
        self._people = people

    @property
    def key(self) -> str:
        """The key of one who has an identity; a reader is refused."""
        if self.authid is None:
            raise not_authorized("Sign in with a key to do this.")
        return self.authid

    async def player(self) -> Player:
        """The caller as a player, entered as a guest at its first call."""
        player = await self._people.enter(self.key)
        if player.banned:
            raise not_authorized("You are shut out of this server.")
        return player

    @asynccontextmanager
    async def alone(self, lanes: Lanes) -> AsyncIterator[Player]:
        """The caller as a player, of whom nothing else is decided meanwhile. Raises NotNow when too much waits."""
        while True:
            expected = (await self.player()).id
            async with lanes.hold(expected):
                player = await self.player()
                if player.id == expected:  # else its key was linked to another player while this waited
                    yield player
                    return
