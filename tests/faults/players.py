"""Players that keep playing whatever happens: each by the API alone, over a line of its own, as `docs/api.md` says."""

import asyncio
import contextlib
import random
from collections.abc import Callable
from typing import Any, Protocol

from tests.faults.fold import Event, Fold
from tests.faults.ledger import Ledger, Move
from tests.faults.line import Lost, Session
from tests.support.wamp import seed
from tests.support.wamp_types import WampError
from wordsnake.rules.languages import LANGUAGES
from wordsnake.rules.words import Word, normalize

NOT_NOW = frozenset(
    {
        "wamp.error.no_such_procedure",
        "wamp.error.canceled",
        "wordsnake.error.unavailable",
        "wordsnake.error.rate_limited",
    }
)
"""Ask again: nothing else may be said while a server fails."""
AGAIN_S = 0.2
MOST_S = 1.0
BAD_WORD = frozenset({"already_played", "not_in_lexicon", "no_overlap", "too_short"})
THINK_S = (0.1, 1.0)
DOZES = 0.02
"""How often a player lets a turn go by."""


class Words(Protocol):
    """What a player needs of a lexicon."""

    def follower(self, key: str, shortest: int, longest: int, allowed: Callable[[str], bool]) -> str | None: ...

    def opening(self, draw: int) -> Word: ...


class Player:
    """One player. `line()` is the address it connects to."""

    def __init__(self, name: str, line: Callable[[], str], words: Words, ledger: Ledger, chance: random.Random) -> None:
        self.name = name
        self.fold: Fold | None = None
        self.session: Session | None = None
        self.problems: list[str] = []
        self._line = line
        self._words = words
        self._ledger = ledger
        self._chance = chance
        self._news = asyncio.Event()
        self._dozed = -1
        self._moves = 0
        self._unfit: set[str] = set()
        self._syncing = asyncio.Lock()
        self._early: dict[int, Event] = {}

    async def live(self) -> None:
        """Stay connected, for ever."""
        pause = AGAIN_S
        while True:
            try:
                session = await Session.join(self._line(), seed(self.name), self._heard)
                pause = AGAIN_S
            except (Lost, WampError):
                await asyncio.sleep(pause * (0.5 + self._chance.random()))
                pause = min(2 * pause, MOST_S)
                continue
            reading = asyncio.create_task(session.read())
            with contextlib.suppress(Lost):
                await self._begin(session)
            await reading
            self.session = None
            self._news.set()

    async def play(self) -> None:
        """Move when it is one's turn, for ever."""
        while True:
            fold = self.fold
            if fold is not None and fold.phase == "playing" and fold.turn == self.name and fold.turns != self._dozed:
                await self._take_turn(fold)
            else:
                self._news.clear()
                await self._news.wait()

    async def ask(self, procedure: str, *args: Any, **kwargs: Any) -> Any:
        """The result of a call, repeated until there is one. Raises WampError for a refusal."""
        while True:
            session = self.session
            try:
                if session is not None:
                    return await session.call(procedure, *args, **kwargs)
            except Lost:
                pass
            except WampError as error:
                if error.uri not in NOT_NOW:
                    raise
            await asyncio.sleep(AGAIN_S)

    async def follow(self, game: str) -> None:
        """Follow a game from its beginning."""
        self.fold, self._early = Fold(game), {}
        self._unfit, self._dozed = set(), -1
        session = self.session
        if session is not None:
            with contextlib.suppress(Lost):
                await self._begin(session)

    async def answered(self) -> None:
        """Wait until the server has answered on the line there is then: it is no line that is dead and nobody knows."""
        await self.ask("about")
        await self.until(lambda: self.fold is not None)

    async def until(self, fit: Callable[[], bool]) -> None:
        """Wait until something holds; looked at whenever there are news."""
        while not fit():
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._news.wait(), 0.1)
            self._news.clear()

    async def _begin(self, session: Session) -> None:
        """Subscribe first and fetch after, so that nothing falls between."""
        fold = self.fold
        while fold is not None:
            try:
                await session.subscribe(f"wordsnake.game.{fold.game}")
                break
            except WampError:
                await asyncio.sleep(AGAIN_S)
        if fold is not None:
            await self._sync(session, fold)
        self.session = session
        self._news.set()

    async def _sync(self, session: Session, fold: Fold) -> None:
        """Fetch what is missing, also if an event came meanwhile that leaves another gap."""
        async with self._syncing:
            more = True
            while more and fold is self.fold:
                try:
                    page = await session.call("get_events", fold.game, fold.seq, 500)
                except WampError as error:
                    if error.uri not in NOT_NOW:
                        self.problems.append(f"{self.name}: get_events: {error}")
                    await asyncio.sleep(AGAIN_S)
                    continue
                for event in page["events"]:
                    fold.apply(event)
                more = page["more"] or not self._catch_up(fold)
        self._news.set()

    def _catch_up(self, fold: Fold) -> bool:
        """Apply what came early; whether there is no gap."""
        while (event := self._early.pop(fold.seq + 1, None)) is not None:
            fold.apply(event)
        self._early = {seq: event for seq, event in self._early.items() if seq > fold.seq}
        return not self._early

    def _heard(self, event: Event) -> None:
        fold = self.fold
        if fold is None or event.get("game") != fold.game or "seq" not in event or event["seq"] <= fold.seq:
            return
        self._early[event["seq"]] = event
        if not self._syncing.locked() and not self._catch_up(fold) and self.session is not None:
            self._repairing = asyncio.create_task(self._repair(self.session, fold))
        self._news.set()

    async def _repair(self, session: Session, fold: Fold) -> None:
        with contextlib.suppress(Lost):
            await self._sync(session, fold)

    async def _take_turn(self, fold: Fold) -> None:
        if self._chance.random() < DOZES:
            self._dozed = fold.turns
            return
        seq = fold.seq
        await asyncio.sleep(self._chance.uniform(*THINK_S))
        if self.fold is fold and fold.seq == seq:
            await self._move(fold, len(fold.words))

    async def _move(self, fold: Fold, ply: int) -> None:
        word, seq = self._word(fold), fold.seq
        self._moves += 1
        move_id = f"{self.name} {self._moves} {self._chance.getrandbits(40):x}"
        try:
            if word is None:
                await self.ask("pass_turn", fold.game, ply)
            else:
                self._ledger.sent[move_id] = Move(fold.game, self.name, ply, word)
                self._ledger.acknowledged[move_id] = await self.ask("play_word", fold.game, word, ply, move_id)
        except WampError as error:
            self._ledger.refused[move_id] = error.uri
            if error.uri.rpartition(".")[2] in BAD_WORD and word is not None:
                self._unfit.add(_key(word))
                return
        await self.until(lambda: self.fold is not fold or fold.seq != seq)

    def _word(self, fold: Fold) -> str | None:
        if not fold.words:
            return self._words.opening(self._chance.getrandbits(32)).text
        used = {_key(word) for word in fold.words} | self._unfit
        return self._words.follower(_key(fold.words[-1]), 1, 99, lambda key: key not in used)


def _key(text: str) -> str:
    word = normalize(text, LANGUAGES["nl"])
    assert isinstance(word, Word), text
    return word.key
