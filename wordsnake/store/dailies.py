"""What a store tells of daily games: who has played, and how they stand."""

from dataclasses import dataclass
from typing import Protocol

from twisted.internet.defer import Deferred

from wordsnake.game.events import GameId, PlayerId
from wordsnake.rules.words import Word


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """A finished daily game. `place` is 1 for the best of the day; equals share one, and the next counts them all."""

    player: PlayerId
    game: GameId
    score: int
    place: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DailyBoard:
    """The attempts of a day in one language, the best first, of `players` in all; `own` is that of who asks."""

    attempts: tuple[Attempt, ...]
    players: int
    own: Attempt | None


class DailyBook(Protocol):
    """Daily games by their day (UTC, as 2026-01-31) and language. A player has one of each at most."""

    def daily_game(self, day: str, language: str, player: PlayerId) -> Deferred[GameId | None]:
        """The player's game of that day, over or not."""

    def daily_opening(self, day: str, language: str, drawn: Word) -> Deferred[Word]:
        """The word with which the games of that day begin: `drawn`, if none was kept before; it is kept."""

    def daily_board(self, day: str, language: str, limit: int, player: PlayerId | None) -> Deferred[DailyBoard]:
        """The best attempts, at most `limit`; of equal ones the earlier one first. `player` is who asks.

        Only players with a name who are not shut out are counted.
        """
