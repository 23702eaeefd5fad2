"""`wordsnake check-bot`."""

import asyncio
import logging
import shlex
from contextlib import AsyncExitStack

import click

from wordsnake.checks.report import Report
from wordsnake.commands.check_server import address, finish, json_option, show
from wordsnake.commands.options import UnfitError, data_option
from wordsnake.paths import DataDir


@click.command("check-bot", context_settings={"ignore_unknown_options": True})
@click.option("--server", metavar="URL", callback=lambda *given: given[2] and address(*given),
              help="Play on this server.  [default: one of its own, which ends with the check]")  # fmt: skip
@click.option("--language", metavar="LANG", type=click.Choice(["nl", "en"]), default="nl",
              help="The language of its games: nl or en.  [default: nl]")  # fmt: skip
@data_option
@json_option
@click.argument("command", nargs=-1, required=True, type=click.UNPROCESSED)
def check_bot(command: tuple[str, ...], *, server: str | None, language: str, data: DataDir, as_json: bool) -> None:
    """Play against a bot, and tell where it departs from the API.

    COMMAND starts it, behind --. In it {link} stands for the link of a game that the bot is to sit down at; it
    is started anew for each game. Or {url} for the page of a server, for a bot that waits to be asked into games.

    \b
        wordsnake check-bot -- python my_bot.py {link}

    The built words are taken from --data, if there are any. Ends with 0 if all is as promised, with 1 if not.
    """  # noqa: D301 - the backspace tells click to leave the lines as they are
    _fit(command, server)
    logging.getLogger().addHandler(logging.NullHandler())  # what libraries say of lines that are cut is no row
    from wordsnake.checks.bot.own_server import Unready

    try:
        report = asyncio.run(_check(command, server, language, data, quietly=as_json))
    except (Unready, OSError) as problem:
        raise UnfitError(problem) from None
    finish(report, as_json=as_json)


def _fit(command: tuple[str, ...], server: str | None) -> None:
    words = " ".join(command)
    if "{link}" not in words and "{url}" not in words:
        raise click.UsageError("The command needs {link}, a game to sit down at, or {url}, a server to wait on.")
    if server and "{link}" not in words:
        raise click.UsageError("On a server of somebody else the bot can only be given the {link} of a game.")


async def _check(
    command: tuple[str, ...], server: str | None, language: str, data: DataDir, *, quietly: bool
) -> Report:
    from wordsnake.checks.bot.own_server import OwnServer
    from wordsnake.checks.bot.program import Command
    from wordsnake.checks.bot.run import check_bot as run
    from wordsnake.checks.bot.stage import BotStage
    from wordsnake.checks.on_asyncio import AsyncioNet

    async with AsyncExitStack() as stack:
        own = None if server else await stack.enter_async_context(OwnServer(data.lexicons, language))
        stage = BotStage(AsyncioNet(own.url if own else str(server)), Command(command), language, own)
        return await run(stage, (lambda _: None) if quietly else show, shlex.join(command))
