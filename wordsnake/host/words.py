"""`wordsnake words`: what the lexicons hold, and building them."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from wordsnake.host.show import table
from wordsnake.lexicon.errors import LexiconError
from wordsnake.lexicon.recipe import Progress
from wordsnake.lexicon.report import LexiconReport, describe
from wordsnake.lexicon.shelf import Shelf
from wordsnake.rules.verdict import look_up
from wordsnake.rules.words import NotAWord, Word
from wordsnake.supervisor.log import LineLog


def build(shelf: Shelf, language: str) -> None:
    """Build a lexicon if that is needed, and show how far it is. Raises LexiconError."""
    if shelf.is_current(language):
        return
    with progress_of(f"Building the word list {language!r} (once)") as progress:
        shelf.build(language, progress)


@contextmanager
def progress_of(title: str) -> Iterator[Progress]:
    """A bar on stderr if that is a terminal; else the title alone, as a line of the log."""
    if not sys.stderr.isatty():
        LineLog(sys.stderr).write("info", "words", title)
        yield _unseen
        return
    from rich.console import Console
    from rich.progress import BarColumn, TaskProgressColumn, TextColumn
    from rich.progress import Progress as Bars

    columns = (TextColumn(title), BarColumn(), TaskProgressColumn(), TextColumn("{task.description}"))
    with Bars(*columns, console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task("", total=1.0)
        yield lambda doing, share: bars.update(task, description=doing, completed=share)


def _unseen(doing: str, share: float) -> None:
    """Where nobody watches."""


def check(shelf: Shelf, language: str, texts: Sequence[str]) -> bool:
    """Print a line for each text; whether all of them are permitted. Raises LexiconError."""
    build(shelf, language)
    lexicon = shelf.open(language)
    found = [(text, look_up(text, lexicon)) for text in texts]
    table(("text", "", "spelled, or why not"), ((text, *_verdict(verdict)) for text, verdict in found), empty="")
    return all(isinstance(verdict, Word) for _, verdict in found)


def _verdict(verdict: object) -> tuple[str, str]:
    if isinstance(verdict, Word):
        return "yes", verdict.text
    if isinstance(verdict, NotAWord):
        return "no", verdict.says
    nearest = getattr(verdict, "nearest", None)
    return "no", f"not in the list; did you mean {nearest}?" if nearest else "not in the list"


def stats(shelf: Shelf) -> bool:
    """Print what each built lexicon holds, what it costs, and where its words come from; whether all can be used."""
    described = {language: _described(shelf, language) for language in shelf.languages}
    rows = [_row(language, found) for language, found in described.items()]
    table(("language", "words", "unsaid", "openings", "kB", "built in", "lookups/s", "sources"), rows, empty="")
    return not any(isinstance(found, LexiconError) for found in described.values())


def _described(shelf: Shelf, language: str) -> LexiconReport | LexiconError | None:
    """What is built (None: nothing), or why it is of no use."""
    if not shelf.path(language).exists():
        return None
    try:
        return describe(shelf.open(language))
    except LexiconError as problem:
        return problem


def _row(language: str, found: LexiconReport | LexiconError | None) -> tuple[str, ...]:
    if found is None:
        return language, *6 * "-", f"not built; `wordsnake words build {language}` does it"
    if isinstance(found, LexiconError):
        return language, *6 * "-", str(found)
    return (
        language,
        f"{found.words}",
        f"{found.unfit}",
        f"{found.openings}",
        f"{found.size // 1000}",
        f"{found.build_seconds:.1f} s",
        f"{round(found.lookups_per_second, -3)}",
        "; ".join(f"{it.title} ({it.package} {it.package_version}, {it.licence})" for it in found.origins),
    )
