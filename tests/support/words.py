"""Lexicons for tests: the real ones, built from the installed word lists, and a tiny one that is built in no time."""

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from wordsnake.lexicon.recipe import Permitted, Recipe
from wordsnake.lexicon.shelf import Shelf
from wordsnake.lexicon.sources import Source, damaged

TINY = "kaart kaarten café cafe reünie één een artiest artikel"
"""The words that stand in a tiny list besides those that make "kaart" a word to open a game with."""


def built_shelf(folder: Path, languages: Iterable[str] = ("nl",)) -> Shelf:
    """A shelf in `folder` with real lexicons: some five seconds for Dutch, nothing where they are built already.

    With one folder for the session, `tmp_path_factory.getbasetemp() / "lexicon"`, all tests share one build.
    """
    shelf = Shelf(folder)
    for language in languages:
        shelf.build(language, lambda _doing, _share: None)
    return shelf


def tiny_list(file: Path, words: str = TINY) -> Path:
    """Write a list of `words`, and a hundred or so after "kaart", to `file`."""
    after = [f"art{first}{second}s" for first in "abcdefghijk" for second in "aeiouybdfg"]
    file.write_text("\n".join([*words.split(), *after]), encoding="utf-8")
    return file


def tiny_recipe(file: Path, zipf: Mapping[str, float] | None = None, unfit: tuple[str, ...] = ()) -> Recipe:
    """Makes a Dutch lexicon of the words in `file`, a line each."""

    def sources() -> tuple[Source, ...]:
        if not file.is_file():
            raise damaged("tiny", f"{file} is missing")
        return (Source("Tiny", "CC0-1.0", "tiny", "1.0", (file,)),)

    return Recipe(
        language="nl",
        sources=sources,
        words=lambda found, _progress: Permitted(found[0].read(file.name).split()),
        frequencies=lambda _found: zipf or {"kaart": 5.0, "café": 4.5, "een": 7.0, "één": 6.0, "reünie": 3.9},
        unfit=unfit,
    )


def tiny_shelf(folder: Path, file: Path) -> Shelf:
    """A shelf that builds the list in `file`."""
    return Shelf(folder, {"nl": tiny_recipe(file)})


if __name__ == "__main__":
    # A process of its own that builds: `python -m tests.support.words FOLDER LIST` prints what it does.
    tiny_shelf(Path(sys.argv[1]), Path(sys.argv[2])).build("nl", lambda doing, _share: print(doing))  # noqa: T201
