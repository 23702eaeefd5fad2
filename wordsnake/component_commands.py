"""The commands that run a component of its own, on this server or any other: `wordsnake scoreboard`.

They stand beside `wordsnake.cli`, and put together what it may: a component, and the log of the supervisor.
"""

import sys
from pathlib import Path

import click

from wordsnake.paths import DataDir
from wordsnake.supervisor.options import FailedError, data_option, failing, verbose_option


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
