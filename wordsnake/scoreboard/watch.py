"""Who listens: folds what is heard, and knows whether that is how it is now."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Literal, Protocol

from wordsnake.kit import Client, Refused
from wordsnake.kit import messages as m
from wordsnake.kit.every_game import EveryGame
from wordsnake.scoreboard.fold import Board, fold

ASK_S = 5.0
"""The server is asked for the time so often: a line that is up does not say whether an engine answers."""
NOT_TRUSTED = "wamp.error.not_authorized"

Line = Literal["joining", "current", "lost", "untrusted"]


class Told(Protocol):
    """Who is told of what happens."""

    def event(self, event: m.GameEvent) -> None:
        """The next event: of each game in order, each once."""

    def untrusted(self) -> None:
        """The server does not let this key follow all games, yet. Its host may."""


class Watch:
    """Follows all games of a server. `board` is what came of them; `line` tells how far that can be believed."""

    def __init__(self, client: Client, told: Told, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self.board = Board()
        self.since: datetime | None = None
        self._client = client
        self._stream: EveryGame = client.every_game()
        self._told = told
        self._clock = now
        self._ahead = timedelta()
        self._answers = False
        self._trusted = True
        self._was_current = False

    @property
    def now(self) -> datetime:
        """The server's time."""
        return self._clock() + self._ahead

    def line(self) -> Line:
        """Whether the board is how it is now; to be asked often, for `since` is when it was so last."""
        self._trusted = self._trusted or self._stream.is_current
        if not self._trusted:
            return "untrusted"
        if self._answers and self._stream.is_current:
            self._was_current, self.since = True, self.now
            return "current"
        return "lost" if self._was_current else "joining"

    async def follow(self) -> None:
        """Hear of everything, for ever. Raises Refused where it is shut out."""
        while True:
            try:
                async for event in self._stream:
                    self.board = fold(self.board, event)
                    self._told.event(event)
            except Refused as no:
                if no.reason != NOT_TRUSTED:
                    raise
                self._trusted = False
                self._told.untrusted()

    async def ask(self) -> None:
        """Ask for the time, for ever."""
        while True:
            try:
                about = await self._client.about()
            except Refused:  # Unavailable, too
                self._answers = False
            else:
                self._answers = True
                self._ahead = datetime.fromisoformat(about.now) - self._clock()
            await self._client.sleep(ASK_S)
