"""Plays against bots that are wrong in one thing, and against some that are right, all at once.

    python -m tests.checks.against_bots LEXICONS FOLDER

prints which lines were wrong of each, as JSON. It is a process of its own: the checks run on asyncio, and Autobahn is
for one loop in a process.
"""

import asyncio
import json
import sys
from pathlib import Path

from tests.checks.right_bot import Bot, Refused
from tests.checks.wrong_bots import ALONE, WRONG, GivesUp
from tests.support.match import BOTS
from tests.support.nodejs import nodejs
from wordsnake.checks.bot import conduct
from wordsnake.checks.bot.own_server import OwnServer
from wordsnake.checks.bot.program import Command, Program
from wordsnake.checks.bot.run import CHECKS, check_bot
from wordsnake.checks.bot.stage import BotStage
from wordsnake.checks.check import Check
from wordsnake.checks.on_asyncio import AsyncioNet

TURN_S = 10


class InProcess:
    """As `wordsnake.checks.bot.program.Program`."""

    wants = "link"
    last_words = ""

    def __init__(self, kind: type[Bot]) -> None:
        self._kind = kind
        self._task: asyncio.Task[int] | None = None
        self._starts = 0

    async def start(self, url: str, link: str) -> None:
        del url
        self._starts += 1
        self._task = asyncio.ensure_future(_code(self._kind(link, first=self._starts == 1)))

    @property
    def ended(self) -> int | None:
        return self._task.result() if self._task is not None and self._task.done() else None

    async def stop(self) -> int | None:
        if self._task is not None and not self._task.done():
            self._task.cancel()
            await asyncio.wait([self._task])
        return 0


async def _code(bot: Bot) -> int:
    try:
        return await bot.run()
    except SystemExit as over:
        return int(over.code or 0)
    except Refused:
        return 1


def examples() -> dict[str, list[str]]:
    """The commands of those that play, by folder."""
    node = nodejs()
    return {bot.parent.name: [node if bot.suffix == ".mjs" else sys.executable, str(bot), "{link}"] for bot in BOTS}


RESTART = tuple(check for check in CHECKS if check.name == GivesUp.line)


async def wrong(
    program: Program, server: OwnServer, checks: tuple[Check[BotStage], ...] = CHECKS, own: OwnServer | None = None
) -> dict[str, str]:
    """The lines that are wrong of a bot, and what was seen."""
    stage = BotStage(AsyncioNet(server.url), program, "nl", own, TURN_S)
    report = await check_bot(stage, lambda _: None, "a bot", checks)
    return {row.name: row.seen for row in report.rows if row.status == "broken"}


async def main(lexicons: Path, folder: Path) -> dict[str, dict[str, str]]:
    async with OwnServer(lexicons, "nl") as server, OwnServer(lexicons, "nl") as other:
        work = {kind.__name__: wrong(InProcess(kind), server) for kind in (Bot, *WRONG)}
        work |= {example: wrong(Command(command, folder), server) for example, command in examples().items()}
        words = ["-m", "wordsnake.cli", "bot", "--level", "5", "--url", "{url}", "--data", str(server.data.root)]
        asked = Command([sys.executable, *words], folder)
        work["wordsnake bot"] = wrong(asked, server, conduct.FIRST, server)
        for kind in ALONE:
            work[kind.__name__] = wrong(InProcess(kind), other, (*conduct.FIRST, *RESTART), other)
        return dict(zip(work, await asyncio.gather(*work.values()), strict=True))


if __name__ == "__main__":
    json.dump(asyncio.run(main(Path(sys.argv[1]), Path(sys.argv[2]))), sys.stdout)
