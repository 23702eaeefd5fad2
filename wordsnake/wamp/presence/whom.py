"""Whom a call is about: the caller, or whoever bears a name."""

from wordsnake.store.protocols import Player
from wordsnake.wamp.contract.refusals import NoSuchPlayer, Refusal
from wordsnake.wamp.presence.caller import Caller
from wordsnake.wamp.presence.names import GUEST
from wordsnake.wamp.presence.people import People
from wordsnake.wamp.presence.sessions import Sessions


class Whom:
    """Finds players for procedures that take a name, or none for the caller itself."""

    def __init__(self, people: People, sessions: Sessions) -> None:
        self._people = people
        self._sessions = sessions

    async def find(self, caller: Caller, name: str | None) -> tuple[Player, bool]:
        """The player, and whether that is the caller. Ends the call with `no_such_player`."""
        me = None if caller.authid is None else (await caller.player()).id
        player = await caller.player() if name is None else await self._called(name)
        return player, player.id == me

    async def _called(self, name: str) -> Player:
        player = await self._people.called(name)
        if player is None and name.casefold().startswith(GUEST):
            player = await self._sessions.guest(name)
        if player is None:
            raise Refusal(NoSuchPlayer(name))
        return player
