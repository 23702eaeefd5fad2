"""`wordsnake words`."""

import sys
from collections.abc import Callable
from typing import Any

import click

from wordsnake.commands.options import FailedError, data_option
from wordsnake.commands.players import ask_host
from wordsnake.paths import DataDir

SHOWN = 3
"""Of the games in which a word was asked for."""


@click.group()
def words() -> None:
    """Ask and build the word lists; permit and ban single words."""


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
    from wordsnake.host.words import check as run

    if not _shelf_call(data, lambda shelf: run(shelf, language, texts)):
        sys.exit(1)


@words.command()
@data_option
def stats(data: DataDir) -> None:
    """Tell what each list holds, and where its words come from.

    Ends with 1 if one is damaged or outdated.
    """
    from wordsnake.host.words import stats as run

    if not _shelf_call(data, run):
        sys.exit(1)


@words.command()
@click.argument("languages", metavar="[LANG]...", nargs=-1)
@data_option
def build(languages: tuple[str, ...], data: DataDir) -> None:
    """Build lists that are missing or outdated.

    Those of the languages given, or all.
    """
    from wordsnake.host.words import build as run

    def each(shelf: Any) -> None:
        for language in languages or shelf.languages:
            run(shelf, language)

    _shelf_call(data, each)


@words.command()
@data_option
def appeals(data: DataDir) -> None:
    """List the words that players ask you to permit, and how many do."""
    from wordsnake.host.show import table

    columns = ("language", "word", "players", "since", "games")
    rows = [
        (each["language"], each["word"], each["players"], each["since"][:10], each["games"][:SHOWN])
        for each in ask_host(data, "words_appeals")["appeals"]
    ]
    table(columns, rows, empty="Nobody asks for a word.")


@words.command()
@data_option
def rulings(data: DataDir) -> None:
    """List what you have permitted and banned, and why."""
    from wordsnake.host.show import table

    columns = ("language", "number", "word", "", "since", "reason")
    rows = [
        (each["language"], each["number"], each["word"], "permitted" if each["permitted"] else "banned",
         each["at"][:10], each["reason"])
        for each in ask_host(data, "words_rulings")["rulings"]
    ]  # fmt: skip
    table(columns, rows, empty="No word has been ruled about.")


reason_option = click.option("--reason", required=True, help="Why; the players who asked are told.")


@words.command()
@click.argument("language", metavar="LANG")
@click.argument("word", metavar="WORD")
@reason_option
@data_option
def accept(language: str, word: str, reason: str, data: DataDir) -> None:
    """Permit WORD, whatever the word list says.

    It holds in every game opened from now on.
    """
    ruled = ask_host(data, "words_accept", language, word, reason)
    click.echo(f"{ruled['word']} is permitted from now on.{_answered(ruled)}")


@words.command()
@click.argument("language", metavar="LANG")
@click.argument("word", metavar="WORD")
@reason_option
@data_option
def ban(language: str, word: str, reason: str, data: DataDir) -> None:
    """Permit WORD no more, or decline what players ask for.

    It holds in every game opened from now on.
    """
    ruled = ask_host(data, "words_ban", language, word, reason)
    click.echo(f"{ruled['word']} is banned from now on.{_answered(ruled)}")


def _answered(ruled: Any) -> str:
    count = ruled["answered"]
    return f" {count} {'player' if count == 1 else 'players'} had asked for it." if count else ""
