"""The bots of this server as opponents: which are here, and how one is asked to sit down.

A bot is a player like any other. It is told of a game on `wordsnake.me`, and joins by itself; whoever asked for it
waits until it sits, but not for long: a bot that hangs or dies holds up nobody.
"""

from collections.abc import Callable, Mapping

from twisted.internet.defer import Deferred

from wordsnake.game.events import GameId
from wordsnake.game.refusals import GameFull, NotHost, NotSeated, WrongPhase
from wordsnake.game.state import GameState
from wordsnake.table.directory import Directory
from wordsnake.table.ports import Clock
from wordsnake.wamp.contract import asks
from wordsnake.wamp.contract import messages as m
from wordsnake.wamp.contract.refusals import NoBot, Refusal
from wordsnake.wamp.presence.caller import Caller
from wordsnake.wamp.presence.people import People
from wordsnake.wamp.presence.sessions import Sessions
from wordsnake.wamp.procedures.tables import Tables
from wordsnake.wamp.telling.publisher import Publisher

ANSWER_S = 3.0
"""A bot that was asked has so long to sit down; then another is asked."""


class Opponents:
    """Asks bots to sit down. `levels` are those of the bots that are trusted, by authid."""

    def __init__(  # noqa: PLR0913, PLR0917 - its collaborators
        self,
        levels: Mapping[str, int],
        directory: Directory,
        people: People,
        sessions: Sessions,
        publisher: Publisher,
        clock: Clock,
        chance: Callable[[int], int],
    ) -> None:
        """`chance` gives a random number of so many bits."""
        self._levels = dict(levels)
        self._directory = directory
        self._people = people
        self._sessions = sessions
        self._publisher = publisher
        self._clock = clock
        self._chance = chance
        self._asked: dict[tuple[GameId, str], Deferred[int | None]] = {}

    def level(self, authid: str | None) -> int | None:
        """The level of a bot of this server, None for anybody else."""
        return None if authid is None else self._levels.get(authid)

    def believe(self, authid: str, level: int | None) -> None:
        """From now on this is a bot of this server, of this level; None: it is none."""
        if level is None:
            self._levels.pop(authid, None)
        else:
            self._levels[authid] = level

    def sat_down(self, game: GameId, authid: str | None, seq: int) -> None:
        """A player has joined: if it is a bot that was asked, whoever asked need wait no longer."""
        asked = None if authid is None else self._asked.pop((game, authid), None)
        if asked is not None:
            asked.callback(seq)

    async def seat(self, state: GameState, level: int, by: str) -> int | None:
        """Have a bot of this level sit down, asked in the name of `by`: the seq of it, or None if none has."""
        for authid in await self._free(state, level):
            seq = await self._ask(state.game, authid, by)
            if seq is not None:
                return seq
        return None

    async def seat_some(self, state: GameState, level: int, by: str) -> bool:
        """Have a bot sit down, as near to this level as there are: whether one has."""
        for near in sorted(set(self._levels.values()), key=lambda other: (abs(other - level), other)):
            if await self.seat(state, near, by) is not None:
                return True
        return False

    async def _free(self, state: GameState, level: int) -> list[str]:
        """The bots of this level that are here, have room and do not sit in the game, those with fewest games first."""
        if state.ruleset.pace == "solo":
            return []
        here = self._sessions.keys()
        bots = [authid for authid, its in self._levels.items() if its == level and authid in here]
        games: dict[str, int] = {}
        for authid in bots:
            player = await self._people.find(authid)
            if player is None:
                games[authid] = 0
            elif self._directory.seating.has_room(player.id) and not state.sits(player.id):
                games[authid] = len(self._directory.seating.games(player.id))
        return sorted(games, key=lambda authid: (games[authid], (state.game, authid) in self._asked, self._chance(32)))

    async def _ask(self, game: GameId, authid: str, by: str) -> int | None:
        if (game, authid) in self._asked:
            return None
        answer: Deferred[int | None] = Deferred()
        self._asked[game, authid] = answer
        alarm = self._clock.callLater(ANSWER_S, self._silent, game, authid)
        self._publisher.tell_keys([authid], m.Invited(game=game, by=by))
        seq = await answer
        if seq is not None:
            alarm.cancel()
        return seq

    def _silent(self, game: GameId, authid: str) -> None:
        self._asked.pop((game, authid)).callback(None)


class AddBot:
    """The procedure by which the host of a game has a bot sit down."""

    def __init__(self, tables: Tables, people: People, opponents: Opponents) -> None:
        self._tables = tables
        self._people = people
        self._opponents = opponents

    async def add_bot(self, caller: Caller, ask: asks.AddBot) -> m.SeqResult:
        """Have a bot of a level sit down."""
        player = await caller.player()
        state = (await self._tables.table(ask.game)).state
        if state.phase != "waiting":
            raise Refusal(WrongPhase(state.phase))
        if not state.sits(player.id):
            raise Refusal(NotSeated())
        if state.host != player.id:
            raise Refusal(NotHost())
        if len(state.seats) >= state.ruleset.seats_max:
            raise Refusal(GameFull())
        names = await self._people.names([player.id])
        seq = await self._opponents.seat(state, ask.level, names[player.id])
        if seq is None:
            raise Refusal(NoBot(ask.level))
        return m.SeqResult(seq=seq)
