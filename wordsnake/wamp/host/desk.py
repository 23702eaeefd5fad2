"""What the host of the server can do: look after players and games.

The same desk serves `wordsnake players` and `wordsnake games` through the running engine (as `wordsnake.host.*`) and,
when no server runs, straight on its store. Whatever cannot be done ends in a `Refusal` whose sentence is for the host.
"""

import re
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from twisted.internet.defer import Deferred

from wordsnake.game.card import GameCard
from wordsnake.game.commands import EndGame
from wordsnake.game.events import GameId
from wordsnake.game.refusals import InvalidArgument, NameTaken, NoSuchGame, Refused
from wordsnake.rules.names import InvalidName, player_name
from wordsnake.store import protocols as store
from wordsnake.store.protocols import Player, Store
from wordsnake.table.directory import Directory
from wordsnake.table.ids import is_well_formed
from wordsnake.wamp.contract.messages import Notice
from wordsnake.wamp.contract.refusals import KeyInUse, NoSuchPlayer, Refusal, SitsInGames
from wordsnake.wamp.contract.times import wire_time
from wordsnake.wamp.presence.lanes import Lanes
from wordsnake.wamp.presence.names import Names, public_name
from wordsnake.wamp.presence.people import People
from wordsnake.wamp.presence.sessions import Sessions
from wordsnake.wamp.telling.publisher import Publisher
from wordsnake.wamp.telling.views import players_of_cards
from wordsnake.wamp.trust.bans import BanList
from wordsnake.wamp.trust.farewells import BANNED, Kick
from wordsnake.wamp.trust.keys import PUBLIC_KEY, authid_of

P = ParamSpec("P")
Desk = TypeVar("Desk")
Json = dict[str, Any]
AUTHID = re.compile(r"[0-9a-f]{32}")


def answered(
    method: Callable[Concatenate[Desk, P], Coroutine[Any, Any, Json]],
) -> Callable[Concatenate[Desk, P], Deferred[Json]]:
    """The method with its result in a Deferred."""

    @wraps(method)
    def answer(self: Desk, /, *args: P.args, **kwargs: P.kwargs) -> Deferred[Json]:
        return Deferred.fromCoroutine(method(self, *args, **kwargs))

    return answer


