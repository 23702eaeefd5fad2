"""What the server asks of a store. One test suite runs over every implementation (`tests/store`).

All methods answer through a Deferred and fail with a `StoreError`. Nothing is answered before it is durable. Calls for
one game are carried out in the order in which they were made.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from twisted.internet.defer import Deferred

from wordsnake.game.card import GameCard, Phase
from wordsnake.game.events import Event, GameId, PlayerId
from wordsnake.store.dailies import DailyBook
from wordsnake.store.results import ResultBook
from wordsnake.store.words import WordBook


class StoreError(Exception):
    """The store could not do what was asked; nothing of it was done."""


class StoreUnavailable(StoreError):  # noqa: N818 - it names what happened
    """A full disk, a locked or a damaged file, a store that is closing. The message says what the host can do."""


class Unreadable(StoreUnavailable):
    """What is stored of one game cannot be understood: it is damaged, or a newer server wrote it. Others are well."""


class SeqConflict(StoreError):  # noqa: N818 - it names what happened
    """The fence held: an event with this game and seq is stored already, or the seq before it is not."""


class NameTaken(StoreError):  # noqa: N818 - it names what happened
    """The name belongs to another player."""


class NoSuchPlayer(StoreError):  # noqa: N818 - it names what happened
    """There is no player by that name or id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Player:
    """A person or a bot.

    `name` is None for a guest; `authids` are the fingerprints of its keys, the first one first.
    """

    id: PlayerId
    name: str | None
    bot: bool
    authids: tuple[str, ...]
    created_at: int
    banned: bool = False
    finished: int = 0


@dataclass(frozen=True, slots=True)
class GamePage:
    """Games, latest change first, and the cursor that goes on after them (None: there are no more)."""

    games: tuple[GameCard, ...]
    cursor: str | None


class EventLog(Protocol):
    """The events of every game, for ever; the text of chat for 30 days."""

    def append(self, game: GameId, events: Sequence[Event], card: GameCard) -> Deferred[None]:
        """Store `events` (seq dense, the first one following what is stored) and the card as of the last of them.

        Many appends share one commit. Fails with StoreUnavailable, and with SeqConflict also where the host of a new
        daily game has one of the same day and language already. When the card's phase is "finished", each of its seats
        has one finished game more, and the result is entered in the ResultBook.
        """

    def read(self, game: GameId, since: int = 0, limit: int | None = None) -> Deferred[tuple[Event, ...]]:
        """The events with seq > `since`, at most `limit` of them; none for an unknown game. Fails with Unreadable."""

    def card(self, game: GameId) -> Deferred[GameCard | None]:
        """The card of a game."""

    def unfinished(self) -> Deferred[tuple[GameId, ...]]:
        """The games in phase waiting or playing, oldest first."""

    def over_since(self, at: int) -> Deferred[tuple[GameId, ...]]:
        """The games in phase finished or closed that changed at this time or later, in the order in which they did."""

    def public_games(
        self, phase: Phase | None, language: str | None, cursor: str | None, limit: int
    ) -> Deferred[GamePage]:
        """Public games but daily ones, by latest change; an unintelligible cursor is a ValueError."""


class PlayerBook(Protocol):
    """Players, their names and their keys."""

    def by_authid(self, authid: str) -> Deferred[Player | None]:
        """The player one of whose keys has this fingerprint."""

    def by_name(self, name: str) -> Deferred[Player | None]:
        """The player called `name`, whatever its case."""

    def by_ids(self, ids: Sequence[PlayerId]) -> Deferred[dict[PlayerId, Player]]:
        """Those of the players that exist."""

    def enter(self, authid: str, at: int) -> Deferred[Player]:
        """The player with this key; a new guest if there is none."""

    def claim_name(self, player: PlayerId, name: str, at: int, *, bot: bool = False) -> Deferred[Player]:
        """Give the player this name, already in normal form, and remember whether it says it is a bot.

        Fails with NameTaken. A name whose player never finished a game is free again 30 days after it was claimed: its
        former owner is a guest again.
        """

    def rename(self, player: PlayerId, name: str, at: int) -> Deferred[Player]:
        """By the host: as `claim_name`, `bot` as it was."""

    def free_name(self, player: PlayerId) -> Deferred[Player]:
        """By the host: the player is a guest again, its name anybody's."""

    def link_key(self, player: PlayerId, authid: str, at: int) -> Deferred[Player]:
        """Add a key; if a guest without a seat in any game owned it, that guest is merged away.

        Fails with NameTaken if another named or seated player owns the key.
        """

    def ban(self, player: PlayerId, *, banned: bool) -> Deferred[Player]:
        """Shut a player out, or let it in again."""

    def forget(self, player: PlayerId) -> Deferred[None]:
        """Erase name, keys, appeals and texts said; the id stays in the logs and shows as a guest nobody can name."""

    def everyone(self) -> Deferred[tuple[Player, ...]]:
        """All players with a name, by name."""


class Store(EventLog, PlayerBook, ResultBook, DailyBook, WordBook, Protocol):
    """A whole store."""

    def prune_chat(self, before: int) -> Deferred[int]:
        """Forget the texts said before this time; answers how many."""

    def close(self) -> Deferred[None]:
        """Finish what was asked, then release everything."""
