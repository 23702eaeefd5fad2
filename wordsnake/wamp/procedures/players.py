"""The procedures about players: names, who is online, and how good they are."""

from collections.abc import Callable

from wordsnake.game.events import PlayerId
from wordsnake.game.refusals import NameTaken
from wordsnake.game.state import GameState
from wordsnake.ratings.result import LINKS_KEPT
from wordsnake.store.protocols import Player, Store
from wordsnake.table.directory import Directory
from wordsnake.wamp.contract import asks
from wordsnake.wamp.contract import messages as m
from wordsnake.wamp.contract.refusals import Refusal, SeatedUnderName
from wordsnake.wamp.presence.caller import Caller
from wordsnake.wamp.presence.lanes import Lanes
from wordsnake.wamp.presence.names import public_name
from wordsnake.wamp.presence.people import People
from wordsnake.wamp.presence.sessions import Sessions
from wordsnake.wamp.presence.whom import Whom
from wordsnake.wamp.procedures.standings import best_link, rating_views


class Players:
    """Names and presence of players."""

    def __init__(  # noqa: PLR0913, PLR0917 - its collaborators
        self,
        book: Store,
        people: People,
        directory: Directory,
        sessions: Sessions,
        lanes: Lanes,
        now: Callable[[], int],
    ) -> None:
        """`now` in milliseconds since 1970-01-01T00:00Z."""
        self._book = book
        self._people = people
        self._directory = directory
        self._sessions = sessions
        self._lanes = lanes
        self._now = now
        self._whom = Whom(people, sessions)

    async def set_name(self, caller: Caller, ask: asks.SetName) -> m.NameResult:
        """Claim a name; it is fixed while its owner sits in an unfinished game."""
        async with caller.alone(self._lanes) as player:
            if ask.name != player.name:
                await self._refuse_seated(player, ask.name)
            named = await self._book.claim_name(player.id, ask.name, self._now(), bot=ask.bot)
            self._people.renamed(named)
        return m.NameResult(name=public_name(named), bot=named.bot, online=self._sessions.here(named.id))

    async def get_player(self, caller: Caller, ask: asks.GetPlayer) -> m.PlayerView:
        """The caller itself, or whoever has this name."""
        player, me = await self._whom.find(caller, ask.name)
        ratings = await self._book.ratings([player.id])
        links = await self._book.links(player.id, LINKS_KEPT)
        return m.PlayerView(
            name=public_name(player),
            bot=player.bot,
            guest=player.name is None,
            online=self._sessions.here(player.id),
            games=[state.game for state in self._games(player.id) if me or _is_open(state)],
            ratings=rating_views(ratings.get(player.id, {}).items()),
            best_links=[best_link(link) for link in links],
        )

    def _games(self, player: PlayerId) -> list[GameState]:
        return [table.state for table in self._directory.tables_of(player)]

    async def _refuse_seated(self, player: Player, name: str) -> None:
        states = self._games(player.id)
        if states:
            playing = any(state.phase == "playing" for state in states)
            raise Refusal(SeatedUnderName("playing" if playing else "waiting"))
        owner = await self._people.called(name)
        if owner is not None and owner.id != player.id and self._games(owner.id):
            raise Refusal(NameTaken())


def _is_open(state: GameState) -> bool:
    """Whether others are told of the game: not of a private one, nor of a daily one, at which they cannot look yet."""
    return not state.private and state.day is None
