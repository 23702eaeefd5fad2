"""The live games, by id: opened, loaded from the log when asked for, recovered after a restart, forgotten when over."""

import logging
from collections.abc import Iterator

from twisted.internet.defer import Deferred

from wordsnake.game.commands import CreateGame
from wordsnake.game.events import Event, GameId, PlayerId
from wordsnake.game.refusals import Refused
from wordsnake.game.state import GameState, nothing
from wordsnake.table.ids import new_game_id
from wordsnake.table.ports import Damaged, NotNow, World
from wordsnake.table.seating import Seating
from wordsnake.table.table import LINGER_MS, Done, Table, fold

LIVE_GAMES = 20_000
"""More games than this are not kept in memory at a time."""

log = logging.getLogger(__name__)


class Directory:
    """All tables of this server."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._tables: dict[GameId, Table] = {}
        self._loading: dict[GameId, list[Deferred[Table | None]]] = {}
        self.seating = Seating()

    def live(self) -> Iterator[Table]:
        """The games in memory."""
        return iter(tuple(self._tables.values()))

    def tables_of(self, player: PlayerId) -> list[Table]:
        """The unfinished games in which the player has a seat, given up or not."""
        return [self._tables[game] for game in self.seating.games(player) if game in self._tables]

    async def recover(self) -> int:
        """Bring every unfinished game back to life; answers how many. Fails with NotNow.

        So are those that were over a moment ago, which would be in memory still: whoever played may not know yet. A log
        that cannot be understood stays out, and is named in the server's log: one damaged game stops no other.
        """
        games = await self._world.journal.unfinished()
        over = await self._world.journal.over_since(self._world.now() - LINGER_MS)
        for game in (*games, *over):
            try:
                await self.find(game)
            except Damaged as damaged:
                log.error("game %s cannot be recovered: %s", game, damaged)  # noqa: TRY400 - the message says it all
            except NotNow:
                raise
            except Exception:
                log.exception("game %s cannot be recovered", game)
        return sum(not table.over for table in self._tables.values())

    async def open(self, command: CreateGame) -> Table | Refused:
        """Open a game under a new id and seat its host. Fails with NotNow."""
        game = await self._free_id(private=command.private)
        self._check_room()
        table = self._tables[game] = self._table(nothing(game))
        try:
            answer = await table.ask(command)
        except BaseException:
            self._drop(table)
            raise
        if isinstance(answer, Done):
            return table
        self._drop(table)
        if isinstance(answer, Refused):
            return answer
        raise TypeError(f"a new game answered {answer!r}")

    async def find(self, game: GameId) -> Table | None:
        """The table of a game, loaded if need be (once, however many ask); None for an unknown id."""
        table = self._tables.get(game)
        if table is not None:
            return table
        waiting = self._loading.get(game)
        if waiting is not None:
            mine: Deferred[Table | None] = Deferred()
            waiting.append(mine)
            return await mine
        return await self._load_for_all(game)

    async def _load_for_all(self, game: GameId) -> Table | None:
        self._loading[game] = []
        try:
            table = await self._load(game)
        except BaseException as error:
            for waiting in self._loading.pop(game):
                waiting.errback(error)
            raise
        for waiting in self._loading.pop(game):
            waiting.callback(table)
        return table

    async def _load(self, game: GameId) -> Table | None:
        events = await self._world.journal.read(game)
        if not events:
            return None
        self._check_room()
        before = nothing(game)
        table = self._tables[game] = self._table(fold(before, events), resumed=True)
        self.seating.note(before, table.state)
        return table

    async def _free_id(self, *, private: bool) -> GameId:
        while True:
            game = new_game_id(self._world.chance, private=private)
            if game not in self._tables and not await self._world.journal.read(game, 0, 1):
                return game

    def _check_room(self) -> None:
        if len(self._tables) >= LIVE_GAMES:
            raise NotNow("too many games are being played")

    def _table(self, state: GameState, *, resumed: bool = False) -> Table:
        return Table(state, self._world, announce=self._announce, leave=self._drop, resumed=resumed)

    async def _announce(self, before: GameState, events: tuple[Event, ...], after: GameState) -> None:
        self.seating.note(before, after)
        await self._world.announce(before, events, after)

    def _drop(self, table: Table) -> None:
        table.close()
        if self._tables.get(table.game) is table:
            del self._tables[table.game]

    def give_back(self) -> None:
        """The server could not be reached for a while, and can be: no turn is shorter for it."""
        for table in self.live():
            table.give_back()

    def close(self) -> None:
        """Stop all clocks."""
        for table in self.live():
            table.close()
