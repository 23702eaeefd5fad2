"""`wordsnake check-server`."""

import json
import logging
import sys
from pathlib import Path
from urllib.parse import urlsplit

import click

from wordsnake.checks.report import Report, Row


def address(_context: click.Context, _argument: click.Parameter, value: str) -> str:
    """The page of a server, by http or https."""
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise click.BadParameter(f"{value!r} is not the address of a page, as http://127.0.0.1:8080/")
    return value


def show(row: Row) -> None:
    """One more row."""
    for line in row.lines:
        click.echo(line)


def finish(report: Report, *, as_json: bool) -> None:
    """The end of the program: 0 if everything was as promised."""
    click.echo(json.dumps(report.json, ensure_ascii=False, indent=1) if as_json else f"\n{report.summary}")
    sys.exit(0 if report.kept else 1)


json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON object when all is done.")


@click.command("check-server")
@click.argument("url", callback=address)
@click.option("--key", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
              help="Be this player in the games, made if there is none.  [default: a fresh guest]")  # fmt: skip
@json_option
def check_server(url: str, *, key: Path | None, as_json: bool) -> None:
    """Play on a server, and tell where it departs from the API.

    URL is any page of it. A scripted game is played. What it is held to stands in docs/api.md; each line that
    is wrong says where. Ends with 0 if all is as promised, with 1 if not.
    """
    import asyncio

    from wordsnake.checks.on_asyncio import AsyncioNet
    from wordsnake.checks.run import check_server as run
    from wordsnake.checks.stage import Stage
    from wordsnake.commands.options import UnfitError
    from wordsnake.keys import BadKeyError, Key

    logging.getLogger().addHandler(logging.NullHandler())  # what libraries say of lines that are cut is no row

    async def whole() -> Report:
        net = AsyncioNet(url)
        return await run(Stage(net, Key.load(key) if key else None), (lambda _: None) if as_json else show)

    try:
        report = asyncio.run(whole())
    except (BadKeyError, OSError) as problem:
        raise UnfitError(problem) from None
    finish(report, as_json=as_json)
