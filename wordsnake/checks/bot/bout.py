"""A game against the bot that is checked: one in which nothing happens, and others in which something does.

The opponent opens with a word that has many followers, if it has to, and passes from then on: a bot always has its own
word to follow, whatever the language. Five words end the game.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from wordsnake.checks.bot.meddling import CutAtWord, Meddler, NewerServer, Nothing
from wordsnake.checks.bot.program import Program
from wordsnake.checks.bot.proxy import Proxy
from wordsnake.checks.bot.wire import Message
from wordsnake.checks.bot.witness import Witness
from wordsnake.checks.check import Departed
from wordsnake.checks.player import Heard, Player
from wordsnake.checks.stage import Words
from wordsnake.wamp.contract.uris import game_topic

BEFORE, AFTER, BETWEEN, RESTART = "before", "after", "between", "restart"
TURN_S = 20
RULES = {"name": "classic", "target_score": None, "max_words": 5, "misses_out": 10}
LATE_S = 10.0
"""So much longer than a turn may it take until the server says that it is over: a restart gives time back."""
SLICE_S = 0.25
"""So often it is looked whether the bot still runs."""
QUIET_S = 4.0
"""So long the opponent lets the bot wait, to see what it does meanwhile."""
THINKS_S = 0.5
"""So long it thinks otherwise: two who answer at once would exceed what a connection may send."""
SETTLED_S = 1.0
"""After which a bot may be asked to be quiet."""


@dataclass(slots=True)
class Bout:
    """What came of a game. `lost`: at which step it could not go on, "sign-in", "seat" or "game", and why."""

    witness: Witness
    game: str = ""
    bot: str = ""
    events: list[dict[str, Any]] = field(default_factory=list)
    quiet: tuple[float, float] | None = None
    due: dict[str, int] = field(default_factory=dict)
    """By what happened: the place among the bot's moves of the one that had to come in spite of it."""
    cut_off: Message = field(default_factory=list)
    """The call of the word that arrived, and whose answer did not."""
    lost: tuple[str, str] | None = None
    over_at: float = 0.0
    end: tuple[bool, int | None] | None = None
    """How the bot ended: whether by itself, and its exit code, None if it had to be killed."""

    @property
    def moves(self) -> list[dict[str, Any]]:
        """The words and misses of the bot."""
        kinds = {"word_played", "turn_missed"}
        return [event for event in self.events if event["type"] in kinds and event["player"] == self.bot]

    @property
    def late(self) -> list[int]:
        """The places among its moves at which its time ran out."""
        return [place for place, move in enumerate(self.moves) if move.get("why") == "timeout"]

    @property
    def outcome(self) -> str | None:
        """Why the game is over."""
        return next((event["outcome"]["why"] for event in self.events if event["type"] == "game_finished"), None)


class Bouts:
    """Plays them, one after another. `host` is the opponent; nobody else uses it meanwhile."""

    def __init__(self, host: Player, program: Program, proxy: Proxy, words: Words, turn_s: int) -> None:
        """A turn lasts `turn_s` seconds."""
        self.host = host
        self.program = program
        self.proxy = proxy
        self._words = words
        self._turn_s = turn_s
        self.heard: Heard

    async def play(self, bout: Bout, trouble: "Trouble") -> None:
        """Play to the end, whatever it is."""
        while (view := await self.host.call("get_game", bout.game))["phase"] == "playing":
            if view["turn"] == self.host.name:
                await self._move(view, trouble, bout)
            else:
                await self._wait(view["seq"])
        bout.over_at = self.proxy.now()
        await self.look(bout)

    async def look(self, bout: Bout) -> None:
        """All that has happened in the game, by the log."""
        page = await self.host.call("get_events", bout.game)
        bout.events = page["events"]

    async def open(self, bout: Bout) -> None:
        """Open the game, and hear of it."""
        rules = RULES | {"turn_seconds": self._turn_s}
        view = await self.host.call("create_game", ruleset=rules, language=self._words.language, private=True)
        bout.game = view["game"]
        await self.follow(bout.game)

    async def follow(self, game: str) -> None:
        """Hear of a game from now on."""
        self.heard = await self.host.listen(game_topic(game))

    async def _move(self, view: dict[str, Any], trouble: "Trouble", bout: Bout) -> None:
        await trouble.before_move(self, bout)
        if view["current"] is None:
            await self.host.call("play_word", view["game"], self._words.chain[0], view["ply"])
        else:
            await self.host.call("pass_turn", view["game"], view["ply"])

    async def _wait(self, seq: int) -> None:
        """Until the bot has moved, or its time is over. A Departed if it has ended."""
        for _ in range(int((self._turn_s + LATE_S) / SLICE_S)):
            if await self.heard.beyond(seq, SLICE_S):
                return
            if self.program.ended is not None:
                raise Departed(f"it ended with {self.program.ended} in the middle of the game{said_last(self.program)}")
        raise Departed(f"nothing happened in the game within {self._turn_s + LATE_S:g} s")


