"""`wordsnake ratings`."""

import click

from wordsnake.commands.options import FailedError, data_option
from wordsnake.paths import DataDir


@click.group()
def ratings() -> None:
    """Look after ratings, histories and records."""


@ratings.command()
@data_option
def recompute(data: DataDir) -> None:
    """Compute ratings and records anew, from the games alone.

    Every finished game is gone through, in the order in which they finished, while no server runs. It leads to what
    was there before, and tells if it does not: after damage, or where a new version computes in another way.
    """
    from wordsnake.host.problems import HostError
    from wordsnake.host.ratings import recompute as run

    try:
        run(data)
    except HostError as problem:
        raise FailedError(problem) from None
