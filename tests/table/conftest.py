"""A table, or a directory of them, among fakes: a journal that can hold back, fail or be written by others."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest
from twisted.internet.defer import Deferred, fail, succeed
from twisted.internet.task import Clock

from tests.support.lexicon import SetLexicon
from tests.support.play import ANNA, BRAM, WORDS
from tests.support.service import START, SetShelf, result_of
from wordsnake.game.card import GameCard
from wordsnake.game.commands import Command, CreateGame, PlayWord, StartGame, TakeSeat
from wordsnake.game.events import Event, GameId, PlayerId
from wordsnake.game.state import GameState
from wordsnake.rules.ruleset import ruleset_from
from wordsnake.table.directory import Directory
from wordsnake.table.lost import Lost, NeverLost
from wordsnake.table.ports import Conflict, NotNow, World
from wordsnake.table.table import Answer, Table


class FakeJournal:
    """A journal in memory. While `holding`, what is asked of it is answered only by `release`; `down`, it fails."""

    def __init__(self) -> None:
        self.logs: dict[GameId, list[Event]] = {}
        self.cards: dict[GameId, GameCard] = {}
        self.holding = False
        self.down = False
        self.reads = 0
        self._held: list[Callable[[], None]] = []

    def append(self, game: GameId, events: Sequence[Event], card: GameCard) -> Deferred[None]:
        return self._answer(lambda: self._append(game, events, card))

    def read(self, game: GameId, since: int = 0, limit: int | None = None) -> Deferred[tuple[Event, ...]]:
        self.reads += 1
        return self._answer(lambda: tuple(e for e in self.logs.get(game, []) if e.seq > since)[:limit])

    def unfinished(self) -> Deferred[tuple[GameId, ...]]:
        return self._answer(
            lambda: tuple(game for game, card in self.cards.items() if card.phase in {"waiting", "playing"})
        )

    def over_since(self, at: int) -> Deferred[tuple[GameId, ...]]:
        return self._answer(
            lambda: tuple(
                game
                for game, card in self.cards.items()
                if card.phase in {"finished", "closed"} and card.changed_at >= at
            )
        )

    def release(self) -> None:
        """Answer everything that was held back."""
        self.holding = False
        held, self._held = self._held, []
        for answer in held:
            answer()

    def _append(self, game: GameId, events: Sequence[Event], card: GameCard) -> None:
        log = self.logs.setdefault(game, [])
        if events[0].seq != len(log) + 1:
            raise Conflict(f"{game} {events[0].seq}")
        log.extend(events)
        self.cards[game] = card

    def _answer(self, work: Callable[[], Any]) -> Deferred[Any]:
        if self.down:
            return fail(NotNow("the disk is full"))
        if not self.holding:
            return _done(work)
        held: Deferred[Any] = Deferred()
        self._held.append(lambda: _done(work).addCallbacks(held.callback, held.errback))
        return held


def asked(table: Table, command: Command) -> Deferred[Answer]:
    """What becomes of a command that a table is asked to carry out."""
    return Deferred.fromCoroutine(table.ask(command))


def _done(work: Callable[[], Any]) -> Deferred[Any]:
    try:
        return succeed(work())
    except Conflict as conflict:
        return fail(conflict)


@dataclass
class Room:
    """Everything around the tables of a test, and the directory of them."""

    journal: FakeJournal = field(default_factory=FakeJournal)
    clock: Clock = field(default_factory=Clock)
    shelf: SetShelf = field(default_factory=lambda: SetShelf(SetLexicon("nl", WORDS.split())))
    away: set[PlayerId] = field(default_factory=set)
    announced: list[Event] = field(default_factory=list)
    wall_behind_ms: int = 0
    deaf: bool = False
    telling: Deferred[None] | None = None
    """While set, announcing waits for it."""

    def __post_init__(self) -> None:
        self.directory = self.restarted()

    def restarted(self, lost: Lost | None = None) -> Directory:
        """The directory of another process on the same journal."""
        world = World(
            journal=self.journal,
            lexicons=self.shelf,
            clock=self.clock,
            now=self.now,
            chance=random.Random(1).getrandbits,
            here=lambda player: player not in self.away,
            announce=self._announce,
            lost=lost or NeverLost(),
        )
        return Directory(world)

    def now(self) -> int:
        return START + round(self.clock.seconds() * 1000) - self.wall_behind_ms

    async def _announce(self, _before: GameState, events: tuple[Event, ...], _after: GameState) -> None:
        if self.deaf:
            raise ZeroDivisionError
        if self.telling is not None:
            await self.telling
        self.announced.extend(events)

    def open(self, *players: PlayerId, private: bool = False, **rules: Any) -> Table:
        """A waiting game of these players."""
        ruleset = ruleset_from({"name": "sprint", **rules})
        command = CreateGame(player=players[0], ruleset=ruleset, language="nl", private=private)
        table = result_of(Deferred.fromCoroutine(self.directory.open(command)))
        assert isinstance(table, Table)
        for player in players[1:]:
            self.do(table, TakeSeat(player=player))
        return table

    def start(self, *players: PlayerId, **rules: Any) -> Table:
        """The same, started."""
        table = self.open(*(players or (ANNA, BRAM)), **rules)
        self.do(table, StartGame(player=table.state.host, draw=1))
        return table

    def do(self, table: Table, command: Command) -> Any:
        """The answer to a command that is answered at once."""
        return result_of(asked(table, command))

    def word(self, table: Table, text: str) -> Any:
        """Whoever is to move plays a word."""
        assert table.state.turn is not None
        return self.do(table, PlayWord(player=table.state.turn, text=text))

    def find(self, game: GameId, directory: Directory | None = None) -> Any:
        """What the directory finds."""
        return result_of(Deferred.fromCoroutine((directory or self.directory).find(game)))

    def kinds(self) -> list[str]:
        """What was announced, by the names of the events."""
        return [type(event).__name__ for event in self.announced]


@pytest.fixture
def room() -> Room:
    return Room()
