"""Bots that are wrong in one thing, and the line of `wordsnake check-bot` that has to notice it."""

import asyncio
import sys
from contextlib import suppress
from typing import Any
from uuid import uuid4

from websockets.exceptions import InvalidHandshake

from tests.checks.right_bot import CALL, SUBSCRIBE, Bot, Refused, Session

KNOWN = {"game_created", "seat_taken", "game_started", "word_played", "turn_missed", "clock_extended", "said",
         "game_finished", "presence_changed", "watchers_changed"}  # fmt: skip


class NoKey(Bot):
    line = "sign-in"

    async def run(self) -> int:
        return 1


class StandsAside(Bot):
    line = "seat"

    async def play(self, session: Session) -> int:
        await session.call("get_player")
        return 1


class Resigns(Bot):
    line = "whole game"

    async def move(self, session: Session, view: dict[str, Any]) -> None:
        del session, view
        raise SystemExit(1)


class Sleeps(Bot):
    line = "in time"

    async def move(self, session: Session, view: dict[str, Any]) -> None:
        if self.first and self.turns == 2:
            await session.event()
        else:
            await super().move(session, view)


class Guesses(Bot):
    line = "legal words"

    async def lay(self, session: Session, word: str, ply: int | None) -> None:
        if self.first and ply:
            with suppress(Refused):
                await session.call("play_word", self.game, "zee", ply, uuid4().hex)
        await super().lay(session, word, ply)


class Carefree(Bot):
    line = "ply"

    async def lay(self, session: Session, word: str, ply: int | None) -> None:
        del ply
        await super().lay(session, word, None)


class Nameless(Bot):
    line = "move_id"

    async def lay(self, session: Session, word: str, ply: int | None) -> None:
        await session.call("play_word", self.game, word, ply)


class Inventive(Bot):
    line = "calls as declared"

    async def back(self, session: Session) -> None:
        with suppress(Refused):
            await session.call("get_game", self.game, verbose=True)


class Nosy(Bot):
    """Subscribes to what is for components."""

    line = "calls as declared"

    async def back(self, session: Session) -> None:
        with suppress(Refused):
            await session.ask(SUBSCRIBE, "wordsnake.elsewhere")


class Polls(Bot):
    line = "no polling"

    async def wait(self, session: Session) -> None:
        del session
        await asyncio.sleep(0.3)


class Floods(Bot):
    line = "pace"

    async def back(self, session: Session) -> None:
        for request in range(1000, 1040 if self.first else 1000):
            await session.send(CALL, request, {}, "wordsnake.about")


class Trusting(Bot):
    """Takes what it has sent for done."""

    line = "line lost before a word arrives"

    async def back(self, session: Session) -> None:
        if self.sent is not None and self.visits == 2:  # the first line that it lost
            await session.event()


class Blunders(Bot):
    """Takes what it has sent for lost, and lays it again under another name."""

    line = "nothing twice"

    async def back(self, session: Session) -> None:
        if self.sent is not None:
            try:
                await self.lay(session, self.sent[1], self.sent[2])
            except Refused:
                self.sent = None


class Confused(Bot):
    """Finds that its word has been laid, and gives up."""

    line = "line lost before the answer"

    async def back(self, session: Session) -> None:
        view = await session.call("get_game", self.game)
        if self.sent is not None and any(link["word"] == self.sent[1] for link in view["snake"]):
            raise SystemExit(1)


class Dreams(Bot):
    """Waits to be told."""

    line = "line lost between turns"

    async def back(self, session: Session) -> None:
        if self.visits > 1 and self.sent is None:
            while (await session.event()).get("type") not in {"turn_missed", "game_finished"}:
                pass
        self.sent = None


class GivesUp(Bot):
    """Where no server answers."""

    line = "server restarted"

    async def lost(self) -> None:
        if isinstance(sys.exception(), OSError | InvalidHandshake):
            raise SystemExit(1)
        await super().lost()


class Strict(Bot):
    line = "newer server"

    async def wait(self, session: Session) -> None:
        if (await session.event())["type"] not in KNOWN:
            raise SystemExit(1)


class Mumbles(Bot):
    line = "protocol"

    async def back(self, session: Session) -> None:
        if self.first and self.visits == 1:
            await session.garbage()


class Crashes(Bot):
    line = "end"

    async def play(self, session: Session) -> int:
        await super().play(session)
        return 3


class Clings(Bot):
    line = "end"

    async def play(self, session: Session) -> int:
        await super().play(session)
        with suppress(Refused):
            await session.call("play_word", self.game, "zee", 9, uuid4().hex)
        return 0


WRONG: tuple[type[Bot], ...] = (
    NoKey, StandsAside, Resigns, Sleeps, Guesses, Carefree, Nameless, Inventive, Nosy, Polls, Floods, Trusting,
    Blunders, Confused, Dreams, Strict, Mumbles, Crashes, Clings,
)  # fmt: skip
ALONE = (GivesUp,)
"""What is tried on a server of its own, which is restarted."""
