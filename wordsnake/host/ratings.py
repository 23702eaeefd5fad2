"""`wordsnake ratings recompute`: on the store itself, with the server's lock held."""

from functools import partial

import click

from wordsnake.host.problems import HostError
from wordsnake.host.words import progress_of
from wordsnake.lexicon.recipe import Progress
from wordsnake.paths import DataDir
from wordsnake.store.protocols import StoreError
from wordsnake.store.results import Recount
from wordsnake.store.sqlite.recompute import recompute_file
from wordsnake.supervisor.preflight import BusyError, UnfitError, claim


def recompute(data: DataDir) -> None:
    """Recompute, and print what came of it. Raises HostError: where a server runs, or the file is in trouble."""
    if not data.database.exists():
        raise HostError(f"No server has used {data.root} yet; --data names another directory.")
    try:
        lock = claim(data)
    except BusyError:
        raise HostError("A server is using this data: it would stand still meanwhile. Stop it first.") from None
    except UnfitError as problem:
        raise HostError(str(problem)) from None
    try:
        with progress_of("Going through all finished games") as progress:
            recount = recompute_file(data.database, partial(_tell, progress))
    except StoreError as problem:
        raise HostError(str(problem)) from None
    finally:
        lock.release()
    for line in report(recount):
        click.echo(line)


def report(recount: Recount) -> tuple[str, ...]:
    """What a recompute came to, in lines."""
    changed = f"{recount.changed} of them changed" if recount.changed else "none of them changed"
    games = "1 game" if recount.games == 1 else f"{recount.games} games"
    lines = [f"{games} gone through; {recount.ratings} ratings, {changed}."]
    lines += [f"The log of game {game} cannot be read: it was left out." for game in recount.unreadable]
    return tuple(lines)


def _tell(progress: Progress, done: int, of: int) -> None:
    progress(f"{done} of {of}", done / of)
