"""What can be asked of a game. A command may be refused; `decide` turns an accepted one into events.

Chance comes in as `draw`, a random number of 64 bits; time comes in beside the command. Arguments are already parsed
(types, lengths and ranges hold): whoever builds a command answers for that.
"""

from dataclasses import dataclass

from wordsnake.game.events import GameId, PlayerId
from wordsnake.rules.ruleset import Ruleset
from wordsnake.rules.words import Word


@dataclass(frozen=True, slots=True, kw_only=True)
class CreateGame:
    """Open a game and seat its host, who may be a bot or a guest. `rated`: the server made it, for strangers.

    Who plays alone begins at once, with `opening`, or with one that `draw` decides. `day` is the day (UTC, as
    2026-01-31) whose daily game it is; whoever asks answers for the opening being that day's.
    """

    player: PlayerId
    ruleset: Ruleset
    language: str
    private: bool
    bot: bool = False
    guest: bool = False
    rated: bool = False
    rematch_of: GameId | None = None
    draw: int = 0
    opening: Word | None = None
    day: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeSeat:
    """Sit down in a waiting game; by someone seated already: no event."""

    player: PlayerId
    bot: bool = False
    level: int | None = None
    guest: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveGame:
    """Give up one's seat: before the start it is free again, afterwards it is out."""

    player: PlayerId


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveSeat:
    """The host takes `target` out of the game; in a rated game nobody may."""

    player: PlayerId
    target: PlayerId


@dataclass(frozen=True, slots=True, kw_only=True)
class StartGame:
    """The host starts; `draw` decides the turn order and a drawn opening."""

    player: PlayerId
    draw: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayWord:
    """Lay a word. `ply` is the move the player believes it is making, which must be told in a race.

    `move_id` makes a repeat harmless.
    """

    player: PlayerId
    text: str
    ply: int | None = None
    move_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PassTurn:
    """Miss a turn by choice."""

    player: PlayerId
    ply: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Say:
    """Say something to the table; while the game is waiting, playing or finished."""

    player: PlayerId
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenRematch:
    """Link a finished game to the game `rematch`; where one is linked already, other than `instead_of`: no event."""

    player: PlayerId
    rematch: GameId
    instead_of: GameId | None = None


@dataclass(frozen=True, slots=True)
class Expire:
    """The table's clock: whatever deadline has passed by now takes effect; nothing due: no event."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtendClock:
    """The server could not be reached for the last `lost` milliseconds: what they took of a turn is given back.

    `restarted`: it was down, so whoever is to move has at least the smaller of a full turn and 10 s.
    """

    lost: int = 0
    restarted: bool = True


@dataclass(frozen=True, slots=True)
class CloseIdle:
    """Nobody has touched this waiting game for 30 minutes."""


@dataclass(frozen=True, slots=True)
class EndGame:
    """The host of the server ends the game: a waiting one is closed, a running one is abandoned."""


Command = (
    CreateGame
    | TakeSeat
    | LeaveGame
    | RemoveSeat
    | StartGame
    | PlayWord
    | PassTurn
    | Say
    | OpenRematch
    | Expire
    | ExtendClock
    | CloseIdle
    | EndGame
)