class HostDesk:
    """The host's commands. Every method fires with JSON-able data, or fails with Refusal, StoreError or OSError."""

    def __init__(  # noqa: PLR0913 - its collaborators
        self,
        *,
        store: Store,
        people: People,
        directory: Directory,
        sessions: Sessions,
        publisher: Publisher,
        lanes: Lanes,
        bans: BanList,
        now: Callable[[], int],
        kick: Kick,
    ) -> None:
        """`now` in milliseconds since 1970-01-01T00:00Z."""
        self._store = store
        self._people = people
        self._directory = directory
        self._sessions = sessions
        self._publisher = publisher
        self._lanes = lanes
        self._bans = bans
        self._now = now
        self._kick = kick

    @answered
    async def players_list(self) -> Json:
        """All players with a name, and the guests who are connected."""
        players = [*await self._store.everyone(), *await self._sessions.guests()]
        return {"players": [self._row(player) for player in players]}

    @answered
    async def players_rename(self, name: str, new: str) -> Json:
        """Give a player another name."""
        async with self._standing(name) as player:
            try:
                renamed = await self._store.rename(player.id, player_name(new), self._now())
            except InvalidName as invalid:
                raise Refusal(InvalidArgument("The new name", invalid.problem)) from None
            except store.NameTaken:
                raise Refusal(NameTaken()) from None
            return self._changed(renamed, f"The host of this server calls you {public_name(renamed)} now.")

    @answered
    async def players_free(self, name: str) -> Json:
        """Make a guest of a player; the name is anybody's."""
        async with self._standing(name) as player:
            freed = await self._store.free_name(player.id)
            return self._changed(freed, "The host of this server has freed your name.")

    @answered
    async def players_link(self, name: str, key: str) -> Json:
        """Let a player sign in with another key too: a public key (64 hex digits), or its authid (32)."""
        player = await self._called(name)
        try:
            linked = await self._store.link_key(player.id, _authid(key), self._now())
        except store.NameTaken:
            raise Refusal(KeyInUse()) from None
        self._people.keep(linked)
        self._sessions.rebind(linked)
        return self._row(linked)

    @answered
    async def players_ban(self, name: str) -> Json:
        """Shut a player out, at once."""
        player = await self._called(name)
        banned = await self._store.ban(player.id, banned=True)
        self._people.keep(banned)
        self._bans.add(banned.authids)
        await self._kick(banned.authids, BANNED)
        return self._row(banned)

    @answered
    async def players_unban(self, name: str) -> Json:
        """Let a player in again."""
        player = await self._called(name)
        let_in = await self._store.ban(player.id, banned=False)
        self._people.keep(let_in)
        self._bans.remove(let_in.authids)
        return self._row(let_in)

    @answered
    async def players_forget(self, name: str) -> Json:
        """Erase a player's name, keys and texts; a ban ends with the keys it was for."""
        async with self._standing(name) as player:
            await self._store.forget(player.id)
            self._people.drop(player.id)
            self._bans.remove(player.authids)
            await self._kick(player.authids, BANNED)
            return {"name": public_name(player)}

    @answered
    async def games_list(self) -> Json:
        """All games that are not over, private ones too."""
        cards = await self._unfinished()
        names = await self._people.names(players_of_cards(cards))
        return {"games": [_game_row(card, names) for card in cards]}

    @answered
    async def games_end(self, game: str) -> Json:
        """Close a waiting game, or end a running one without a winner."""
        table = await self._directory.find(GameId(game)) if is_well_formed(game) else None
        if table is None:
            raise Refusal(NoSuchGame())
        answer = await table.ask(EndGame())
        if isinstance(answer, Refused):
            raise Refusal(answer)
        return {"game": game, "phase": table.state.phase}

    async def _called(self, name: str) -> Player:
        player = await self._people.called(name) or await self._sessions.guest(name)
        if player is None:
            raise Refusal(NoSuchPlayer(name))
        return player

    @asynccontextmanager
    async def _standing(self, name: str) -> AsyncIterator[Player]:
        """The player, who sits in no unfinished game, and takes no seat meanwhile: there a name is fixed."""
        player = await self._called(name)
        async with self._lanes.hold(player.id):
            games = [card.game for card in await self._unfinished() if player.id in card.seats]
            if games:
                raise Refusal(SitsInGames(name, ", ".join(games)))
            yield player

    async def _unfinished(self) -> list[GameCard]:
        cards = [await self._store.card(game) for game in await self._store.unfinished()]
        return [card for card in cards if card is not None]

    def _changed(self, player: Player, notice: str) -> Json:
        self._people.renamed(player)
        self._publisher.tell([player.id], Notice(text=notice))
        return self._row(player)

    def _row(self, player: Player) -> Json:
        return {
            "name": public_name(player),
            "bot": player.bot,
            "banned": player.banned,
            "online": self._sessions.here(player.id),
            "keys": list(player.authids),
            "finished": player.finished,
            "since": wire_time(player.created_at),
        }


def _game_row(card: GameCard, names: Names) -> Json:
    return {
        "game": card.game,
        "phase": card.phase,
        "ruleset": card.ruleset,
        "language": card.language,
        "private": card.private,
        "host": names[card.host],
        "seats": [names[player] for player in card.seats],
        "words": card.words,
        "opened_at": wire_time(card.opened_at),
        "changed_at": wire_time(card.changed_at),
    }


def _authid(key: str) -> str:
    """The fingerprint of a key that is given as a public key, or as its fingerprint already."""
    digits = key.strip().lower()
    if PUBLIC_KEY.fullmatch(digits):
        return authid_of(digits)
    if AUTHID.fullmatch(digits):
        return digits
    raise Refusal(InvalidArgument("The key", "must be a public key (64 hex digits) or an authid (32)"))
