"""What a store keeps of words: what the host has ruled about them, and what players have asked the host to permit."""

from dataclasses import dataclass
from typing import Protocol

from twisted.internet.defer import Deferred

from wordsnake.game.events import GameId, PlayerId
from wordsnake.rules.rulings import Ruling


@dataclass(frozen=True, slots=True, kw_only=True)
class Appeal:
    """A player asks that a word be permitted which a game refused."""

    language: str
    word: str
    key: str
    player: PlayerId
    game: GameId
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruled:
    """A ruling, and the players whose appeals it has answered."""

    ruling: Ruling
    players: tuple[PlayerId, ...]


class WordBook(Protocol):
    """Rulings, which are facts and stay for ever, and the appeals that wait for one."""

    def rulings(self) -> Deferred[tuple[Ruling, ...]]:
        """All of them, those of a language in the order of their numbers."""

    def rule(self, ruling: Ruling) -> Deferred[Ruled]:
        """Keep a ruling under the next number of its language; the appeals for its key are answered, and gone."""

    def appeal(self, appeal: Appeal, *, of_game: int, of_language: int) -> Deferred[bool]:
        """Keep an appeal, once for each player and key; whether it is kept.

        It is not if `of_game` appeals of this player about this game wait already, or `of_language` in this language.
        """

    def appeals(self, limit: int) -> Deferred[tuple[Appeal, ...]]:
        """Those that wait, by language and key, the earliest first; at most `limit`."""
