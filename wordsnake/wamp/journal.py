"""The store as the tables see it: a journal of games, with the errors that a table knows."""

from collections.abc import Sequence

from twisted.internet.defer import Deferred
from twisted.python.failure import Failure

from wordsnake.game.card import GameCard
from wordsnake.game.events import Event, GameId
from wordsnake.store.protocols import EventLog, SeqConflict, StoreUnavailable, Unreadable
from wordsnake.table.ports import Conflict, Damaged, NotNow


def _translate(failure: Failure) -> Failure:
    match failure.value:
        case SeqConflict() as conflict:
            raise Conflict(str(conflict)) from conflict
        case Unreadable() as unreadable:
            raise Damaged(str(unreadable)) from unreadable
        case StoreUnavailable() as unavailable:
            raise NotNow(str(unavailable)) from unavailable
    return failure


class StoredJournal:
    """A journal in an event log."""

    def __init__(self, log: EventLog) -> None:
        self._log = log

    def append(self, game: GameId, events: Sequence[Event], card: GameCard) -> Deferred[None]:
        """As Journal."""
        return self._log.append(game, events, card).addErrback(_translate)

    def read(self, game: GameId, since: int = 0, limit: int | None = None) -> Deferred[tuple[Event, ...]]:
        """As Journal."""
        return self._log.read(game, since, limit).addErrback(_translate)

    def unfinished(self) -> Deferred[tuple[GameId, ...]]:
        """As Journal."""
        return self._log.unfinished().addErrback(_translate)

    def over_since(self, at: int) -> Deferred[tuple[GameId, ...]]:
        """As Journal."""
        return self._log.over_since(at).addErrback(_translate)
