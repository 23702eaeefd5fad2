"""The store in memory, for tests and simulations: the same answers as any other store, given at once."""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from twisted.internet.defer import Deferred, execute, fail, succeed

from wordsnake.game.card import GameCard, Phase
from wordsnake.game.events import Event, GameId, PlayerId
from wordsnake.ratings.rating import Rating
from wordsnake.ratings.result import result_in
from wordsnake.rules.rulings import Ruling
from wordsnake.rules.words import Word
from wordsnake.store.dailies import DailyBoard
from wordsnake.store.memory.log import MemoryLog
from wordsnake.store.memory.players import MemoryPlayers
from wordsnake.store.memory.results import MemoryResults
from wordsnake.store.memory.words import MemoryWords
from wordsnake.store.naming import new_player_id
from wordsnake.store.protocols import GamePage, Player, Store, StoreUnavailable
from wordsnake.store.results import (
    BestLink,
    FinishedPage,
    History,
    LongSnake,
    Placed,
    Rated,
    Recount,
    Step,
)
from wordsnake.store.words import Appeal, Ruled

T = TypeVar("T")
P = ParamSpec("P")


def _answered(
    method: "Callable[Concatenate[MemoryStore, P], T]",
) -> "Callable[Concatenate[MemoryStore, P], Deferred[T]]":
    """The method with its result or exception in a Deferred; of a closed store: StoreUnavailable."""

    @wraps(method)
    def answer(self: "MemoryStore", /, *args: P.args, **kwargs: P.kwargs) -> Deferred[T]:
        if self.closed:
            return fail(StoreUnavailable("The store is closed."))
        return execute(method, self, *args, **kwargs)

    return answer


