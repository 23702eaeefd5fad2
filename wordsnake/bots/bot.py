"""One bot: what it does with a session. It knows the public API and nothing else of the server.

It acts on what it is told on `wordsnake.me`: an invitation, and that it is to move. In a race nobody is told, so it
listens to the game itself, and thinks again after every word. It keeps nothing of a game between two moves; before each
it looks at the game as it is. Now and then, and whenever it has a new session, it looks around
among its games, so that nothing it has not heard of holds up a game for long.
"""

import logging
import secrets
import time
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import fields
from datetime import datetime
from typing import Any, Protocol

from autobahn.wamp.exception import ApplicationError, TransportLost
from twisted.internet.defer import CancelledError, Deferred
from twisted.python.failure import Failure

from wordsnake.bots.levels import Level
from wordsnake.bots.strategy import Chance, Position, choose
from wordsnake.bots.thinking import think_seconds
from wordsnake.bots.vocabulary import Vocabulary
from wordsnake.game.state import OWN_WORD_MS
from wordsnake.rules.languages import LANGUAGES
from wordsnake.rules.ruleset import Ruleset
from wordsnake.rules.words import Word, normalize
from wordsnake.wamp.contract import uris

LOOK_S = 30.0
"""Between two looks around."""
PATIENCE_S = 300.0
"""A bot leaves a game that does not start for so long: its seats elsewhere are wanted too."""
AGAIN_S = 1.0
"""Before a call is repeated that could not be answered."""
REPEATS = 10
WORDS_TRIED = 3
"""A bot that does not know that a word was played, 100 moves ago, thinks of another."""
NOT_NOW = frozenset(
    {"wamp.error.no_such_procedure", "wamp.error.canceled", uris.error("unavailable"), uris.error("rate_limited")}
)
"""No engine is running, or it has no time: what was asked may be asked again."""
BAD_WORD = frozenset(uris.error(reason) for reason in ("already_played", "not_in_lexicon", "no_overlap", "too_short"))
RULES = frozenset(field.name for field in fields(Ruleset))

View = Mapping[str, Any]
"""A game view, as `docs/api.md` has it."""

log = logging.getLogger(__name__)


class Session(Protocol):
    """A session on the router, as Autobahn has it."""

    def call(self, procedure: str, *args: Any, **kwargs: Any) -> Deferred[Any]:
        """Call a procedure."""

    def subscribe(self, handler: Callable[..., object], topic: str) -> Deferred[Any]:
        """Have what is published on a topic given to `handler`; what it answers can `unsubscribe()`."""


class Alarm(Protocol):
    """A call that will be made."""

    def cancel(self) -> None:
        """Do not make it."""


class Clock(Protocol):
    """Delays (Twisted's `IReactorTime`)."""

    def callLater(self, delay: float, callable: Callable[..., object], *args: Any) -> Alarm:  # noqa: A002, N802
        """Call it `delay` seconds from now."""


