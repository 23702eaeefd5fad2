"""`wordsnake replay`."""

from typing import IO

import click

from wordsnake.commands.options import FailedError, Within


@click.command()
@click.argument("file", type=click.File("rb"))
@click.option("--wait", metavar="SECONDS", type=Within(0.0, 60.0),
              help="How long to wait before each move.  [default: 0.4 on a terminal]")  # fmt: skip
def replay(file: IO[bytes], wait: float | None) -> None:
    """Show an exported game move by move, and verify it.

    FILE is a game as `export_game` gives it in the format "text"; - reads standard input. Ends with 1, and names the
    first wrong line, if the game was not played by the rules.
    """
    from wordsnake.host.replay import read_text
    from wordsnake.host.replay import replay as run
    from wordsnake.notation.wrong import Wrong

    try:
        run(read_text(file), wait)
    except Wrong as wrong:
        raise FailedError(wrong) from None