class MemoryStore(Store):
    """A store that forgets everything with the process. `new_id` makes the ids of players."""

    def __init__(self, *, new_id: Callable[[], PlayerId] = new_player_id) -> None:
        self.closed = False
        self._log = MemoryLog()
        self._players = MemoryPlayers(new_id)
        self._results = self._books()
        self._words = MemoryWords()

    @_answered
    def append(self, game: GameId, events: Sequence[Event], card: GameCard) -> None:
        """As EventLog."""
        if self._log.append(game, events, card):
            self._players.count_finished(card.seats)
            self._results.settle(result_in(game, self._log.read(game, 0, None)))

    @_answered
    def read(self, game: GameId, since: int = 0, limit: int | None = None) -> tuple[Event, ...]:
        """As EventLog."""
        return self._log.read(game, since, limit)

    @_answered
    def card(self, game: GameId) -> GameCard | None:
        """As EventLog."""
        return self._log.cards.get(game)

    @_answered
    def unfinished(self) -> tuple[GameId, ...]:
        """As EventLog."""
        return self._log.unfinished()

    @_answered
    def over_since(self, at: int) -> tuple[GameId, ...]:
        """As EventLog."""
        return self._log.over_since(at)

    @_answered
    def public_games(self, phase: Phase | None, language: str | None, cursor: str | None, limit: int) -> GamePage:
        """As EventLog."""
        return self._log.public_games(phase, language, cursor, limit)

    @_answered
    def by_authid(self, authid: str) -> Player | None:
        """As PlayerBook."""
        return self._players.by_authid(authid)

    @_answered
    def by_name(self, name: str) -> Player | None:
        """As PlayerBook."""
        return self._players.by_name(name)

    @_answered
    def by_ids(self, ids: Sequence[PlayerId]) -> dict[PlayerId, Player]:
        """As PlayerBook."""
        return self._players.by_ids(ids)

    @_answered
    def enter(self, authid: str, at: int) -> Player:
        """As PlayerBook."""
        return self._players.enter(authid, at)

    @_answered
    def claim_name(self, player: PlayerId, name: str, at: int, *, bot: bool = False) -> Player:
        """As PlayerBook."""
        return self._players.name(player, name, at, bot=bot)

    @_answered
    def rename(self, player: PlayerId, name: str, at: int) -> Player:
        """As PlayerBook."""
        return self._players.name(player, name, at, bot=None)

    @_answered
    def free_name(self, player: PlayerId) -> Player:
        """As PlayerBook."""
        return self._players.free_name(player)

    @_answered
    def link_key(self, player: PlayerId, authid: str, at: int) -> Player:  # noqa: ARG002 - nobody asks when
        """As PlayerBook."""
        return self._players.link_key(player, authid, is_seated=self._log.is_seated)

    @_answered
    def ban(self, player: PlayerId, *, banned: bool) -> Player:
        """As PlayerBook."""
        return self._players.ban(player, banned=banned)

    @_answered
    def forget(self, player: PlayerId) -> None:
        """As PlayerBook."""
        self._players.forget(player)
        self._log.forget_texts(player)
        self._words.forget(player)

    @_answered
    def everyone(self) -> tuple[Player, ...]:
        """As PlayerBook."""
        return self._players.everyone()

    @_answered
    def history(self, player: PlayerId, cursor: str | None, limit: int, *, private: bool) -> History:
        """As ResultBook."""
        return self._results.history(player, cursor, limit, private=private)

    @_answered
    def finished(self, cursor: str | None, limit: int) -> FinishedPage:
        """As ResultBook."""
        return self._results.finished(cursor, limit)

    @_answered
    def ratings(self, players: Sequence[PlayerId]) -> dict[PlayerId, dict[str, Rating]]:
        """As ResultBook."""
        return self._results.ratings(players)

    @_answered
    def curve(self, player: PlayerId, ruleset: str, limit: int) -> tuple[Step, ...]:
        """As ResultBook."""
        return self._results.curve(player, ruleset, limit)

    @_answered
    def links(self, player: PlayerId, limit: int) -> tuple[BestLink, ...]:
        """As ResultBook."""
        return self._results.links(player, limit)

    @_answered
    def best_ratings(self, ruleset: str, limit: int, *, bots: bool) -> tuple[Rated, ...]:
        """As ResultBook."""
        return self._results.best_ratings(ruleset, limit, bots=bots)

    @_answered
    def best_links(self, ruleset: str, limit: int, *, bots: bool) -> tuple[BestLink, ...]:
        """As ResultBook."""
        return self._results.best_links(ruleset, limit, bots=bots)

    @_answered
    def longest_snakes(self, ruleset: str, limit: int, *, bots: bool) -> tuple[LongSnake, ...]:
        """As ResultBook."""
        return self._results.longest_snakes(ruleset, limit, bots=bots)

    @_answered
    def placed_by_rating(self, ruleset: str, player: PlayerId, *, bots: bool) -> Placed[Rated] | None:
        """As ResultBook."""
        return self._results.placed_by_rating(ruleset, player, bots=bots)

    @_answered
    def placed_by_link(self, ruleset: str, player: PlayerId, *, bots: bool) -> Placed[BestLink] | None:
        """As ResultBook."""
        return self._results.placed_by_link(ruleset, player, bots=bots)

    @_answered
    def placed_by_snake(self, ruleset: str, player: PlayerId, *, bots: bool) -> Placed[LongSnake] | None:
        """As ResultBook."""
        return self._results.placed_by_snake(ruleset, player, bots=bots)

    @_answered
    def recompute(self) -> Recount:
        """As ResultBook."""
        before, self._results = self._results, self._books()
        for game in before.games():
            self._results.settle(result_in(game, self._log.read(game, 0, None)))
        return self._results.compared_with(before)

    @_answered
    def daily_game(self, day: str, language: str, player: PlayerId) -> GameId | None:
        """As DailyBook."""
        return self._log.daily_game(day, language, player)

    @_answered
    def daily_opening(self, day: str, language: str, drawn: Word) -> Word:
        """As DailyBook."""
        return self._log.openings.setdefault((day, language), drawn)

    @_answered
    def daily_board(self, day: str, language: str, limit: int, player: PlayerId | None) -> DailyBoard:
        """As DailyBook."""
        return self._log.daily_board(day, language, limit, player, self._players.is_listed)

    @_answered
    def rulings(self) -> tuple[Ruling, ...]:
        """As WordBook."""
        return self._words.rulings()

    @_answered
    def rule(self, ruling: Ruling) -> Ruled:
        """As WordBook."""
        return self._words.rule(ruling)

    @_answered
    def appeal(self, appeal: Appeal, *, of_game: int, of_language: int) -> bool:
        """As WordBook."""
        return self._words.appeal(appeal, of_game=of_game, of_language=of_language)

    @_answered
    def appeals(self, limit: int) -> tuple[Appeal, ...]:
        """As WordBook."""
        return self._words.appeals(limit)

    @_answered
    def prune_chat(self, before: int) -> int:
        """As Store."""
        return self._log.prune_chat(before)

    def _books(self) -> MemoryResults:
        return MemoryResults(self._log.cards, self._players.is_listed)

    def close(self) -> Deferred[None]:
        """As Store."""
        self.closed = True
        return succeed(None)
