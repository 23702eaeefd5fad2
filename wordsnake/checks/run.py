"""All checks of a server, one after another."""

from collections.abc import Callable

from wordsnake.checks.check import made
from wordsnake.checks.report import Report, Row
from wordsnake.checks.server import CHECKS
from wordsnake.checks.stage import Stage


async def check_server(stage: Stage, told: Callable[[Row], None]) -> Report:
    """Make them; `told` hears of each row when it is there."""
    report = Report(stage.net.url)
    for check in CHECKS:
        row = await made(check, stage, stage.net.loop)
        report.rows.append(row)
        told(row)
    await stage.close()
    return report
