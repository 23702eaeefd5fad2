"""What the commands of `wordsnake` have in common: options, and how they fail."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

from wordsnake.paths import DataDir, default_data

F = TypeVar("F", bound=Callable[..., Any])

verbose_option = click.option("-v", "--verbose", is_flag=True, help="Log more, and what dependencies say as it is.")
chat_option = click.option("--chat/--no-chat", default=True, help="Whether players can chat.  [default: they can]")
language_option = click.option(
    "--language", metavar="LANG", default="nl", help="The language whose words are ready first.  [default: nl]"
)
languages_option = click.option(
    "--language", "languages", metavar="LANG", multiple=True, default=("nl",),
    help="A language to offer beside nl and en; the first one given is ready first. Can be repeated.  [default: nl]"
)  # fmt: skip


class Within(click.ParamType[float]):
    """A number from `least` to `most`, of their type; who gives another one is told so in words."""

    name = "number"

    def __init__(self, least: float, most: float) -> None:
        self._least = least
        self._most = most

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """Read it off the command line."""
        kind = type(self._least)
        try:
            number = kind(value)
        except ValueError:
            number = None
        if number is None or not self._least <= number <= self._most:
            what = "a whole number" if kind is int else "a number"
            self.fail(f"{value!r} is not {what} from {self._least} to {self._most}", param, ctx)
        return number


class FailedError(click.ClickException):
    """A sentence for the host, after which the program ends with 1."""

    def __init__(self, problem: Exception) -> None:
        super().__init__(str(problem))


class UnfitError(FailedError):
    """The same, ending with 2: nothing could begin."""

    exit_code = 2


def data_option(command: F) -> F:
    """The option --data."""
    return click.option(
        "--data",
        type=click.Path(file_okay=False, path_type=Path),
        metavar="FOLDER",
        callback=lambda _context, _option, value: DataDir((value or default_data()).expanduser().absolute()),
        help="Where the server keeps everything.  [default: .wordsnake/ in a checkout, else your data folder]",
    )(command)


@contextmanager
def failing() -> Iterator[None]:
    """What goes wrong with keys and words is one sentence for whoever started the program."""
    from wordsnake.lexicon.errors import LexiconError
    from wordsnake.supervisor.keys import BadKeyError

    try:
        yield
    except (BadKeyError, LexiconError, OSError) as problem:
        raise UnfitError(problem) from None
