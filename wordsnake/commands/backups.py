"""`wordsnake backup`, `restore` and `verify`."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from wordsnake.commands.options import FailedError, UnfitError, data_option
from wordsnake.paths import DataDir

FILE = click.Path(dir_okay=False, path_type=Path)


@contextmanager
def _told() -> Iterator[None]:
    """What cannot be done is one sentence: 2 where nothing could begin, 1 where a file is bad."""
    from wordsnake.backup.archive import BadBackup
    from wordsnake.store.protocols import StoreUnavailable
    from wordsnake.supervisor.preflight import UnfitError as Unfit

    try:
        yield
    except Unfit as problem:
        raise UnfitError(problem) from None
    except (BadBackup, StoreUnavailable) as problem:
        raise FailedError(problem) from None
    except OSError as problem:
        raise UnfitError(problem) from None


@click.command()
@click.argument("file", type=FILE)
@data_option
def backup(file: Path, data: DataDir) -> None:
    """Write all that the server keeps to FILE, even while it runs.

    Games, players, keys and lists, as of one moment; not the word lists, which are built anew. FILE appears whole or
    not at all, for its owner alone, and takes the place of an older backup of that name.
    """
    from wordsnake.host.backups import backup as run

    with _told():
        run(data, file.absolute())


@click.command()
@click.argument("file", type=FILE)
@click.option("--force", is_flag=True, help="Replace what is there; it is kept in a folder beside.")
@click.option("--salvage", is_flag=True, help="FILE is damaged, or a bare wordsnake.db: put back what is left.")
@data_option
def restore(file: Path, data: DataDir, *, force: bool, salvage: bool) -> None:
    """Put a backup back, while no server runs.

    Nothing is replaced without --force. With --salvage it ends with 1 if something is lost, and says what.
    """
    from wordsnake.host.backups import put_back

    with _told():
        whole = put_back(data, file.absolute(), force=force, salvage=salvage)
    if not whole:
        sys.exit(1)


@click.command()
@click.argument("file", type=FILE, required=False)
@data_option
def verify(file: Path | None, data: DataDir) -> None:
    """Look through the server's data, or a backup.

    Nothing is changed; it works while the server runs, too. Every game is played
    again by the rules, and every card, name and key is compared. Ends
    with 1 if something is wrong, and says what, a line each.
    """
    from wordsnake.host.backups import verify as run

    with _told():
        well = run(data, None if file is None else file.absolute())
    if not well:
        sys.exit(1)
