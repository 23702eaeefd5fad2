"""The players this server has to do with: looked up once, remembered, and kept right when they change."""

from collections import OrderedDict
from collections.abc import Callable, Iterable

from wordsnake.game.events import PlayerId
from wordsnake.rules.names import name_key
from wordsnake.store.protocols import Player, PlayerBook
from wordsnake.wamp.presence.names import Names, forgotten_name, public_name

REMEMBERED = 10_000
"""So many players are kept in memory; others are read again when needed."""


class People:
    """Players by id and by key. `on_met` is told of every player met by a key, before the caller is."""

    def __init__(self, book: PlayerBook, now: Callable[[], int]) -> None:
        """`now` in milliseconds since 1970-01-01T00:00Z."""
        self._book = book
        self._now = now
        self._players: OrderedDict[PlayerId, Player] = OrderedDict()
        self._by_authid: dict[str, PlayerId] = {}
        self.on_met: Callable[[str, Player], None] = lambda _authid, _player: None

    async def enter(self, authid: str) -> Player:
        """The player with this key; at first sight a guest."""
        known = self._known(authid)
        if known is not None:
            return known
        player = await self._book.enter(authid, self._now())
        self.keep(player)
        self.on_met(authid, player)
        return player

    async def find(self, authid: str) -> Player | None:
        """The player with this key, if it ever did anything."""
        player = self._known(authid) or await self._book.by_authid(authid)
        if player is not None:
            self.keep(player)
        return player

    async def called(self, name: str) -> Player | None:
        """The player with this name."""
        player = await self._book.by_name(name)
        if player is not None:
            self.keep(player)
        return player

    async def names(self, ids: Iterable[PlayerId]) -> Names:
        """What these players are called. Those remembered cost no wait."""
        names: dict[PlayerId, str] = {}
        unknown: set[PlayerId] = set()
        for player in ids:
            known = self._players.get(player)
            if known is None:
                unknown.add(player)
            else:
                names[player] = public_name(known)
        if unknown:
            read = await self._book.by_ids(sorted(unknown))
            for player in unknown:
                names[player] = public_name(read[player]) if player in read else forgotten_name(player)
            for found in read.values():
                self.keep(found)
        return names

    def authids(self, player: PlayerId) -> tuple[str, ...]:
        """The keys of a player, as far as it is remembered."""
        known = self._players.get(player)
        return () if known is None else known.authids

    def keep(self, player: Player) -> None:
        """Remember the player as it is now, in place of what was known of it, and of its keys."""
        self.drop(player.id)
        for authid in player.authids:
            self.drop(self._by_authid.get(authid))
        self._players[player.id] = player
        for authid in player.authids:
            self._by_authid[authid] = player.id
        if len(self._players) > REMEMBERED:
            self.drop(next(iter(self._players)))

    def renamed(self, player: Player) -> None:
        """The player has this name now; whoever had it before has lost it."""
        for other in [
            other
            for other in self._players.values()
            if other.name and player.name and name_key(other.name) == name_key(player.name)
        ]:
            self.drop(other.id)
        self.keep(player)

    def drop(self, player: PlayerId | None) -> None:
        """Remember nothing of the player."""
        known = None if player is None else self._players.pop(player, None)
        for authid in known.authids if known is not None else ():
            self._by_authid.pop(authid, None)

    def _known(self, authid: str) -> Player | None:
        player = self._by_authid.get(authid)
        if player is None:
            return None
        self._players.move_to_end(player)
        return self._players[player]
