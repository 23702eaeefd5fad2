"""One live game: the order in which things happen to it.

Commands are carried out one after another. For each the clock is read once, the game decides, the events are stored,
the state follows, the events are announced, and only then does the caller get its answer. What could not be stored did
not happen. Different games never wait for each other.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import reduce

from twisted.internet.defer import Deferred, DeferredLock
from twisted.python.failure import Failure

from wordsnake.game.card import card_of
from wordsnake.game.commands import (
    CloseIdle,
    Command,
    CreateGame,
    EndGame,
    Expire,
    ExtendClock,
    LeaveGame,
    RemoveSeat,
    Say,
)
from wordsnake.game.decide import decide
from wordsnake.game.events import Event, GameId, PlayerId
from wordsnake.game.evolve import evolve
from wordsnake.game.refusals import Refused, Repeated
from wordsnake.game.state import IDLE_MS, GameState
from wordsnake.rules.lexicon import Lexicon
from wordsnake.table.nowords import NO_WORDS
from wordsnake.table.owed import Owed
from wordsnake.table.ports import Alarm, Announce, Conflict, NotNow, World

QUEUE = 32
"""More commands than this may not wait for one game."""
LINGER_MS = 60_000
"""How long a game that is over stays in memory."""
SOON_S = 0.01
"""The clock looks again after so long when it was early, or while something is under way."""
RETRY_S = 1.0
"""When the clock's command could not be carried out, or the clock stands, it is tried again after so long."""
WORDLESS = LeaveGame | RemoveSeat | Say | CloseIdle | EndGame
"""Commands that can be carried out while the words of a game are not ready: its clock stands, but nobody is held."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Done:
    """A command was carried out: the events it led to (perhaps none), and the state after them."""

    events: tuple[Event, ...]
    state: GameState


Answer = Done | Refused | Repeated


def fold(state: GameState, events: Sequence[Event]) -> GameState:
    """The state after `events`."""
    return reduce(evolve, events, state)


class Table:
    """A live game. `leave` is called when it need not be in memory any longer."""

    def __init__(
        self,
        state: GameState,
        world: World,
        *,
        announce: Announce,
        leave: Callable[["Table"], None],
        resumed: bool = False,
    ) -> None:
        """`resumed`: the game was loaded from its log, so whoever is to move may have lost time."""
        self.state = state
        self._world = world
        self._announce = announce
        self._leave = leave
        self._since = world.now()
        self._owed = Owed(world.lost, self._since, restarted=resumed and state.phase == "playing")
        self._queue = DeferredLock()
        self._alarm: Alarm | None = None
        self._set_alarm(self._since)

    @property
    def game(self) -> GameId:
        """Its id."""
        return self.state.game

    @property
    def over(self) -> bool:
        """Whether nothing but talk and a rematch can still happen."""
        return self.state.phase in {"finished", "closed"}

    async def ask(self, command: Command) -> Answer:
        """Carry out a command after those asked before. Raises NotNow."""
        if len(self._queue.waiting) >= QUEUE:
            raise NotNow("too much is asked of this game at once")
        return await self._in_turn(command)

    def give_back(self) -> None:
        """Time was lost: tell whoever is to move how long the turn lasts by now."""
        self._queue.run(self._give_back).addErrback(self._rang_in_vain)

    def close(self) -> None:
        """Forget the clock; nothing is asked of this table any more."""
        if self._alarm is not None:
            self._alarm.cancel()
            self._alarm = None

    async def _in_turn(self, command: Command) -> Answer:
        await self._queue.acquire()
        try:
            return await self._carry_out(command)
        finally:
            self._queue.release()

    async def _carry_out(self, command: Command) -> Answer:
        if not isinstance(command, WORDLESS) and self._gives_back(self._world.now()) is not None:
            await self._give_back()
        return await self._attempt_twice(command)

    def _gives_back(self, at: int) -> ExtendClock | None:
        """What is to be done first: no turn is shorter for what the server has lost of it."""
        return self._owed.command(at) if self.state.phase == "playing" else None

    async def _give_back(self) -> None:
        command = self._gives_back(self._world.now())
        if command is not None:
            await self._attempt_twice(command)
            self._owed.given_back(command)

    async def _attempt_twice(self, command: Command) -> Answer:
        try:
            return await self._attempt(command)
        except Conflict:
            log.warning(
                "game %s was written by somebody else after seq %d: reading it again", self.game, self.state.seq
            )
            await self._catch_up()
            return await self._attempt_again(command)

    async def _attempt_again(self, command: Command) -> Answer:
        try:
            return await self._attempt(command)
        except Conflict:
            raise NotNow("another server plays this game") from None

    async def _attempt(self, command: Command) -> Answer:
        before, at = self.state, self._world.now()
        decision = decide(before, command, at, self._lexicon(command), self._away())
        if isinstance(decision, Refused | Repeated):
            return decision
        if decision:
            after = fold(before, decision)
            mark = self._owed.mark(at)
            try:
                await self._world.journal.append(self.game, decision, card_of(after))
            except NotNow:
                self._owed.failed(mark)
                raise
            stored_at = self._world.now()
            self._owed.stored(mark, stored_at, new_turn=_is_new_turn(command, before, after))
            await self._follow(decision, after, stored_at)
        return Done(decision, self.state)

    def _lexicon(self, command: Command) -> Lexicon:
        if isinstance(command, WORDLESS):
            return NO_WORDS
        language, version = self.state.language, self.state.lexicon or None
        if isinstance(command, CreateGame):
            language = command.language
        # A game is played to its end with the words it was opened with, whatever the host rules meanwhile.
        lexicon = self._world.lexicons.get(language, version)
        if lexicon is None:
            raise NotNow(f"the words of {language} are not ready")
        return lexicon

    async def _catch_up(self) -> None:
        # They are announced here too: whoever wrote them may have died before. Listeners drop what they know by seq.
        events = await self._world.journal.read(self.game, self.state.seq)
        if events:
            await self._follow(events, fold(self.state, events), self._world.now())

    async def _follow(self, events: tuple[Event, ...], after: GameState, at: int) -> None:
        before, self.state = self.state, after
        self._since = at
        self._set_alarm(at)
        try:
            await self._announce(before, events, after)
        except Exception:  # it is stored: the caller must hear so, and listeners repair the gap
            log.exception("could not announce events %d-%d of game %s", events[0].seq, events[-1].seq, self.game)

    def _away(self) -> frozenset[PlayerId]:
        return frozenset([seat.player for seat in self.state.seats if not self._world.here(seat.player)])

    def _due(self, at: int) -> int | None:
        if self.state.phase == "waiting":
            return self.state.touched_at + IDLE_MS + self._owed.time(at)
        if self._gives_back(at) is not None:
            return self._since
        return self._since + LINGER_MS if self.over else self.state.expires_at

    def _set_alarm(self, at: int, at_least: float = 0.0) -> None:
        self.close()
        due = self._due(at)
        if due is not None:
            self._alarm = self._world.clock.callLater(max((due - at) / 1000, at_least), self._ring)

    def _ring(self) -> None:
        self._alarm, at = None, self._world.now()
        if (self._due(at) or 0) > at or (self.over and self._queue.locked):
            self._set_alarm(at, at_least=SOON_S)
        elif self.over:
            self._leave(self)
        elif self._world.lost.standing(at):
            self._set_alarm(at, at_least=RETRY_S)
        else:  # not by `ask`: however much is asked of a game, its clock is heard
            answer = Deferred.fromCoroutine(self._in_turn(self._timed_command()))
            answer.addCallbacks(self._rang, self._rang_in_vain)

    def _timed_command(self) -> Command:
        return CloseIdle() if self.state.phase == "waiting" else Expire()

    def _rang(self, _answer: Answer) -> None:
        if self._alarm is None:
            self._set_alarm(self._world.now(), at_least=SOON_S)

    def _rang_in_vain(self, failure: Failure) -> None:
        if not isinstance(failure.value, NotNow):
            log.error("the clock of game %s failed", self.game, exc_info=failure.value)
        if self._alarm is None:
            self._set_alarm(self._world.now(), at_least=RETRY_S)


def _is_new_turn(command: Command, before: GameState, after: GameState) -> bool:
    """Whether nothing was lost yet of what runs after the command: a turn, or the idle time of a waiting game."""
    return after.phase == "waiting" or (after.deadline != before.deadline and not isinstance(command, ExtendClock))
