"""What a table asks of the world around it. The store, the reactor and the WAMP layer stand behind these."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from twisted.internet.defer import Deferred

from wordsnake.game.card import GameCard
from wordsnake.game.events import Event, GameId, PlayerId
from wordsnake.game.state import GameState
from wordsnake.rules.lexicon import Lexicon
from wordsnake.table.lost import Lost, NeverLost


class NotNow(Exception):  # noqa: N818 - it names the condition
    """It cannot be done now, and nothing of it was done. The message says why, for the host's log."""


class Damaged(NotNow):
    """What the journal holds of one game cannot be understood; the others are well."""


class Conflict(Exception):  # noqa: N818 - as above
    """The journal holds an event with this seq already: somebody else wrote it."""


class Journal(Protocol):
    """The stored events of every game. Asking it fails with NotNow (Damaged: this game alone) or Conflict."""

    def append(self, game: GameId, events: Sequence[Event], card: GameCard) -> Awaitable[None]:
        """Store events that follow the stored ones; answers once they are durable."""

    def read(self, game: GameId, since: int = 0, limit: int | None = None) -> Deferred[tuple[Event, ...]]:
        """The stored events with seq > `since`; none for an unknown game."""

    def unfinished(self) -> Deferred[tuple[GameId, ...]]:
        """The games in phase waiting or playing."""

    def over_since(self, at: int) -> Deferred[tuple[GameId, ...]]:
        """The games in phase finished or closed that changed at this time or later."""


class Lexicons(Protocol):
    """The lexicons that are open."""

    def get(self, language: str, version: str | None = None) -> Lexicon | None:
        """The lexicon of a language as it is now, or as the rulings of `version` had it; None while it is not ready."""


class Alarm(Protocol):
    """A call that will be made (Twisted's `IDelayedCall`)."""

    def cancel(self) -> None:
        """Do not make it."""


class Clock(Protocol):
    """Delays (Twisted's `IReactorTime`)."""

    def callLater(self, delay: float, callable: Callable[..., object], *args: Any) -> Alarm:  # noqa: A002, N802
        """Call it `delay` seconds from now."""


class Announce(Protocol):
    """Tells whoever listens what has happened."""

    def __call__(self, before: GameState, events: tuple[Event, ...], after: GameState) -> Awaitable[None]:
        """`events`, which are stored, led from `before` to `after`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """The surroundings of all tables.

    `now` is the time in milliseconds since 1970-01-01T00:00Z; `chance` gives a random number of so many bits; `here`
    tells whether a player is connected; `lost` when nobody could be.
    """

    journal: Journal
    lexicons: Lexicons
    clock: Clock
    now: Callable[[], int]
    chance: Callable[[int], int]
    here: Callable[[PlayerId], bool]
    announce: Announce
    lost: Lost = field(default_factory=NeverLost)
