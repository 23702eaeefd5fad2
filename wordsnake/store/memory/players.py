"""Players, their names and keys in memory."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from wordsnake.game.events import PlayerId
from wordsnake.rules.names import name_key
from wordsnake.store.naming import is_lapsed
from wordsnake.store.protocols import NameTaken, NoSuchPlayer, Player


@dataclass(frozen=True, slots=True)
class _Claim:
    player: PlayerId
    at: int


class MemoryPlayers:
    """The book of players. Answers at once; raises what the store's Deferreds fail with."""

    def __init__(self, new_id: Callable[[], PlayerId]) -> None:
        self._new_id = new_id
        self._players: dict[PlayerId, Player] = {}
        self._owners: dict[str, PlayerId] = {}
        self._claims: dict[str, _Claim] = {}

    def by_authid(self, authid: str) -> Player | None:
        """The owner of a key."""
        owner = self._owners.get(authid)
        return None if owner is None else self._players[owner]

    def by_name(self, name: str) -> Player | None:
        """The owner of a name, whatever its case."""
        claim = self._claims.get(name_key(name))
        return None if claim is None else self._players[claim.player]

    def by_ids(self, ids: Sequence[PlayerId]) -> dict[PlayerId, Player]:
        """Those that exist."""
        return {player: self._players[player] for player in ids if player in self._players}

    def everyone(self) -> tuple[Player, ...]:
        """All with a name, by name."""
        return tuple(self._players[claim.player] for _, claim in sorted(self._claims.items(), key=lambda item: item[0]))

    def enter(self, authid: str, at: int) -> Player:
        """The owner of a key; a new guest if it has none."""
        known = self.by_authid(authid)
        if known is not None:
            return known
        player = Player(id=self._new_id(), name=None, bot=False, authids=(authid,), created_at=at)
        self._owners[authid] = player.id
        return self._keep(player)

    def name(self, player: PlayerId, name: str, at: int, *, bot: bool | None) -> Player:
        """Give a player a name, taking it from one whose claim has lapsed; `bot` None leaves that as it was."""
        self._the(player)
        claim = self._claim(player, name, at)
        self._release(player)
        self._claims[name_key(name)] = claim
        named = replace(self._the(player), name=name)
        return self._keep(named if bot is None else replace(named, bot=bot))

    def free_name(self, player: PlayerId) -> Player:
        """Make a guest of a player."""
        self._the(player)
        return self._release(player)

    def link_key(self, player: PlayerId, authid: str, *, is_seated: Callable[[PlayerId], bool]) -> Player:
        """Add a key, with all others of the guest it belonged to, who is no more."""
        linked = self._the(player)
        owner = self.by_authid(authid)
        if owner is not None and owner.id == player:
            return linked
        if owner is not None and (owner.name is not None or is_seated(owner.id)):
            raise NameTaken("The key belongs to another player.")
        authids = (authid,) if owner is None else self._players.pop(owner.id).authids
        self._owners |= dict.fromkeys(authids, player)
        return self._keep(replace(linked, authids=linked.authids + authids))

    def ban(self, player: PlayerId, *, banned: bool) -> Player:
        """Shut out, or let in."""
        return self._keep(replace(self._the(player), banned=banned))

    def forget(self, player: PlayerId) -> None:
        """Erase name and keys."""
        for authid in self._the(player).authids:
            del self._owners[authid]
        self._keep(replace(self._release(player), authids=()))

    def is_listed(self, player: PlayerId) -> bool:
        """Whether the player has a name, and is not shut out."""
        known = self._players.get(player)
        return known is not None and known.name is not None and not known.banned

    def count_finished(self, players: Sequence[PlayerId]) -> None:
        """One finished game more for each that exists."""
        for player in self.by_ids(players).values():
            self._keep(replace(player, finished=player.finished + 1))

    def _claim(self, player: PlayerId, name: str, at: int) -> _Claim:
        """The claim to a name, if the player may have it."""
        claim = self._claims.get(name_key(name))
        if claim is None:
            return _Claim(player, at)
        if claim.player == player:
            return claim
        if not is_lapsed(claimed_at=claim.at, finished=self._players[claim.player].finished, at=at):
            raise NameTaken(f"The name {name} belongs to another player.")
        self._release(claim.player)
        return _Claim(player, at)

    def _release(self, player: PlayerId) -> Player:
        """Without a name."""
        named = self._players[player]
        if named.name is not None:
            del self._claims[name_key(named.name)]
        return self._keep(replace(named, name=None))

    def _the(self, player: PlayerId) -> Player:
        found = self._players.get(player)
        if found is None:
            raise NoSuchPlayer("There is no such player.")
        return found

    def _keep(self, player: Player) -> Player:
        self._players[player.id] = player
        return player
