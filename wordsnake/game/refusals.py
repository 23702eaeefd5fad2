"""Every reason for which something asked of the server may be refused: the errors of the public API, typed.

Fields carry the API's names. Where one is a player it is a player id here; the edge puts in the name. The reasons that
lie in the word alone are the rules' own.
"""

from dataclasses import dataclass
from typing import ClassVar

from wordsnake.game.events import PlayerId, WordPlayed
from wordsnake.rules.refused import Refused
from wordsnake.rules.verdict import NoOverlap, NotInLexicon, TooShort
from wordsnake.rules.words import NotAWord

__all__ = [
    "AlreadyPlayed",
    "GameFull",
    "InvalidArgument",
    "NameTaken",
    "NoOverlap",
    "NoSuchGame",
    "NotAWord",
    "NotHost",
    "NotInLexicon",
    "NotSeated",
    "NotYourTurn",
    "OwnWord",
    "RateLimited",
    "Refused",
    "Repeated",
    "StalePly",
    "TooFewSeats",
    "TooLate",
    "TooManyGames",
    "TooShort",
    "Unavailable",
    "WrongPhase",
]


@dataclass(frozen=True, slots=True)
class Repeated:
    """No refusal: this move was made before, and `played` is what came of it."""

    played: WordPlayed


@dataclass(frozen=True, slots=True)
class InvalidArgument(Refused):
    """An argument is no good; `problem` completes the sentence that begins with its name."""

    reason: ClassVar[str] = "invalid_argument"
    says: ClassVar[str] = "{argument} {problem}."

    argument: str
    problem: str


@dataclass(frozen=True, slots=True)
class RateLimited(Refused):
    """Too much was asked in too short a time; `retry_after` is in seconds."""

    reason: ClassVar[str] = "rate_limited"
    says: ClassVar[str] = "Too many requests; try again in {retry_after} s."

    retry_after: float


@dataclass(frozen=True, slots=True)
class NoSuchGame(Refused):
    """No game has this id."""

    reason: ClassVar[str] = "no_such_game"
    says: ClassVar[str] = "There is no such game."


@dataclass(frozen=True, slots=True)
class WrongPhase(Refused):
    """It cannot be done in the `phase` in which the game is."""

    reason: ClassVar[str] = "wrong_phase"
    says: ClassVar[str] = "That cannot be done: the game is {phase}."

    phase: str


@dataclass(frozen=True, slots=True)
class NotSeated(Refused):
    """It is for seated players; who has left, or was removed, is none."""

    reason: ClassVar[str] = "not_seated"
    says: ClassVar[str] = "You have no seat in this game."


@dataclass(frozen=True, slots=True)
class NotHost(Refused):
    """It is for the host of the game."""

    reason: ClassVar[str] = "not_host"
    says: ClassVar[str] = "Only the host of the game can do that."


@dataclass(frozen=True, slots=True)
class StalePly(Refused):
    """The game is at move `ply`, on the word `current` (None before the opening)."""

    reason: ClassVar[str] = "stale_ply"
    says: ClassVar[str] = "The game has moved on: the next move is number {ply}."

    ply: int
    current: str | None


@dataclass(frozen=True, slots=True)
class NotYourTurn(Refused):
    """It is the turn of `turn`; also said to a seat that is out."""

    reason: ClassVar[str] = "not_your_turn"
    says: ClassVar[str] = "It is not your turn."

    turn: PlayerId | None


@dataclass(frozen=True, slots=True)
class TooLate(Refused):
    """The deadline has passed, and the grace with it."""

    reason: ClassVar[str] = "too_late"
    says: ClassVar[str] = "Your time is up."


@dataclass(frozen=True, slots=True)
class OwnWord(Refused):
    """In a race: the current word is the player's own, and others have `retry_after` seconds more to follow it."""

    reason: ClassVar[str] = "own_word"
    says: ClassVar[str] = "That is your own word: let somebody else follow it, or wait {retry_after} s."

    retry_after: float


@dataclass(frozen=True, slots=True)
class AlreadyPlayed(Refused):
    """`word` is in the snake: `player` (None: it was drawn) laid it as move `ply`."""

    reason: ClassVar[str] = "already_played"
    says: ClassVar[str] = '"{word}" was played before, as move {ply}.'

    word: str
    player: PlayerId | None
    ply: int


@dataclass(frozen=True, slots=True)
class TooFewSeats(Refused):
    """The game cannot start with fewer than `min` seats taken."""

    reason: ClassVar[str] = "too_few_seats"
    says: ClassVar[str] = "The game needs at least {min} players."

    min: int


@dataclass(frozen=True, slots=True)
class GameFull(Refused):
    """Every seat is taken."""

    reason: ClassVar[str] = "game_full"
    says: ClassVar[str] = "Every seat of this game is taken."


@dataclass(frozen=True, slots=True)
class TooManyGames(Refused):
    """The player sits in as many unfinished games as one may."""

    reason: ClassVar[str] = "too_many_games"
    says: ClassVar[str] = "You sit in too many unfinished games; leave one first."


@dataclass(frozen=True, slots=True)
class NameTaken(Refused):
    """The name is another player's."""

    reason: ClassVar[str] = "name_taken"
    says: ClassVar[str] = "Somebody else has this name."


@dataclass(frozen=True, slots=True)
class Unavailable(Refused):
    """The store or the lexicon is not ready; the same request may succeed later."""

    reason: ClassVar[str] = "unavailable"
    says: ClassVar[str] = "The server cannot do that now; try again in a moment."
