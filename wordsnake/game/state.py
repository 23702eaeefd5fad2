"""The state of a game: what its events come to. Its records have no slots, so that `changed` can copy them."""

from dataclasses import dataclass, field
from typing import Literal

from wordsnake.game.events import GameId, Link, Outcome, OutReason, PlayerId, WordPlayed
from wordsnake.game.ledger import Ledger
from wordsnake.rules.ruleset import PRESETS, Ruleset
from wordsnake.rules.words import Word

GRACE_MS = 300
"""A word that comes so long after its deadline still counts: the network is forgiven."""

OWN_WORD_MS = 5_000
"""In a race nobody follows their own word sooner, unless somebody else has played."""

IDLE_MS = 30 * 60 * 1000
"""A waiting game that nobody touches for so long closes."""

NOBODY = PlayerId("")
"""The host of a game that is `new`."""

Phase = Literal["new", "waiting", "playing", "finished", "closed"]
"""`new` is a game without events: there is no such game yet. `closed` is one that ended before it began."""


@dataclass(frozen=True, kw_only=True)
class Seat:
    """A player's place. `misses` counts those in a row, `lives` those left (None: the ruleset has none).

    A `guest` had no name when it sat down. `out` says why the seat plays no further. Whose reason is "misses" or
    "lives" still sits at the table and may talk; who has left or was removed is gone, and does not come back into a
    running game.
    """

    player: PlayerId
    bot: bool = False
    level: int | None = None
    guest: bool = False
    score: int = 0
    misses: int = 0
    lives: int | None = None
    out: OutReason | None = None

    @property
    def gone(self) -> bool:
        """Whether the player has left or was removed."""
        return self.out in ("left", "removed")


@dataclass(frozen=True)
class Standing:
    """How the players stand: what a turn changes, apart from the word itself.

    Seats are in the order in which they were taken, and in that of the turns once the game has started. `ply` is the
    number of the next move (0: the opening). `round_` counts from the move after the opening; `acted` are those whose
    turn in it is over. `missed` are those who missed since the last word.
    """

    seats: tuple[Seat, ...] = ()
    ply: int = 0
    round_: int = 1
    acted: frozenset[PlayerId] = frozenset()
    missed: frozenset[PlayerId] = frozenset()

    @property
    def in_play(self) -> tuple[Seat, ...]:
        """The seats that are not out."""
        return tuple([seat for seat in self.seats if seat.out is None])


AT_FIRST = Standing()
"""How the players stand in a game that is `new`."""


@dataclass(frozen=True, kw_only=True)
class GameState:
    """A game after its first `seq` events. Times are milliseconds since 1970-01-01T00:00Z.

    It is the turn of `turn` until `deadline`; the game as a whole ends at `ends_at`. In a race `turn` is None, and
    everybody may move until the deadline. `snake` holds the words by key, `moves` those of them that had a move id, by
    player and id. `laid_at` is when the current word was laid, `touched_at` when anything last happened. `day` is the
    day (UTC, as 2026-01-31) whose daily game this is, if it is one.
    """

    game: GameId
    seq: int = 0
    phase: Phase = "new"
    ruleset: Ruleset = PRESETS["classic"]
    language: str = ""
    lexicon: str = ""
    private: bool = False
    rated: bool = False
    host: PlayerId = NOBODY
    standing: Standing = AT_FIRST
    turn: PlayerId | None = None
    deadline: int | None = None
    snake: Ledger[str, Link] = field(default_factory=Ledger)
    moves: Ledger[tuple[PlayerId, str], WordPlayed] = field(default_factory=Ledger)
    laid_at: int | None = None
    opened_at: int = 0
    started_at: int | None = None
    touched_at: int = 0
    ends_at: int | None = None
    outcome: Outcome | None = None
    rematch: GameId | None = None
    rematch_of: GameId | None = None
    day: str | None = None

    @property
    def seats(self) -> tuple[Seat, ...]:
        """Every seat, also those that are out."""
        return self.standing.seats

    @property
    def ply(self) -> int:
        """The number of the next move; 0 is the opening."""
        return self.standing.ply

    @property
    def current(self) -> Word | None:
        """The word to follow; None before the opening."""
        return Word(self.snake[-1].word, self.snake[-1].key) if self.snake else None

    @property
    def expires_at(self) -> int | None:
        """From when on the turn, or the game, is over if nothing happens before; None while no clock runs."""
        return None if self.deadline is None else self.deadline + GRACE_MS

    def seat(self, player: PlayerId) -> Seat | None:
        """The player's seat, also when it is out or given up."""
        for seat in self.standing.seats:
            if seat.player == player:
                return seat
        return None

    def sits(self, player: PlayerId) -> bool:
        """Whether the player is at the table: seated, and neither left nor removed."""
        seat = self.seat(player)
        return seat is not None and not seat.gone


def nothing(game: GameId) -> GameState:
    """The state of a game before its first event."""
    return GameState(game=game)
