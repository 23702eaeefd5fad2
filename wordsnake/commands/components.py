"""The commands that run a component of its own, on this server or any other: `wordsnake scoreboard`, `wordsnake relay`.

They stand beside `wordsnake.cli`, and put together what it may: a component, and the log of the supervisor.
"""

import os
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import click

from wordsnake.commands.options import FailedError, UnfitError, data_option, failing, verbose_option
from wordsnake.paths import DataDir


@click.command()
@click.option("--url", metavar="URL", default="http://127.0.0.1:8080/",
              help="The page of the server it shows.  [default: this machine's]")  # fmt: skip
@click.option("--key", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
              help="Its key, made if there is none.  [default: scoreboard.key in the data folder]")  # fmt: skip
@click.option("--json", is_flag=True, help="Print every event as a line of JSON.")
@data_option
@verbose_option
def scoreboard(*, url: str, key: Path | None, json: bool, data: DataDir, verbose: bool) -> None:
    """Show the games of a server as they are played, until Ctrl-C.

    On a terminal it is a screen, elsewhere lines of text. The host of the server
    must trust its key; docs/components.md tells how.
    """
    path = key or data.scoreboard_key
    with failing():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _show(url, path, json=json, verbose=verbose)


def _show(url: str, key: Path, *, json: bool, verbose: bool) -> None:
    from wordsnake.supervisor import unused

    unused.hide()
    from wordsnake.kit import Refused
    from wordsnake.scoreboard.run import run
    from wordsnake.supervisor.log import begin

    begin(sys.stderr, verbose=verbose)
    try:
        run(url, key, json=json)
    except Refused as problem:
        raise FailedError(problem) from None


SECRET = "WORDSNAKE_WEBHOOK_SECRET"  # noqa: S105 - where it is
FILE = click.Path(dir_okay=False, path_type=Path)


def _http(_context: click.Context, _option: click.Parameter, url: str | None) -> str | None:
    if url is not None and (
        urlsplit(url).scheme not in {"http", "https"} or not urlsplit(url).hostname or not url.isascii()
    ):
        raise click.BadParameter(f"{url!r} is not of the form https://HOST/PATH")
    return url


@click.command()
@click.option("--webhook", metavar="URL", callback=_http, help="Post the result of each game to this URL, signed.")
@click.option("--jsonl", type=FILE, metavar="FILE", help="Write each game as a line to this file.")
@click.option("--url", metavar="URL", default="http://127.0.0.1:8080/",
              help="The page of the server.  [default: this machine's]")  # fmt: skip
@click.option("--state", type=click.Path(file_okay=False, path_type=Path), metavar="FOLDER",
              help="Where it keeps its key and where it stopped.  [default: relay/ in the data folder]")  # fmt: skip
@click.option("--secret-file", type=FILE, metavar="FILE",
              help=f"The secret of the signatures, made if there is none; or in ${SECRET}."
                   "  [default: webhook.secret in the state folder]")  # fmt: skip
@click.option("--all-games", is_flag=True, help="At the first start, post the games that have ended before, too.")
@data_option
@verbose_option
def relay(  # noqa: PLR0913 - its options
    *, webhook: str | None, jsonl: Path | None, url: str, state: Path | None, secret_file: Path | None,
    all_games: bool, data: DataDir, verbose: bool,
) -> None:  # fmt: skip
    """Tell a program, or a file, which public games have ended.

    It goes on where it stopped, and leaves nothing out; docs/components.md tells
    how a receiver knows who it is. Private games are told to nobody.
    """
    if not webhook and not jsonl:
        raise click.UsageError("There is nothing to do: give --webhook, --jsonl or both.")
    folder = state or data.root / "relay"
    with failing():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _relay(folder, secret_file, url=url, webhook=webhook, archive=jsonl, all_games=all_games, verbose=verbose)


def _relay(state: Path, secret_file: Path | None, *, webhook: str | None, verbose: bool, **how: Any) -> None:
    from wordsnake.supervisor import unused

    unused.hide()
    from wordsnake.kit import Refused
    from wordsnake.relay.finished import StoppedError
    from wordsnake.relay.run import RelayOptions, run
    from wordsnake.relay.signing import BadSecretError, Secret
    from wordsnake.supervisor.log import begin

    begin(sys.stderr, verbose=verbose)
    told = os.environ.get(SECRET)
    try:
        secret = None
        if webhook:
            secret = (
                Secret.read(told) if told and not secret_file else Secret.load(secret_file or state / "webhook.secret")
            )
        run(RelayOptions(state=state, webhook=webhook, secret=secret, **how))
    except BadSecretError as problem:
        raise UnfitError(problem) from None
    except (Refused, StoppedError) as problem:
        raise FailedError(problem) from None
