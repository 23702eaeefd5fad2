"""The sessions on the router, and the players behind them: presence, from the router's meta events."""

from collections.abc import Container, Iterable, Mapping

from wordsnake.game.events import PlayerId
from wordsnake.store.protocols import Player
from wordsnake.table.presence import Presence
from wordsnake.wamp.presence.names import public_name
from wordsnake.wamp.presence.people import People

NOT_PLAYERS = frozenset({"engine", "router", "reader"})
"""Roles whose sessions are nobody's presence."""


class Sessions:
    """Keeps who is connected with which key. A key becomes a player when it first does something."""

    def __init__(self, people: People, presence: Presence) -> None:
        self._people = people
        self._presence = presence
        self._keys: dict[int, str] = {}
        self._players: dict[int, PlayerId] = {}
        people.on_met = self._met

    def here(self, player: PlayerId) -> bool:
        """Whether the player is connected."""
        return self._presence.here(player)

    def keys(self) -> frozenset[str]:
        """The keys with which somebody is connected."""
        return frozenset(self._keys.values())

    def keys_without(self, sessions: Iterable[int], players: Container[PlayerId]) -> int:
        """How many keys these sessions have, but for those of `players`."""
        others = [each for each in sessions if self._players.get(each) not in players]
        return len({self._keys[each] for each in others if each in self._keys})

    async def guests(self) -> list[Player]:
        """The guests who are connected and have done something."""
        found = [await self._people.find(authid) for authid in sorted(set(self._keys.values()))]
        return [player for player in found if player is not None and player.name is None]

    async def guest(self, name: str) -> Player | None:
        """The connected guest who is called this."""
        return next((player for player in await self.guests() if public_name(player) == name.casefold()), None)

    async def joined(self, details: Mapping[str, object]) -> None:
        """A session began; `details` as in `wamp.session.on_join` and `wamp.session.get`."""
        session, authid = details.get("session"), details.get("authid")
        if not isinstance(session, int) or not isinstance(authid, str) or details.get("authrole") in NOT_PLAYERS:
            return
        if session in self._keys:
            return
        self._keys[session] = authid
        player = await self._people.find(authid)
        if player is not None:
            self._bind(session, player.id)

    def left(self, session: int) -> None:
        """A session ended."""
        self._keys.pop(session, None)
        player = self._players.pop(session, None)
        if player is not None:
            self._presence.went(player)

    def only(self, sessions: Iterable[int]) -> None:
        """These are all the sessions there are: after the way to the router was lost, others may have ended unheard."""
        for session in self._keys.keys() - set(sessions):
            self.left(session)

    def rebind(self, player: Player) -> None:
        """Keys have passed from one player to another: so have the sessions with them."""
        for session, authid in self._keys.items():
            if authid in player.authids and self._players.get(session, player.id) != player.id:
                self._presence.went(self._players.pop(session))
                self._bind(session, player.id)

    def _met(self, authid: str, player: Player) -> None:
        for session, key in self._keys.items():
            if key == authid:
                self._bind(session, player.id)

    def _bind(self, session: int, player: PlayerId) -> None:
        # The session may have ended while its player was looked up, or be bound already.
        if session in self._keys and session not in self._players:
            self._players[session] = player
            self._presence.came(player)
