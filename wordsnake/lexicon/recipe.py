"""What a language must say for its lexicon to be built."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from wordsnake.lexicon.sources import Source

Progress = Callable[[str, float], None]
"""Told now and then what is being done, in a few English words, and how much of the whole is done, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How the lexicon of one language comes about.

    `sources` finds every file that is read, that of the frequencies included; `words` makes the permitted words from
    them, each in its canonical spelling; `frequencies` gives their Zipf values; `names` are the keys of words that
    are names as well. All four raise `LexiconError`.
    """

    language: str
    sources: Callable[[], tuple[Source, ...]]
    words: Callable[[tuple[Source, ...], Progress], Iterable[str]]
    frequencies: Callable[[tuple[Source, ...]], Mapping[str, float]]
    names: Callable[[tuple[Source, ...]], Collection[str]] = lambda _found: ()
    """With these the server itself opens no game, though players may use them."""
    unfit_openings: tuple[str, ...] = ()
    """Parts of words with which it opens no game either."""
