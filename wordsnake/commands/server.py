"""`wordsnake up`, and `wordsnake engine` for who runs the router by other means."""

import ipaddress
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import click

from wordsnake.commands.options import UnfitError, Within, chat_option, data_option, languages_option, verbose_option
from wordsnake.paths import DataDir

FILE = click.Path(dir_okay=False, path_type=Path, resolve_path=True)


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


@click.command()
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
