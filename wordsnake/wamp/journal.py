"""The store as the tables see it: a journal of games, with the errors that a table knows."""

from collections.abc import Sequence

from twisted.internet.defer import Deferred
from twisted.python.failure import Failure

from wordsnake.game.card import GameCard
from wordsnake.game.events import Event, GameId
from wordsnake.store.protocols import EventLog, SeqConflict, StoreError, StoreUnavailable, Unreadable
from wordsnake.table.ports import Conflict, Damaged, NotNow


def _translate(failure: Failure) -> Failure:
    _raise(failure.value)
    return failure


def _raise(error: BaseException | None) -> None:
    """Raise what a table knows an error of the store by, if it knows it."""
    match error:
        case SeqConflict() as conflict:
            raise Conflict(str(conflict)) from conflict
        case Unreadable() as unreadable:
            raise Damaged(str(unreadable)) from unreadable
        case StoreUnavailable() as unavailable:
            raise NotNow(str(unavailable)) from unavailable


class StoredJournal:
    """A journal in an event log."""

    def __init__(self, log: EventLog) -> None:
        self._log = log

    async def append(self, game: GameId, events: Sequence[Event], card: GameCard) -> None:
        """As Journal."""
        try:
            await self._log.append(game, events, card)
        except StoreError as error:
            _raise(error)
            raise

    def read(self, game: GameId, since: int = 0, limit: int | None = None) -> Deferred[tuple[Event, ...]]:
        """As Journal."""
        return self._log.read(game, since, limit).addErrback(_translate)

    def unfinished(self) -> Deferred[tuple[GameId, ...]]:
        """As Journal."""
        return self._log.unfinished().addErrback(_translate)

    def over_since(self, at: int) -> Deferred[tuple[GameId, ...]]:
        """As Journal."""
        return self._log.over_since(at).addErrback(_translate)
