"""*Play now*: strangers who want the same game meet in it, and whoever stays alone gets a bot.

A game made here belongs to nobody in particular, so the server starts it. It waits `OFFER_AFTER_S` for a person, then
asks a bot, and starts `START_AFTER_S` after there are enough: somebody alone at night plays within 15 s. Which games
were made here is not stored; after a restart of the server, one that is still waiting has its host to start it.
"""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from twisted.internet.defer import Deferred
from twisted.python.failure import Failure

from wordsnake.game import commands as c
from wordsnake.game.events import GameId, PlayerId
from wordsnake.game.refusals import GameFull, Refused, WrongPhase
from wordsnake.game.state import GameState
from wordsnake.rules.ruleset import Ruleset
from wordsnake.store.protocols import Player
from wordsnake.table.ports import Alarm, Clock, NotNow
from wordsnake.table.table import Table
from wordsnake.wamp.opponents import Opponents
from wordsnake.wamp.people import People
from wordsnake.wamp.refusals import Refusal
from wordsnake.wamp.tables import Tables

OFFER_AFTER_S = 10.0
"""How long a lone player waits for a person."""
START_AFTER_S = 4.0
"""How long a game that has enough players still waits for more."""
OFFERED_LEVEL = 3

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Wait:
    """A game made here that waits: for more players, or, with `enough` of them, for its start."""

    enough: bool
    alarm: Alarm


class Matching:
    """The waiting games made by `find_game`, the oldest first, and their clocks."""

    def __init__(  # noqa: PLR0913, PLR0917 - its collaborators
        self,
        tables: Tables,
        people: People,
        opponents: Opponents,
        clock: Clock,
        here: Callable[[PlayerId], bool],
        chance: Callable[[int], int],
    ) -> None:
        """`here` tells who is connected, `chance` gives a random number of so many bits."""
        self._tables = tables
        self._people = people
        self._opponents = opponents
        self._clock = clock
        self._here = here
        self._chance = chance
        self._waiting: dict[GameId, Wait] = {}

    async def meet(
        self,
        player: Player,
        rules: Ruleset,
        language: str,
        *,
        sit: Callable[[Table], Awaitable[None]],
        create: Callable[[], Awaitable[Table]],
    ) -> Table:
        """The game in which the player sits now: the one that waits for such a player longest, or a new one.

        `sit` seats the player in a game, `create` makes one with the player in it. Whoever waits in such a game already
        stays there. Two must not be at this at once for the same rules and language.
        """
        while table := await self._open_to(player, rules, language):
            try:
                await sit(table)
            except Refusal as refusal:
                if isinstance(refusal.refused, GameFull | WrongPhase):  # somebody came by another way
                    continue
                raise
            return table
        table = await create()
        self.keep(table.state)
        return table

    def keep(self, state: GameState) -> None:
        """A game was made here: see to it from now on."""
        self._set(state, enough=_has_enough(state))

    def note(self, state: GameState) -> None:
        """A game is like this now."""
        wait = self._waiting.get(state.game)
        if wait is None:
            return
        if state.phase != "waiting":
            wait.alarm.cancel()
            del self._waiting[state.game]
        elif wait.enough != _has_enough(state):
            wait.alarm.cancel()
            self._set(state, enough=not wait.enough)

    def close(self) -> None:
        """Stop all clocks."""
        for wait in self._waiting.values():
            wait.alarm.cancel()
        self._waiting.clear()

    async def _open_to(self, player: Player, rules: Ruleset, language: str) -> Table | None:
        tables = [await self._tables.directory.find(game) for game in tuple(self._waiting)]
        fitting = [
            table
            for table in tables
            if table is not None
            and (table.state.ruleset, table.state.language, table.state.phase) == (rules, language, "waiting")
            and (table.state.sits(player.id) or self._welcomes(table.state))
        ]
        return min(fitting, key=lambda table: not table.state.sits(player.id), default=None)

    def _welcomes(self, state: GameState) -> bool:
        """Whether there is room, and somebody to meet."""
        return len(state.seats) < state.ruleset.seats_max and any(self._here(seat.player) for seat in state.seats)

    def _set(self, state: GameState, *, enough: bool) -> None:
        delay = START_AFTER_S if enough else OFFER_AFTER_S
        alarm = self._clock.callLater(delay, self._ring, state.game)
        self._waiting[state.game] = Wait(enough, alarm)

    def _ring(self, game: GameId) -> None:
        wait = self._waiting[game]
        # Set again before anything is tried: if it fails, it is tried again.
        wait.alarm = self._clock.callLater(OFFER_AFTER_S, self._ring, game)
        trying = Deferred.fromCoroutine(self._start(game) if wait.enough else self._offer(game))
        trying.addErrback(_failed, game)

    async def _start(self, game: GameId) -> None:
        table = await self._tables.table(game)
        answer = await table.ask(c.StartGame(player=table.state.host, draw=self._chance(64)))
        if isinstance(answer, Refused):
            log.info("game %s was not started: %s", game, answer.sentence)

    async def _offer(self, game: GameId) -> None:
        state = (await self._tables.table(game)).state
        if self._welcomes(state):
            names = await self._people.names([state.host])
            await self._opponents.seat_some(state, OFFERED_LEVEL, names[state.host])


def _has_enough(state: GameState) -> bool:
    return len(state.seats) >= state.ruleset.seats_min


def _failed(failure: Failure, game: GameId) -> None:
    if isinstance(failure.value, NotNow | Refusal):
        log.warning("game %s could not be seen to: %s", game, failure.value)
    else:
        log.error("game %s could not be seen to", game, exc_info=failure.value)
