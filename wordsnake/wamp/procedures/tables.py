"""How the procedures reach the tables: an unknown game, or a command that is refused, ends the call."""

from collections.abc import Callable

from wordsnake.game.commands import Command
from wordsnake.game.events import GameId, PlayerId
from wordsnake.game.refusals import NoSuchGame, Refused, Repeated
from wordsnake.game.state import GameState
from wordsnake.table.directory import Directory
from wordsnake.table.table import Done, Table
from wordsnake.wamp.contract.messages import GameView
from wordsnake.wamp.contract.refusals import Refusal
from wordsnake.wamp.presence.people import People
from wordsnake.wamp.telling.views import game_view, players_of_state


class Tables:
    """The live games, for calls."""

    def __init__(
        self,
        directory: Directory,
        people: People,
        here: Callable[[PlayerId], bool],
        watchers: Callable[[GameId], int],
    ) -> None:
        """`here` tells who is connected, `watchers` how many look on at a game."""
        self.directory = directory
        self._people = people
        self._here = here
        self._watchers = watchers

    async def table(self, game: GameId) -> Table:
        """The table of a game, or the refusal `no_such_game`."""
        table = await self.directory.find(game)
        if table is None:
            raise Refusal(NoSuchGame())
        return table

    async def do(self, table: Table, command: Command) -> Done | Repeated:
        """Carry out a command, or end the call with its refusal."""
        answer = await table.ask(command)
        if isinstance(answer, Refused):
            raise Refusal(answer)
        return answer

    async def seq(self, game: GameId, command: Command) -> int:
        """Carry out a command; answers the seq of the first event it led to, or of the last one before."""
        table = await self.table(game)
        done = await self.do(table, command)
        return done.events[0].seq if isinstance(done, Done) and done.events else table.state.seq

    async def view(self, state: GameState) -> GameView:
        """A game as its players see it."""
        names = await self._people.names(players_of_state(state))
        return game_view(state, names, self._here, self._watchers(state.game))
