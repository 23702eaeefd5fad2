"""Whatever is asked in whatever order, every store answers as the store in memory does."""

import itertools
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from tests.store.support import DAY, NOON, Append, Pump, finished, joined, left, opened, said
from wordsnake.game.events import PlayerId
from wordsnake.store.memory.store import MemoryStore
from wordsnake.store.protocols import Store, StoreError
from wordsnake.store.sqlite.store import SqliteStore

GAMES = st.sampled_from(["aaaa2222", "bbbb2222", "cccc2222"])
PLAYERS = st.integers(1, 6).map(lambda number: PlayerId(f"player{number}"))
AUTHIDS = st.sampled_from(["a1", "b2", "c3", "d4"])
NAMES = st.sampled_from(["Anne", "anne", "Bram", "ÉMILE", "émile"])
TIMES = st.integers(0, 70).map(lambda days: NOON + days * DAY)
CHANGES = st.sampled_from([joined, left, said, finished])


def numbered() -> Callable[[], PlayerId]:
    """Ids player1, player2 ..."""
    numbers = itertools.count(1)
    return lambda: PlayerId(f"player{next(numbers)}")


class Stores(RuleBasedStateMachine):
    """Asks the two the same, and compares answers and what they then hold."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.pump = Pump()
        path = Path(self.folder.name) / "wordsnake.db"
        self.sqlite = SqliteStore(path, self.pump.call_from_thread, new_id=numbered())
        self.memory = MemoryStore(new_id=numbered())
        self.steps: dict[str, list[Append]] = {}

    def teardown(self) -> None:
        self.pump.wait(self.sqlite.close())
        self.folder.cleanup()

    def ask(self, name: str, *args: Any, **options: Any) -> bool:
        """Whether it was done; both stores must answer alike."""
        answers = [self.answer(store, name, args, options) for store in (self.memory, self.sqlite)]
        assert answers[0] == answers[1]
        return not isinstance(answers[0], type)

    def answer(self, store: Store, name: str, args: Any, options: Any) -> Any:
        """The result, or the type of the refusal."""
        try:
            return self.pump.wait(getattr(store, name)(*args, **options))
        except StoreError as refusal:
            return type(refusal)

    @rule(game=GAMES, host=PLAYERS, at=TIMES, private=st.booleans(), rated=st.booleans())
    def open(self, game: str, host: PlayerId, at: int, private: bool, rated: bool) -> None:  # noqa: FBT001 - drawn by name
        step = opened(game, host=host, at=at, private=private, rated=rated)
        if self.ask("append", *step):
            self.steps[game] = [step]

    @rule(game=GAMES, change=CHANGES, player=PLAYERS, at=TIMES, stale=st.booleans())
    def go_on(self, game: str, change: Any, player: PlayerId, at: int, stale: bool) -> None:  # noqa: FBT001 - as above
        steps = self.steps.get(game, [opened(game)])
        before = steps[0] if stale else steps[-1]
        seats = before[2].seats
        if (change is joined and player in seats) or (change is left and (player not in seats or len(seats) == 1)):
            change = said
        step = change(before, at=at) if change is finished else change(before, player=player, at=at)
        if self.ask("append", *step):
            steps.append(step)

    @rule(authid=AUTHIDS, at=TIMES)
    def enter(self, authid: str, at: int) -> None:
        self.ask("enter", authid, at)

    @rule(player=PLAYERS, name=NAMES, at=TIMES, bot=st.sampled_from([True, False, None]))
    def name(self, player: PlayerId, name: str, at: int, bot: bool | None) -> None:  # noqa: FBT001 - as above
        if bot is None:
            self.ask("rename", player, name, at)
        else:
            self.ask("claim_name", player, name, at, bot=bot)

    @rule(player=PLAYERS, authid=AUTHIDS, at=TIMES)
    def link(self, player: PlayerId, authid: str, at: int) -> None:
        self.ask("link_key", player, authid, at)

    @rule(player=PLAYERS, what=st.sampled_from(["free_name", "forget"]))
    def withdraw(self, player: PlayerId, what: str) -> None:
        self.ask(what, player)

    @rule(player=PLAYERS, banned=st.booleans())
    def ban(self, player: PlayerId, banned: bool) -> None:  # noqa: FBT001 - as above
        self.ask("ban", player, banned=banned)

    @rule(before=TIMES)
    def prune(self, before: int) -> None:
        self.ask("prune_chat", before)

    @rule()
    def recompute(self) -> None:
        self.ask("recompute")

    @invariant()
    def they_hold_the_same(self) -> None:
        for game in self.steps:
            self.ask("read", game)
            self.ask("card", game)
        self.ask("unfinished")
        self.ask("public_games", None, None, None, 2)
        self.ask("everyone")
        everybody = [PlayerId(f"player{number}") for number in range(1, 7)]
        self.ask("by_ids", everybody)
        self.ask("ratings", everybody)
        for player in everybody[:2]:
            self.ask("history", player, None, 2, private=False)
            self.ask("curve", player, "sprint", 2)
        self.ask("best_ratings", "sprint", 5, bots=False)
        self.ask("longest_snakes", "sprint", 2, bots=False)


# A quarter of the usual number: every example makes a database.
Stores.TestCase.settings = settings(max_examples=settings().max_examples // 4, stateful_step_count=30)
TestStores = Stores.TestCase
