"""`wordsnake words`."""

import sys
from collections.abc import Callable
from typing import Any

import click

from wordsnake.paths import DataDir
from wordsnake.supervisor.options import FailedError, data_option


@click.group()
def words() -> None:
    """Ask and build the word lists."""


def _shelf_call(data: DataDir, ask: Callable[[Any], Any]) -> Any:
    from wordsnake.lexicon.errors import LexiconError
    from wordsnake.lexicon.shelf import Shelf

    try:
        return ask(Shelf(data.lexicons))
    except LexiconError as problem:
        raise FailedError(problem) from None


@words.command()
@click.argument("language", metavar="LANG")
@click.argument("texts", metavar="WORD...", nargs=-1, required=True)
@data_option
def check(language: str, texts: tuple[str, ...], data: DataDir) -> None:
    """Tell for each WORD whether it may be played.

    Ends with 1 if one of them may not.
    """
    from wordsnake.supervisor.words import check as run

    if not _shelf_call(data, lambda shelf: run(shelf, language, texts)):
        sys.exit(1)


@words.command()
@data_option
def stats(data: DataDir) -> None:
    """Tell what each list holds, and where its words come from.

    Ends with 1 if one is damaged or outdated.
    """
    from wordsnake.supervisor.words import stats as run

    if not _shelf_call(data, run):
        sys.exit(1)


@words.command()
@click.argument("languages", metavar="[LANG]...", nargs=-1)
@data_option
def build(languages: tuple[str, ...], data: DataDir) -> None:
    """Build lists that are missing or outdated.

    Those of the languages given, or all.
    """
    from wordsnake.supervisor.words import build as run

    def each(shelf: Any) -> None:
        for language in languages or shelf.languages:
            run(shelf, language)

    _shelf_call(data, each)
