"""The daily game: one opening for everybody, one attempt a player, and nothing to be seen by others until it is over.

The opening is drawn by a secret of the server, so that nobody can look up tomorrow's; whoever has the secret and the
words can verify it afterwards. It is stored when the first game of a day begins: a word list that is built anew, or a
ruling of the host, leaves the day as it is.
"""

import hashlib
import hmac
from collections.abc import Callable, Iterable

from wordsnake.game.days import DAILY, day_of, revealed_at
from wordsnake.game.events import GameId, PlayerId
from wordsnake.game.refusals import InvalidArgument
from wordsnake.rules.lexicon import Lexicon
from wordsnake.rules.ruleset import Ruleset
from wordsnake.rules.words import Word
from wordsnake.store.protocols import EventLog, Player, Store
from wordsnake.wamp.contract.refusals import Hidden, NameNeeded, Refusal
from wordsnake.wamp.contract.times import wire_time
from wordsnake.wamp.presence.caller import Caller
from wordsnake.wamp.presence.people import People

DRAW_BYTES = 8


def daily_secret(seed: str) -> bytes:
    """The secret of a server whose engine has this Ed25519 seed (hex)."""
    return hmac.digest(bytes.fromhex(seed), b"wordsnake daily", hashlib.sha256)


class Dailies:
    """Whether and how a player may begin the game of today."""

    def __init__(self, book: Store, secret: bytes, now: Callable[[], int]) -> None:
        """`now` in milliseconds since 1970-01-01T00:00Z."""
        self._book = book
        self._secret = secret
        self._now = now

    @staticmethod
    def is_daily(ruleset: Ruleset) -> bool:
        """Whether these are the rules of the daily game, unchanged."""
        return ruleset == DAILY

    def today(self) -> str:
        """The day, as in 2026-01-31."""
        return day_of(self._now())

    def draw(self, day: str, language: str) -> int:
        """The number by which the opening of the day is chosen."""
        digest = hmac.digest(self._secret, f"{day} {language}".encode(), hashlib.sha256)
        return int.from_bytes(digest[:DRAW_BYTES])

    async def opening(self, day: str, lexicon: Lexicon) -> Word:
        """The word of the day: that of the games which have begun, or the one drawn from these words."""
        drawn = lexicon.opening(self.draw(day, lexicon.language))
        return await self._book.daily_opening(day, lexicon.language, drawn)

    async def begun(self, day: str, language: str, player: Player) -> GameId | None:
        """The player's game of the day, if there is one; ends the call of who may not play it."""
        if player.bot:
            raise Refusal(InvalidArgument("ruleset", "is played by people alone"))
        if player.name is None:
            raise Refusal(NameNeeded())
        return await self._book.daily_game(day, language, player.id)


class Secrecy:
    """Keeps the daily games of a day from everybody but the one who plays, until the day is over."""

    def __init__(self, log: EventLog, people: People, now: Callable[[], int]) -> None:
        """`now` in milliseconds since 1970-01-01T00:00Z."""
        self._log = log
        self._people = people
        self._now = now

    def hides(self, day: str | None) -> bool:
        """Whether a game of this day, or of none, is still kept from others."""
        return day is not None and self._now() < revealed_at(day)

    async def guard(self, caller: Caller, game: GameId) -> None:
        """End the call of whoever may not see this game yet. One that does not exist is hidden from nobody."""
        card = await self._log.card(game)
        if card is not None:
            await self.guard_players(caller, card.day, card.seats)

    async def guard_players(self, caller: Caller, day: str | None, players: Iterable[PlayerId]) -> None:
        """The same, of a game of this day with these players."""
        if day is None or not self.hides(day):
            return
        asking = None if caller.authid is None else await self._people.find(caller.authid)
        if asking is None or asking.id not in players:
            raise Refusal(Hidden(wire_time(revealed_at(day))))
