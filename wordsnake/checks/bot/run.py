"""All checks of a bot, one after another."""

from collections.abc import Callable, Sequence

from wordsnake.checks.bot import bearing, conduct
from wordsnake.checks.bot.stage import BotStage
from wordsnake.checks.check import Check, made
from wordsnake.checks.report import Report, Row

CHECKS: tuple[Check[BotStage], ...] = (*conduct.FIRST, *bearing.ALL, *conduct.LAST)
CHECK_S = 300.0
"""So long may a game take, with a bot that is slow."""


async def check_bot(
    stage: BotStage, told: Callable[[Row], None], subject: str, checks: Sequence[Check[BotStage]] = CHECKS
) -> Report:
    """Make them; `told` hears of each row when it is there. `subject`: what is checked, as a person calls it."""
    report = Report(subject)
    try:
        for check in checks:
            row = await made(check, stage, stage.net.loop, CHECK_S)
            report.rows.append(row)
            told(row)
    finally:
        await stage.close()
    return report
