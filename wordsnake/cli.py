"""The `wordsnake` program: its commands, put together.

Imports inside the commands keep `--help`, `--version` and shell completion quick: Twisted, Autobahn and the word lists
are only loaded by what needs them. Exit codes: 0 done or stopped as asked, 1 it failed or gave up, 2 wrong use, or
nothing could begin in this environment.
"""

import click

from wordsnake import __version__
from wordsnake.commands.backups import backup, restore, verify
from wordsnake.commands.bots import bot, bots
from wordsnake.commands.check_bot import check_bot
from wordsnake.commands.check_server import check_server
from wordsnake.commands.components import relay, scoreboard
from wordsnake.commands.keys import keys
from wordsnake.commands.players import games, players
from wordsnake.commands.ratings import ratings
from wordsnake.commands.replay import replay
from wordsnake.commands.server import engine, up
from wordsnake.commands.words import words


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


FOR_HOSTS = (up, words, players, games, ratings, keys, backup, restore, verify)
FOR_FEW = (bot, scoreboard, relay, replay, check_server, check_bot, engine, bots, completion)
for command in (*FOR_HOSTS, *FOR_FEW):
    main.add_command(command)


if __name__ == "__main__":
    main(prog_name="wordsnake")
