"""The `wordsnake` program: its commands, and where everything is put together.

Imports inside the commands keep `--help`, `--version` and shell completion quick: Twisted, Autobahn and the word lists
are only loaded by what needs them. Exit codes: 0 done or stopped as asked, 1 it failed or gave up, 2 wrong use, or
nothing could begin in this environment.
"""

import ipaddress
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import click

from wordsnake import __version__
from wordsnake.checks.commands import check_server
from wordsnake.component_commands import relay, scoreboard
from wordsnake.paths import DataDir
from wordsnake.supervisor.host_commands import games, players
from wordsnake.supervisor.key_commands import keys
from wordsnake.supervisor.options import (
    UnfitError,
    Within,
    chat_option,
    data_option,
    failing,
    language_option,
    languages_option,
    verbose_option,
)
from wordsnake.supervisor.rating_commands import ratings
from wordsnake.supervisor.replay_command import replay
from wordsnake.supervisor.safety_commands import backup, restore, verify
from wordsnake.supervisor.word_commands import words


def _origin(_context: click.Context, _option: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    for value in values:
        parts = urlsplit(value)
        if parts.scheme not in {"http", "https"} or value != f"{parts.scheme}://{parts.netloc}" or not parts.netloc:
            raise click.BadParameter(f"{value!r} is not of the form https://HOST or https://HOST:PORT")
    return values


def _address(_context: click.Context, _option: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    try:
        return tuple(str(ipaddress.ip_address(value)) for value in values)
    except ValueError as problem:
        raise click.BadParameter(f"{problem}; it is the address from which the proxy connects") from None


FILE = click.Path(dir_okay=False, path_type=Path, resolve_path=True)


class InOrder(click.Group):
    """A group that lists its commands as they were added, the most important one first."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names."""
        del ctx
        return list(self.commands)


@click.group(cls=InOrder, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="%(prog)s %(version)s")
def main() -> None:
    """Wordsnake, a multiplayer word game for the browser.

    `wordsnake up` starts a server; the other commands look after one.
    """


@main.command()
@click.option("--port", metavar="PORT", type=Within(1, 65535), default=8080, help="Where to listen.  [default: 8080]")
@click.option("--host", metavar="ADDRESS", help="The address to listen on.  [default: 127.0.0.1, this machine alone]")
@click.option("--lan", is_flag=True, help="Let everybody on the local network join: listen on all addresses.")
@data_option
@languages_option
@click.option("--allow-origin", "origins", metavar="ORIGIN", multiple=True, callback=_origin,
              help="Let pages of another site connect, as https://HOST[:PORT]. Can be repeated.")  # fmt: skip
@chat_option
@click.option("--bots", metavar="N", type=Within(0, 8), default=2,
              help="How many bots of each level play here, 8 at most.  [default: 2]")  # fmt: skip
@click.option("--no-bots", "bots", flag_value=0, type=int, help="No bots.")
@click.option("--no-rate-limits", "rate_limits", is_flag=True, flag_value=False, default=True,
              help="Let every client send as fast as it can, for benchmarks; only without --lan.")  # fmt: skip
@click.option("--without", "repairs_off", metavar="NAME", multiple=True, hidden=True, help="Leave out a repair.")
@click.option("--tls-cert", metavar="FILE", type=FILE, help="Serve https: the certificate, with its chain, as PEM.")
@click.option("--tls-key", metavar="FILE", type=FILE, help="The key of that certificate.")
@click.option("--trust-proxy", "trusted_proxies", metavar="ADDRESS", multiple=True, callback=_address,
              help="Believe this reverse proxy's X-Forwarded-For. Can be repeated.")  # fmt: skip
@click.option("--metrics-port", metavar="PORT", type=Within(1, 65535),
              help="Answer Prometheus on this port of this machine, at /metrics.")  # fmt: skip
@verbose_option
def up(*, host: str | None, lan: bool, tls_cert: Path | None, tls_key: Path | None, **options: Any) -> None:
    """Start a server, and keep it running until Ctrl-C.

    One router and one engine process are kept alive; their log goes to standard error, and a line says when and where
    the page can be opened.
    """
    if lan and host:
        raise click.UsageError("--lan listens on all addresses; --host on one. Give one of them.")
    if bool(tls_cert) != bool(tls_key):
        raise click.UsageError("--tls-cert and --tls-key belong together. Give both.")
    from wordsnake.supervisor.preflight import UnfitError as Unfit
    from wordsnake.supervisor.settings import ANY, LOOPBACK, UpOptions
    from wordsnake.supervisor.tls import Tls
    from wordsnake.supervisor.up import up as run

    tls = Tls(tls_cert, tls_key) if tls_cert and tls_key else None
    asked = UpOptions(host=ANY if lan else host or LOOPBACK, tls=tls, **options)
    if not (asked.rate_limits or asked.is_private):
        raise click.UsageError("--no-rate-limits is for benchmarks on loopback: strangers could flood this server.")
    try:
        sys.exit(run(asked))
    except Unfit as problem:
        raise UnfitError(problem) from None


@click.command()
@data_option
@languages_option
@chat_option
@verbose_option
@click.option("--supervised", is_flag=True, hidden=True, help="Answer pings on stdin, and stop when it ends.")
def engine(data: DataDir, languages: tuple[str, ...], *, chat: bool, verbose: bool, supervised: bool) -> None:
    """Run the engine alone, beside another router.

    `wordsnake up` does this by itself. That router, run by other means, must offer
    its Unix socket in the data directory, and know the engine's key.
    """
    from wordsnake.supervisor import unused

    unused.hide()
    from wordsnake.engine import run
    from wordsnake.supervisor.log import begin
    from wordsnake.supervisor.preflight import UnfitError as Unfit
    from wordsnake.supervisor.preflight import claim

    begin(sys.stderr, verbose=verbose)
    try:
        lock = None if supervised else claim(data)  # `up` holds it for the engine it started
    except Unfit as problem:
        raise UnfitError(problem) from None
    code = run(data, languages, chat=chat, supervised=supervised)
    del lock
    sys.exit(code)


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


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the completion script for a shell.

    \b
    bash:  wordsnake completion bash > ~/.local/share/bash-completion/completions/wordsnake
    zsh:   wordsnake completion zsh > "${fpath[1]}/_wordsnake"
    fish:  wordsnake completion fish > ~/.config/fish/completions/wordsnake.fish
    """  # noqa: D301 - the backspace tells click to leave the lines as they are
    from click.shell_completion import get_completion_class

    script = get_completion_class(shell)
    if script is not None:
        click.echo(script(main, {}, "wordsnake", "_WORDSNAKE_COMPLETE").source())


for group in (words, players, games, ratings, keys):
    main.add_command(group)
# What few people need comes last.
for command in (backup, restore, verify, bot, scoreboard, relay, replay, check_server, engine, bots, completion):
    main.add_command(command)


if __name__ == "__main__":
    main(prog_name="wordsnake")
