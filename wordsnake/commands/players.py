"""`wordsnake players` and `wordsnake games`."""

import sys
from typing import Any

import click

from wordsnake.commands.options import FailedError, data_option
from wordsnake.paths import DataDir


def ask_host(data: DataDir, command: str, *arguments: object) -> Any:
    """Have a host's command carried out: by the server if one runs, else on the store itself."""
    from wordsnake.host.asking import carry_out
    from wordsnake.host.problems import HostError

    try:
        return carry_out(data, command, arguments)
    except HostError as problem:
        raise FailedError(problem) from None


@click.group()
def players() -> None:
    """Look after players, whether or not the server runs."""


@players.command("list")
@data_option
def players_list(data: DataDir) -> None:
    """List all players with a name."""
    _show_players(ask_host(data, "players_list"))


@players.command()
@click.argument("name")
@click.argument("new_name")
@data_option
def rename(name: str, new_name: str, data: DataDir) -> None:
    """Give a player another name."""
    ask_host(data, "players_rename", name, new_name)
    click.echo(f"{name} is called {new_name} from now on.")


@players.command()
@click.argument("name")
@data_option
def free(name: str, data: DataDir) -> None:
    """Make a name anybody's again; its player becomes a guest."""
    ask_host(data, "players_free", name)
    click.echo(f"The name {name} is free.")


@players.command()
@click.argument("name")
@click.argument("key")
@data_option
def link(name: str, key: str, data: DataDir) -> None:
    """Let a second key sign in as NAME.

    It is that of another device, or stands in for one that was lost.
    KEY is an authid (32 hex digits, the page shows it) or a public key (64).
    """
    ask_host(data, "players_link", name, key)
    click.echo(f"That key signs in as {name} from now on.")


@players.command()
@click.argument("name")
@data_option
def ban(name: str, data: DataDir) -> None:
    """Shut a player out, at once."""
    ask_host(data, "players_ban", name)
    click.echo(f"{name} is shut out. `wordsnake players unban {name}` lets them in again.")


@players.command()
@click.argument("name")
@data_option
def unban(name: str, data: DataDir) -> None:
    """Let a player in again."""
    ask_host(data, "players_unban", name)
    click.echo(f"{name} may come in again.")


@players.command()
@click.argument("name")
@data_option
def forget(name: str, data: DataDir) -> None:
    """Erase a player's name, keys and what was said. Nothing brings them back."""
    if sys.stdin.isatty():
        click.confirm(f"Forget {name} for good?", abort=True)
    ask_host(data, "players_forget", name)
    click.echo(f"{name} is forgotten.")


@click.group()
def games() -> None:
    """Look after games, whether or not the server runs."""


@games.command("list")
@data_option
def games_list(data: DataDir) -> None:
    """List the games that are not over."""
    _show_games(ask_host(data, "games_list"))


@games.command()
@click.argument("game", metavar="ID")
@data_option
def end(game: str, data: DataDir) -> None:
    """End a game, as it stands."""
    ask_host(data, "games_end", game)
    click.echo(f"The game {game} is over.")


def _show_players(answer: Any) -> None:
    from wordsnake.host.show import table

    columns = ("name", "online", "banned", "bot", "games", "since", "keys")
    rows = (
        (each["name"], each["online"], each["banned"], each["bot"], each["finished"], each["since"][:10], each["keys"])
        for each in answer["players"]
    )
    table(columns, rows, empty="Nobody has claimed a name yet.")


def _show_games(answer: Any) -> None:
    from wordsnake.host.show import table

    columns = ("id", "phase", "ruleset", "language", "private", "host", "seats", "words", "opened")
    rows = (_game_cells(each) for each in answer["games"])
    table(columns, rows, empty="No game is open.")


def _game_cells(game: Any) -> tuple[object, ...]:
    opened = game["opened_at"][:16].replace("T", " ")
    plain = ("game", "phase", "ruleset", "language", "private", "host", "seats", "words")
    return (*(game[field] for field in plain), opened)
