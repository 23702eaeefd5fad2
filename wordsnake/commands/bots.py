"""`wordsnake bot`, and the bots that `wordsnake up` runs."""

import sys
from pathlib import Path
from typing import Any

import click

from wordsnake.commands.options import Within, data_option, failing, language_option, verbose_option
from wordsnake.paths import DataDir


@click.command()
@click.option("--name", metavar="NAME", help="What it is called.  [default: python-LEVEL]")
@click.option("--level", metavar="LEVEL", type=Within(1, 5), default=3, help="How well it plays, 1 to 5.  [default: 3]")
@click.option("--url", metavar="URL", default="http://127.0.0.1:8080/",
              help="The page of the server it plays on.  [default: this machine's]")  # fmt: skip
@click.option("--key", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
              help="Its key, made if there is none.  [default: bots/NAME.key in the data folder]")  # fmt: skip
@data_option
@language_option
@verbose_option
def bot(  # noqa: PLR0913 - its options
    *, name: str | None, level: int, url: str, key: Path | None, data: DataDir, language: str, verbose: bool
) -> None:
    """Run a bot of your own, on this server or any other.

    It plays in every game it is invited to, by the public API alone; docs/bots.md
    tells how a server comes to trust it.
    """
    from wordsnake.supervisor.keys import ensure_key, public_key

    called = name or f"python-{level}"
    path = key or data.bot_keys / f"{called}.key"
    with failing():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        seed = ensure_key(path)
        click.echo(f"{called} has the public key {public_key(seed)}.")
        _play([(called, level, seed)], url=url, data=data, language=language, verbose=verbose)


@click.command(hidden=True)
@click.option("--each", type=Within(1, 8), default=2, help="How many of each level.")
@click.option("--url", default="http://127.0.0.1:8080/", help="The page of the server.")
@data_option
@language_option
@verbose_option
@click.option("--supervised", is_flag=True, help="Answer pings on stdin, and stop when it ends.")
def bots(*, each: int, url: str, data: DataDir, language: str, verbose: bool, supervised: bool) -> None:  # noqa: PLR0913 - its options
    """Run the bots of a server, as `wordsnake up` does by itself."""
    from wordsnake.supervisor.bots import pool
    from wordsnake.supervisor.lifeline import attach
    from wordsnake.supervisor.readiness import AnyCertificate

    with failing():
        seeds = [(bot.name, bot.level, bot.seed) for bot in pool(data, each)]
        lifeline = attach if supervised else None
        # It is our own server, asked by an address for which its certificate was not made.
        _play(seeds, url=url, data=data, language=language, verbose=verbose, tls=AnyCertificate(), attach=lifeline)


def _play(seeds: list[tuple[str, int, str]], *, data: DataDir, verbose: bool, **how: Any) -> None:
    """Run bots, given by name, level and seed."""
    from wordsnake.supervisor import unused

    unused.hide()
    from wordsnake.bots.run import BotSpec, run
    from wordsnake.supervisor.log import begin

    begin(sys.stderr, verbose=verbose)
    run([BotSpec(*seed) for seed in seeds], lexicons=data.lexicons, **how)