def said_last(program: Program) -> str:
    """What a program has printed last, to complete a sentence."""
    return f": {program.last_words}" if program.last_words else ""


class Trouble:
    """What happens in a game: nothing, but that the opponent thinks for a while, once for long."""

    meddler: Meddler = Nothing()
    """What happens from the beginning on to what the bot and its server say."""

    async def before_move(self, bouts: Bouts, bout: Bout) -> None:
        """The opponent is about to move."""
        if bout.quiet is None:
            since = bouts.proxy.now() + SETTLED_S
            bout.quiet = since, since + QUIET_S
            await asyncio.sleep(SETTLED_S + QUIET_S)
        else:
            await asyncio.sleep(THINKS_S)

    def over(self, bout: Bout) -> None:
        """The game is over, or cannot go on."""


class Cutting(Trouble):
    """The line is lost three times: with a word that does not arrive, with one that does, and between two turns.

    What is to happen to a word is prepared before the bot's turn begins: it may move at once.
    """

    def __init__(self) -> None:
        self._now = BEFORE
        self.meddler = self._armed = CutAtWord(arrives=False)

    async def before_move(self, bouts: Bouts, bout: Bout) -> None:
        """If one has happened, the next one."""
        await bouts.look(bout)
        if self._now == BEFORE and self._armed.word is not None:
            bout.due[BEFORE] = len(bout.moves) - 1
            self._now, self._armed = AFTER, CutAtWord(arrives=True)
            bouts.proxy.meddler = self._armed
        elif self._now == AFTER and self._armed.word is not None and AFTER not in bout.due:
            bout.cut_off = self._armed.word
            bout.due[AFTER] = len(bout.moves)
        elif AFTER in bout.due and BETWEEN not in bout.due:
            bout.due[BETWEEN] = len(bout.moves)
            bouts.proxy.cut()

    def over(self, bout: Bout) -> None:
        """A bot that did not come back after the first cut was not waited for."""
        if self._now == BEFORE and self._armed.word is not None and BEFORE not in bout.due:
            bout.due[BEFORE] = len(bout.moves) - (bout.lost is None)


class Restarting(Trouble):
    """The server is stopped and started again while the opponent thinks."""

    def __init__(self, restart: Callable[[], Awaitable[None]]) -> None:
        self._restart = restart

    async def before_move(self, bouts: Bouts, bout: Bout) -> None:
        """Once."""
        if RESTART not in bout.due:
            await bouts.look(bout)
            bout.due[RESTART] = len(bout.moves)
            bouts.host.cut()
            await self._restart()
            await bouts.host.join()
            await bouts.follow(bout.game)


class Newer(Trouble):
    """The server is of a later version; what the opponent says becomes an event that nobody knows."""

    def __init__(self) -> None:
        self.meddler = NewerServer()

    async def before_move(self, bouts: Bouts, bout: Bout) -> None:
        """Say something before each move, where there is chat."""
        await bouts.host.send_quietly("say", bout.game, "Your turn in a moment.")
