"""Who calls. The router says so, and nothing else is believed."""

from autobahn.wamp.exception import ApplicationError

from wordsnake.store.protocols import Player
from wordsnake.wamp.people import People


def not_authorized(sentence: str) -> ApplicationError:
    """The error for those who may not do this at all."""
    return ApplicationError(ApplicationError.NOT_AUTHORIZED, sentence)


class Caller:
    """The one who calls; `authid` is None for a reader, who has no identity."""

    def __init__(self, authid: str | None, role: str | None, people: People) -> None:
        self.authid = authid
        self.role = role
        self._people = people

    async def player(self) -> Player:
        """The caller as a player, entered as a guest at its first call."""
        if self.authid is None:
            raise not_authorized("Sign in with a key to do this.")
        player = await self._people.enter(self.authid)
        if player.banned:
            raise not_authorized("You are shut out of this server.")
        return player
