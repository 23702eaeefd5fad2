"""`wordsnake keys`: whom the host trusts with more than playing."""

import sys

import click

from wordsnake.commands.options import Within, data_option
from wordsnake.commands.players import ask_host
from wordsnake.paths import DataDir

MAY = {
    "component": "It may follow all public games, and register and publish under wordsnake.component.",
    "bot": "It is asked into games where a bot of level {level} is wanted.",
}


@click.group()
def keys() -> None:
    """Trust keys with more than playing, and stop doing so.

    Everything holds at once, whether or not the server runs.
    """


@keys.command("list")
@data_option
def keys_list(data: DataDir) -> None:
    """List the trusted keys, those of the server's own bots too."""
    from wordsnake.host.show import table

    columns = ("role", "level", "label", "online", "fingerprint", "key")
    rows = (tuple(each[column] for column in columns) for each in ask_host(data, "keys_list")["keys"])
    table(columns, rows, empty="No key is trusted.")


@keys.command()
@click.argument("key")
@click.option("--role", type=click.Choice(list(MAY)), help="What it is trusted as; must be given.")
@click.option("--level", metavar="LEVEL", type=Within(1, 5), help="How well the bot plays, 1 to 5.")
@click.option("--label", metavar="TEXT", default="", help="What you call it.")
@click.option("--fingerprint", metavar="DIGITS", help="Its fingerprint, if you have compared it already.")
@data_option
def add(*, key: str, role: str | None, level: int | None, label: str, fingerprint: str | None, data: DataDir) -> None:  # noqa: PLR0913 - its options
    """Trust KEY, a public key of 64 hex digits, in a role.

    Its owner tells you the key and its fingerprint. Compare the fingerprint: a key
    that was mistaken, or exchanged on the way, gives a stranger the role.
    """
    if role is None:  # never by default
        raise click.UsageError("Say what it is trusted as: --role component, or --role bot.")
    if (level is not None) != (role == "bot"):
        raise click.UsageError("A bot has a --level; nothing else has one.")
    _compare(key, MAY[role].format(level=level), fingerprint)
    row = ask_host(data, "keys_add", key, role, level, label)
    what = f"bot of level {level}" if level else role
    click.echo(f"{_grouped(row['fingerprint'])} is trusted as {what} from now on.")


@keys.command()
@click.argument("which", metavar="KEY")
@data_option
def revoke(which: str, data: DataDir) -> None:
    """Trust a key no more; its connections end at once.

    KEY is the key, its fingerprint or its label. It can still play, as anybody
    can: `wordsnake players ban` shuts a player out.
    """
    row = ask_host(data, "keys_revoke", which)
    click.echo(f"{_grouped(row['fingerprint'])} is trusted as {row['role']} no more.")


def _compare(key: str, may: str, fingerprint: str | None) -> None:
    """Go on only if the host has compared the fingerprint."""
    from wordsnake.wamp.trust.keys import authid_of, public_key_of

    try:
        real = authid_of(public_key_of(key))
    except ValueError as problem:
        raise click.UsageError(f"The key {problem}.") from None
    if fingerprint is not None:
        if "".join(fingerprint.split()).lower() != real:
            raise click.UsageError(f"The fingerprint of that key is another one: {_grouped(real)}.")
        return
    if not sys.stdin.isatty():
        raise click.UsageError("Nobody can be asked here: --fingerprint says that you have compared it.")
    click.echo(f"The fingerprint of that key is\n\n    {_grouped(real)}\n\n{may}")
    click.confirm("Does its owner have the same fingerprint?", abort=True)


def _grouped(fingerprint: str) -> str:
    """In groups that can be read to somebody."""
    return " ".join(fingerprint[start : start + 4] for start in range(0, len(fingerprint), 4))
