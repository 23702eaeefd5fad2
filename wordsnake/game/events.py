"""The facts of a game. A game is the fold of its events (`evolve`); they are stored before they are announced.

`seq` numbers the events of one game 1, 2, 3 ... without a hole. `at` and every deadline are milliseconds since
1970-01-01T00:00Z. Players stand as player ids; names are put in at the edge (`wordsnake.wamp`), so that a player can be
renamed or forgotten. Field names are those of the public API wherever the two agree.
"""

from dataclasses import dataclass
from typing import Literal, NewType

from wordsnake.rules.ruleset import Ruleset

PlayerId = NewType("PlayerId", str)
GameId = NewType("GameId", str)

MissReason = Literal["timeout", "pass"]
OutReason = Literal["left", "misses", "lives", "removed"]
CloseReason = Literal["all_left", "idle", "ended"]
Finish = Literal["goal", "last_in_play", "stalled", "time", "abandoned"]


@dataclass(frozen=True, slots=True)
class Link:
    """One word of the snake, and how far it overlaps the word before it. Ply 0 is the opening."""

    ply: int
    word: str
    key: str
    player: PlayerId | None
    overlap: int
    points: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a game ended. `winners` is in order of seats and may be empty (abandoned) or several (equal scores)."""

    winners: tuple[PlayerId, ...]
    why: Finish
    scores: tuple[tuple[PlayerId, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What every event has."""

    seq: int
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GameCreated(Event):
    """A game was opened; the host's `SeatTaken` follows. `lexicon` names the version of the words it is played with.

    `rated`: it was made to count for ratings. Whether it does also depends on who plays (`wordsnake.ratings`).
    `day` is the day (UTC, as 2026-01-31) whose daily game it is, None for any other game.
    """

    ruleset: Ruleset
    language: str
    lexicon: str
    private: bool
    host: PlayerId
    rematch_of: GameId | None = None
    rated: bool = False
    day: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatTaken(Event):
    """A player sat down. `level` is that of a bot offered by the server, else None. A `guest` had no name then."""

    player: PlayerId
    bot: bool = False
    level: int | None = None
    guest: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatLeft(Event):
    """A player left, or was removed, while the game was waiting."""

    player: PlayerId


@dataclass(frozen=True, slots=True, kw_only=True)
class HostChanged(Event):
    """The host left; the first seat still in play is host now."""

    host: PlayerId


@dataclass(frozen=True, slots=True, kw_only=True)
class GameClosed(Event):
    """The game ended before it began."""

    why: CloseReason


@dataclass(frozen=True, slots=True, kw_only=True)
class GameStarted(Event):
    """The turn order was drawn. `current` is the drawn opening (ply 0), or None where a player opens.

    `turn` is None in a race, here and in every event: everybody may move until `deadline`.
    """

    order: tuple[PlayerId, ...]
    current: Link | None
    turn: PlayerId | None
    ply: int
    deadline: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WordPlayed(Event):
    """A word was accepted as move `ply`. `turn` and `deadline` say who is next and until when (None: the game is over).

    `score` is the player's after the move. `missed` is a word that the one who missed just before could have played.
    """

    player: PlayerId
    word: str
    key: str
    overlap: int
    points: int
    score: int
    ply: int
    move_id: str | None
    turn: PlayerId | None
    deadline: int | None
    missed: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnMissed(Event):
    """A deadline passed or a player passed. `misses` counts those in a row, `lives` those left (None: no lives)."""

    player: PlayerId
    why: MissReason
    misses: int
    lives: int | None
    turn: PlayerId | None
    deadline: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockExtended(Event):
    """The server was down during a turn: `turn`, or in a race everybody, has until `deadline` now."""

    turn: PlayerId | None
    deadline: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayerOut(Event):
    """A seat plays no further. `turn` and `deadline` hold from here on, changed or not."""

    player: PlayerId
    why: OutReason
    turn: PlayerId | None
    deadline: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Said(Event):
    """A seated player said something. The store keeps `text` apart and forgets it after 30 days (None)."""

    player: PlayerId
    text: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GameFinished(Event):
    """The game is over."""

    outcome: Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class RematchOpened(Event):
    """The same players may go on in the game `rematch`."""

    rematch: GameId