class Bot:
    """Plays every game it is asked into. `known(language)` are the words it knows, None while they are not ready."""

    def __init__(  # noqa: PLR0913, PLR0917 - what makes a bot
        self,
        name: str,
        level: Level,
        known: Callable[[str], Vocabulary | None],
        clock: Clock,
        chance: Chance = secrets.randbelow,
        now: Callable[[], float] = time.time,
    ) -> None:
        """`now` in seconds since 1970-01-01T00:00Z."""
        self.name = name
        self._level = level
        self._known = known
        self._clock = clock
        self._chance = chance
        self._now = now
        self._ahead = 0.0
        self._session: Session | None = None
        self._thoughts: dict[str, tuple[int, Alarm]] = {}
        self._waiting_since: dict[str, float] = {}
        self._races: dict[str, Any] = {}
        self._round: Alarm | None = None

    async def begin(self, session: Session) -> None:
        """There is a session: claim the name, and see to the games that go on. Fails as calls do."""
        self._session = session
        about = await self._call(uris.ABOUT)
        self._ahead = _seconds(about["now"]) - self._now()
        self.name = await self._claimed()
        await self._look_around()

    def end(self) -> None:
        """The session is over. What was in mind is forgotten; the next one begins with a look around."""
        self._session = None
        for _, alarm in self._thoughts.values():
            alarm.cancel()
        self._thoughts.clear()
        self._races.clear()
        if self._round is not None:
            self._round.cancel()
            self._round = None

    def heard(self, *_: Any, **message: Any) -> None:
        """Something was said on `wordsnake.me`."""
        if message.get("type") == "your_turn":
            self._do(self._attend(message["game"]))
        elif message.get("type") == "invited":
            self._do(self._join(message["game"]))

    def heard_in_a_race(self, *_: Any, **message: Any) -> None:
        """Something happened in a race."""
        if message.get("type") in {"game_started", "word_played", "clock_extended"}:
            self._do(self._attend(message["game"]))
        elif message.get("type") in {"game_finished", "game_closed"}:
            self._forget(message["game"])

    async def _claimed(self) -> str:
        """The name under which it plays: its own, or the one it has where that cannot be had."""
        try:
            answer = await self._call(uris.SET_NAME, self.name, True)
        except ApplicationError as error:
            answer = await self._call(uris.GET_PLAYER)
            log.warning("%s plays as %s: %s", self.name, answer["name"], error.error_message())
        return str(answer["name"])

    async def _look_around(self) -> None:
        self._round = self._clock.callLater(LOOK_S, self._do_look_around)
        me = await self._call(uris.GET_PLAYER)
        self._waiting_since = {game: since for game, since in self._waiting_since.items() if game in me["games"]}
        for game in me["games"]:
            self._do(self._attend(game))

    def _do_look_around(self) -> None:
        self._do(self._look_around())

    async def _join(self, game: str) -> None:
        """Sit down, if it knows the words and the way of playing."""
        view = await self._call(uris.GET_GAME, game)
        if view["ruleset"]["pace"] == "solo" or self._known(view["language"]) is None:
            return
        if view["ruleset"]["pace"] == "race":
            await self._listen(game)
        await self._call(uris.JOIN_GAME, game)

    async def _listen(self, game: str) -> None:
        if game in self._races or self._session is None:
            return
        self._races[game] = None
        try:
            self._races[game] = await self._session.subscribe(self.heard_in_a_race, uris.game_topic(game))
        except BaseException:
            self._races.pop(game, None)
            raise

    def _forget(self, game: str) -> None:
        """A race is over."""
        if game in self._thoughts:
            self._thoughts.pop(game)[1].cancel()
        subscription = self._races.pop(game, None)
        if subscription is not None:
            subscription.unsubscribe().addErrback(self._failed)

    async def _attend(self, game: str) -> None:
        """Do whatever there is to be done in a game."""
        view = await self._call(uris.GET_GAME, game)
        race = view["ruleset"]["pace"] == "race"
        if race:
            await self._listen(game)
        if view["phase"] == "waiting" and self._waits_in_vain(view):
            await self._call(uris.LEAVE_GAME, game)
        elif view["phase"] == "playing" and (race or view["turn"] == self.name):
            self._think(view)

    def _waits_in_vain(self, view: View) -> bool:
        """Whoever wanted to play has left, and a bot starts no game; or nobody starts this one."""
        since = self._waiting_since.setdefault(view["game"], self._now())
        return view["host"] == self.name or self._now() - since > PATIENCE_S

    def _think(self, view: View) -> None:
        game, ply = view["game"], view["ply"]
        thought = self._thoughts.get(game)
        if thought is not None:
            if thought[0] == ply:
                return
            thought[1].cancel()
        wait = think_seconds(self._level, self._seconds_left(view), self._chance)
        if view["turn"] is None and view["snake"] and view["snake"][-1]["player"] == self.name:
            wait += OWN_WORD_MS / 1000
        self._thoughts[game] = ply, self._clock.callLater(wait, self._move, view)

    def _move(self, view: View) -> None:
        del self._thoughts[view["game"]]
        self._do(self._play(view))

    async def _play(self, view: View) -> None:
        game, ply = view["game"], view["ply"]
        used = {_key(link["word"], view) for link in view["snake"]}
        for _ in range(WORDS_TRIED):
            key = self._choice(view, used)
            if key is None:
                break
            try:
                await self._call(uris.PLAY_WORD, game, key, ply, secrets.token_hex(8))
            except ApplicationError as error:
                if error.error not in BAD_WORD:
                    raise
                used.add(key)
            else:
                return
        if view["turn"] is not None:  # in a race others may know a word, and it has another look now and then
            await self._call(uris.PASS_TURN, game, ply)

    def _choice(self, view: View, used: set[str]) -> str | None:
        known = self._known(view["language"])
        if known is None:
            return None
        rules = Ruleset(**{name: value for name, value in view["ruleset"].items() if name in RULES})
        current = None if view["current"] is None else _key(view["current"], view)
        return choose(Position(rules, view["ply"], current, used), known, self._level, self._chance)

    def _seconds_left(self, view: View) -> float | None:
        if view["deadline"] is None or view["turn"] is None:  # in a race it is not the clock that presses
            return None
        return _seconds(view["deadline"]) - self._ahead - self._now()

    async def _call(self, procedure: str, *args: Any) -> Any:
        """Call, and call again while the server cannot answer; a move keeps its id, so that none counts twice."""
        for _ in range(REPEATS):
            if self._session is None:
                break
            try:
                return await self._session.call(procedure, *args)
            except ApplicationError as error:
                if error.error not in NOT_NOW:
                    raise
            await self._pause()
        raise TransportLost

    def _pause(self) -> Deferred[None]:
        pause: Deferred[None] = Deferred()
        self._clock.callLater(AGAIN_S, pause.callback, None)
        return pause

    def _do(self, work: Coroutine[Any, Any, None]) -> None:
        Deferred.fromCoroutine(work).addErrback(self._failed)

    def _failed(self, failure: Failure) -> None:
        """A game moved on meanwhile, or the session ended: nothing is lost. Anything else is a defect."""
        if isinstance(failure.value, ApplicationError | TransportLost | CancelledError):
            log.debug("%s: %s", self.name, failure.value)
        else:
            log.error("%s failed", self.name, exc_info=failure.value)


def _key(text: str, view: View) -> str:
    word = normalize(text, LANGUAGES[view["language"]])
    return word.key if isinstance(word, Word) else text


def _seconds(wire_time: str) -> float:
    """A time of the API in seconds since 1970-01-01T00:00Z."""
    return datetime.fromisoformat(wire_time).timestamp()
