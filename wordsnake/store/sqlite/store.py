"""The store on SQLite: one file, one thread that writes, one that reads.

Theory of operation. Appends and all other changes go to the writer, which puts everything that is waiting into one
transaction and answers when it is on the disk; while the disk works on one commit the next batch gathers, so that the
busier the server, the cheaper each append. Reads go to a second connection, which WAL lets read while the first
writes. A read for a game with an append still on its way goes through the writer instead, so that calls for one game
are carried out in the order in which they were made.

Other processes may use the file at the same time (the host's commands do): SQLite's lock orders the transactions, and
the primary key (game, seq) refuses an append on a stale view.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from twisted.internet.defer import Deferred, fail, gatherResults

from wordsnake.game.card import GameCard, Phase
from wordsnake.game.events import Event, GameId, PlayerId
from wordsnake.ratings.rating import Rating
from wordsnake.rules.rulings import Ruling
from wordsnake.rules.words import Word
from wordsnake.store.appending import check_append
from wordsnake.store.dailies import DailyBoard
from wordsnake.store.naming import new_player_id
from wordsnake.store.protocols import GamePage, Player, SeqConflict, Store
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
from wordsnake.store.sqlite import dailies, log, places, players, results, words
from wordsnake.store.sqlite.connection import connect, connect_for_reading
from wordsnake.store.sqlite.recompute import recompute
from wordsnake.store.sqlite.schema import prepare
from wordsnake.store.sqlite.worker import CallFromThread, Connect, Work, Worker, in_one_commit, in_snapshots
from wordsnake.store.words import Appeal, Ruled

T = TypeVar("T")

BATCH = 500
"""Calls that share one commit at most, so that the first of them is not kept waiting by a flood behind it."""


class SqliteStore(Store):
    """A store in the file `path`, which is made or brought up to date when the store is made (StoreUnavailable).

    `call_from_thread` is the reactor's `callFromThread`: answers come on its thread. `connect` opens the writer's
    connection, `new_id` makes the ids of players.
    """

    def __init__(
        self,
        path: Path,
        call_from_thread: CallFromThread,
        *,
        connect: Connect = connect,
        new_id: Callable[[], PlayerId] = new_player_id,
    ) -> None:
        prepare(path)
        self._new_id = new_id
        self._writer = Worker(path, connect, in_one_commit, call_from_thread, most=BATCH)
        self._reader = Worker(path, connect_for_reading, in_snapshots, call_from_thread, most=1)
        self._appending: Counter[GameId] = Counter()

    # The event log.

    def append(self, game: GameId, events: Sequence[Event], card: GameCard) -> Deferred[None]:
        """As EventLog."""
        try:
            check_append(game, events, card)
        except (SeqConflict, ValueError) as error:
            return fail(error)
        self._appending[game] += 1
        done = self._writer.submit(partial(log.append, game=game, events=events, card=card))
        return done.addBoth(self._appended, game)

    def read(self, game: GameId, since: int = 0, limit: int | None = None) -> Deferred[tuple[Event, ...]]:
        """As EventLog. It may show an append made after it, if that is durable already."""
        return self._read_game(game, partial(log.read, game=game, since=since, limit=limit))

    def card(self, game: GameId) -> Deferred[GameCard | None]:
        """As EventLog."""
        return self._read_game(game, partial(log.card, game=game))

    def unfinished(self) -> Deferred[tuple[GameId, ...]]:
        """As EventLog."""
        return self._reader.submit(log.unfinished)

    def over_since(self, at: int) -> Deferred[tuple[GameId, ...]]:
        """As EventLog."""
        return self._reader.submit(partial(log.over_since, at=at))

    def public_games(
        self, phase: Phase | None, language: str | None, cursor: str | None, limit: int
    ) -> Deferred[GamePage]:
        """As EventLog."""
        return self._reader.submit(
            partial(log.public_games, phase=phase, language=language, cursor=cursor, limit=limit)
        )

    # Players.

    def by_authid(self, authid: str) -> Deferred[Player | None]:
        """As PlayerBook."""
        return self._reader.submit(partial(players.by_authid, authid=authid))

    def by_name(self, name: str) -> Deferred[Player | None]:
        """As PlayerBook."""
        return self._reader.submit(partial(players.by_name, name=name))

    def by_ids(self, ids: Sequence[PlayerId]) -> Deferred[dict[PlayerId, Player]]:
        """As PlayerBook."""
        return self._reader.submit(partial(players.by_ids, ids=ids))

    def enter(self, authid: str, at: int) -> Deferred[Player]:
        """As PlayerBook."""
        return self._writer.submit(partial(players.enter, authid=authid, at=at, new_id=self._new_id))

    def claim_name(self, player: PlayerId, name: str, at: int, *, bot: bool = False) -> Deferred[Player]:
        """As PlayerBook."""
        return self._writer.submit(partial(players.name, player=player, name=name, at=at, bot=bot))

    def rename(self, player: PlayerId, name: str, at: int) -> Deferred[Player]:
        """As PlayerBook."""
        return self._writer.submit(partial(players.name, player=player, name=name, at=at, bot=None))

    def free_name(self, player: PlayerId) -> Deferred[Player]:
        """As PlayerBook."""
        return self._writer.submit(partial(players.free_name, player=player))

    def link_key(self, player: PlayerId, authid: str, at: int) -> Deferred[Player]:
        """As PlayerBook."""
        return self._writer.submit(partial(players.link_key, player=player, authid=authid, at=at))

    def ban(self, player: PlayerId, *, banned: bool) -> Deferred[Player]:
        """As PlayerBook."""
        return self._writer.submit(partial(players.ban, player=player, banned=banned))

    def forget(self, player: PlayerId) -> Deferred[None]:
        """As PlayerBook."""
        return self._writer.submit(partial(players.forget, player=player))

    def everyone(self) -> Deferred[tuple[Player, ...]]:
        """As PlayerBook."""
        return self._reader.submit(players.everyone)

    # Results.

    def history(self, player: PlayerId, cursor: str | None, limit: int, *, private: bool) -> Deferred[History]:
        """As ResultBook."""
        return self._reader.submit(partial(results.history, player=player, cursor=cursor, limit=limit, private=private))

    def finished(self, cursor: str | None, limit: int) -> Deferred[FinishedPage]:
        """As ResultBook."""
        return self._reader.submit(partial(results.finished, cursor=cursor, limit=limit))

    def ratings(self, players: Sequence[PlayerId]) -> Deferred[dict[PlayerId, dict[str, Rating]]]:
        """As ResultBook."""
        return self._reader.submit(partial(results.ratings, players=players))

    def curve(self, player: PlayerId, ruleset: str, limit: int) -> Deferred[tuple[Step, ...]]:
        """As ResultBook."""
        return self._reader.submit(partial(results.curve, player=player, ruleset=ruleset, limit=limit))

    def links(self, player: PlayerId, limit: int) -> Deferred[tuple[BestLink, ...]]:
        """As ResultBook."""
        return self._reader.submit(partial(results.links, player=player, limit=limit))

    def best_ratings(self, ruleset: str, limit: int, *, bots: bool) -> Deferred[tuple[Rated, ...]]:
        """As ResultBook."""
        return self._reader.submit(partial(results.best_ratings, ruleset=ruleset, limit=limit, bots=bots))

    def best_links(self, ruleset: str, limit: int, *, bots: bool) -> Deferred[tuple[BestLink, ...]]:
        """As ResultBook."""
        return self._reader.submit(partial(results.best_links, ruleset=ruleset, limit=limit, bots=bots))

    def longest_snakes(self, ruleset: str, limit: int, *, bots: bool) -> Deferred[tuple[LongSnake, ...]]:
        """As ResultBook."""
        return self._reader.submit(partial(results.longest_snakes, ruleset=ruleset, limit=limit, bots=bots))

    def placed_by_rating(self, ruleset: str, player: PlayerId, *, bots: bool) -> Deferred[Placed[Rated] | None]:
        """As ResultBook."""
        return self._reader.submit(partial(places.placed_by_rating, ruleset=ruleset, player=player, bots=bots))

    def placed_by_link(self, ruleset: str, player: PlayerId, *, bots: bool) -> Deferred[Placed[BestLink] | None]:
        """As ResultBook."""
        return self._reader.submit(partial(places.placed_by_link, ruleset=ruleset, player=player, bots=bots))

    def placed_by_snake(self, ruleset: str, player: PlayerId, *, bots: bool) -> Deferred[Placed[LongSnake] | None]:
        """As ResultBook."""
        return self._reader.submit(partial(places.placed_by_snake, ruleset=ruleset, player=player, bots=bots))

    def recompute(self) -> Deferred[Recount]:
        """As ResultBook. Nothing else is written meanwhile."""
        return self._writer.submit(recompute)

    # Daily games.

    def daily_game(self, day: str, language: str, player: PlayerId) -> Deferred[GameId | None]:
        """As DailyBook."""
        return self._reader.submit(partial(dailies.daily_game, day=day, language=language, player=player))

    def daily_opening(self, day: str, language: str, drawn: Word) -> Deferred[Word]:
        """As DailyBook."""
        return self._writer.submit(partial(dailies.daily_opening, day=day, language=language, drawn=drawn))

    def daily_board(self, day: str, language: str, limit: int, player: PlayerId | None) -> Deferred[DailyBoard]:
        """As DailyBook."""
        return self._reader.submit(partial(dailies.daily_board, day=day, language=language, limit=limit, player=player))

    # Words.

    def rulings(self) -> Deferred[tuple[Ruling, ...]]:
        """As WordBook."""
        return self._reader.submit(words.rulings)

    def rule(self, ruling: Ruling) -> Deferred[Ruled]:
        """As WordBook."""
        return self._writer.submit(partial(words.rule, ruling=ruling))

    def appeal(self, appeal: Appeal, *, of_game: int, of_language: int) -> Deferred[bool]:
        """As WordBook."""
        return self._writer.submit(partial(words.appeal, appeal=appeal, of_game=of_game, of_language=of_language))

    def appeals(self, limit: int) -> Deferred[tuple[Appeal, ...]]:
        """As WordBook."""
        return self._reader.submit(partial(words.appeals, limit=limit))

    # The whole.

    def prune_chat(self, before: int) -> Deferred[int]:
        """As Store."""
        return self._writer.submit(partial(log.prune_chat, before=before))

    def close(self) -> Deferred[None]:
        """As Store; every other call fails from then on."""
        closed = gatherResults([self._writer.close(), self._reader.close()])
        return closed.addCallback(lambda _: None)

    def _read_game(self, game: GameId, work: Work[T]) -> Deferred[T]:
        worker = self._writer if game in self._appending else self._reader
        return worker.submit(work)

    def _appended(self, result: Any, game: GameId) -> Any:
        self._appending[game] -= 1
        if not self._appending[game]:
            del self._appending[game]
        return result
