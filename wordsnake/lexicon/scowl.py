"""SCOWL: the English that most spelling checkers know, as the word list of the package flake8-spellcheck.

It holds all forms in American and British spelling. Names have a capital: so it tells them from words. Many of them are
names in other languages too.
"""

from collections.abc import Iterable

from wordsnake.lexicon.sources import Source, find_source

_FILE = "en_US.txt"


def scowl_source() -> Source:
    """Where the list is.

    Raises:
        LexiconError: the package is not installed as it should be.
    """
    return find_source(
        "English words (SCOWL)",
        "SCOWL's own, permissive; the package MIT",
        "flake8-spellcheck",
        "flake8_spellcheck",
        [_FILE],
    )


def read_scowl(source: Source) -> list[str]:
    """Words and names as they are written, names with a capital.

    Raises:
        LexiconError: the file cannot be read.
    """
    return source.read(_FILE).splitlines()


def names(listed: Iterable[str]) -> set[str]:
    """The names in small letters. Some are words as well ("china", "frank"): then they are listed in either way."""
    return {text.lower() for text in listed if text[:1].isupper()}
