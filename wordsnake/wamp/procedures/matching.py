"""*Play now*: strangers who want the same game meet in it, and whoever stays alone gets a bot.

A game made here belongs to nobody in particular, so the server starts it. It waits `OFFER_AFTER_S` for a person, then
asks a bot, and starts `START_AFTER_S` after there are enough: somebody alone at night plays within 15 s.

Of the games that wait, the one is chosen whose opener is nearest in rating, if near enough for how long it has waited
(see `nearness`). Where none is, the player opens another. Who is alone and asks again may be seated
elsewhere by then.

What is known of the games made here is in memory. After a restart of the server those are known by their logs that are
rated; another one that is still waiting has its host to start it.
"""

import logging
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from twisted.internet.defer import Deferred
from twisted.python.failure import Failure

from wordsnake.game import commands as c
from wordsnake.game.events import GameId, PlayerId
from wordsnake.game.refusals import GameFull, Refused, WrongPhase
from wordsnake.game.state import GameState
from wordsnake.ratings.rating import Rating
from wordsnake.rules.ruleset import Ruleset
from wordsnake.store.protocols import Player
from wordsnake.table.ports import Alarm, Clock, NotNow
from wordsnake.table.table import Table
from wordsnake.wamp.contract.refusals import Refusal
from wordsnake.wamp.presence.people import People
from wordsnake.wamp.procedures.nearness import distance, in_reach, level_near
from wordsnake.wamp.procedures.opponents import Opponents
from wordsnake.wamp.procedures.tables import Tables

OFFER_AFTER_S = 10.0
"""How long a lone player waits for a person."""
START_AFTER_S = 4.0
"""How long a game that has enough players still waits for more."""

log = logging.getLogger(__name__)


Ratings = Callable[[Sequence[PlayerId]], Awaitable[Mapping[PlayerId, Mapping[str, Rating]]]]
"""The ratings of players, by ruleset."""


@dataclass(slots=True)
class Wait:
    """A game made here that waits: for more players, or, with `enough` of them, for its start.

    It was opened at `since`, in milliseconds since 1970, by somebody with this `rating`.
    """

    since: int
    rating: Rating
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
        now: Callable[[], int],
        ratings: Ratings,
    ) -> None:
        """`here` tells who is connected, `chance` gives a random number of so many bits, `now` the time in ms."""
        self._tables = tables
        self._people = people
        self._opponents = opponents
        self._clock = clock
        self._here = here
        self._chance = chance
        self._now = now
        self._ratings = ratings
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
        """The game in which the player sits now: one that waits, with the nearest opponents, or a new one.

        `sit` seats the player in a game, `create` makes one with the player in it. Whoever waits in such a game already
        stays there; only who waits alone goes to an older one that is in reach by now. Two must not be at this at once
        for the same rules and language.
        """
        rating = await self._rating(player.id, rules)
        waiting = await self._waiting_for(rules, language)
        mine = next((table for table in waiting if table.state.sits(player.id)), None)
        if mine is not None and len(mine.state.seats) > 1:
            return mine
        for table in self._nearest(waiting, rating, mine):
            try:
                await sit(table)
            except Refusal as refusal:
                if mine is None and not isinstance(refusal.refused, GameFull | WrongPhase):
                    raise
                continue  # somebody came by another way
            if mine is not None:
                await mine.ask(c.LeaveGame(player=player.id))
            return table
        return mine or self._keep(await create(), rating)

    async def resume(self, states: Iterable[GameState]) -> None:
        """After a restart: see to those of these games again that wait and are known to be made here.

        Fails with StoreError.
        """
        for state in states:
            if state.rated and state.phase == "waiting":
                self._set(state, state.opened_at, await self._rating(state.host, state.ruleset))

    def _keep(self, table: Table, rating: Rating) -> Table:
        """A game was made here: see to it from now on."""
        self._set(table.state, self._now(), rating)
        return table

    def note(self, state: GameState) -> None:
        """A game is like this now."""
        wait = self._waiting.get(state.game)
        if wait is None:
            return
        if state.phase != "waiting":
            wait.alarm.cancel()
            del self._waiting[state.game]
        elif wait.enough != (len(state.seats) >= state.ruleset.seats_min):
            wait.alarm.cancel()
            self._set(state, wait.since, wait.rating)

    def close(self) -> None:
        """Stop all clocks."""
        for wait in self._waiting.values():
            wait.alarm.cancel()
        self._waiting.clear()

    async def _waiting_for(self, rules: Ruleset, language: str) -> list[Table]:
        """The waiting games of this kind, the oldest first."""
        tables = [await self._tables.directory.find(game) for game in tuple(self._waiting)]
        wanted = (rules, language, "waiting")
        return [
            table
            for table in tables
            if table is not None and (table.state.ruleset, table.state.language, table.state.phase) == wanted
        ]

    def _nearest(self, tables: Sequence[Table], rating: Rating, mine: Table | None) -> list[Table]:
        """Of these games those that have room and are in reach, the nearest first: of equal ones the older one.

        Who waits in a game, `mine`, goes to older ones alone, so that two who wait do not change places.
        """
        now, found = self._now(), list[tuple[int, int, Table]]()
        for place, table in enumerate(tables):
            if table is mine:
                break
            wait = self._waiting.get(table.game)
            if wait is not None and self._welcomes(table.state):
                apart = distance(rating, wait.rating)
                if in_reach(apart, now - wait.since):
                    found.append((apart, place, table))
        return [table for *_, table in sorted(found, key=lambda it: it[:2])]

    async def _rating(self, player: PlayerId, rules: Ruleset) -> Rating:
        return (await self._ratings([player])).get(player, {}).get(rules.name, Rating())

    def _welcomes(self, state: GameState) -> bool:
        """Whether there is room, and somebody to meet."""
        return len(state.seats) < state.ruleset.seats_max and any(self._here(seat.player) for seat in state.seats)

    def _set(self, state: GameState, since: int, rating: Rating) -> None:
        enough = len(state.seats) >= state.ruleset.seats_min
        delay = START_AFTER_S if enough else OFFER_AFTER_S
        alarm = self._clock.callLater(delay, self._ring, state.game)
        self._waiting[state.game] = Wait(since, rating, enough, alarm)

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
            level = level_near(await self._rating(state.host, state.ruleset))
            await self._opponents.seat_some(state, level, names[state.host])


def _failed(failure: Failure, game: GameId) -> None:
    if isinstance(failure.value, NotNow | Refusal):
        log.warning("game %s could not be seen to: %s", game, failure.value)
    else:
        log.error("game %s could not be seen to", game, exc_info=failure.value)
