"""What a language must say for its lexicon to be built."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from wordsnake.lexicon.sources import Source

Progress = Callable[[str, float], None]
"""Told now and then what is being done, in a few English words, and how much of the whole is done, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Permitted:
    """The words of a language, each in its canonical spelling."""

    words: Collection[str]
    unsaid: Collection[str] = ()
    """Those that a spelling dictionary accepts and never proposes: the server does not say them either."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How the lexicon of one language comes about.

    `sources` finds every file that is read, that of the frequencies included; `words` makes the permitted words from
    them; `frequencies` gives their Zipf values; `names` are the keys of words that are names as well; `offensive` are
    words, in any spelling, that the server never says. All raise `LexiconError`.
    """

    language: str
    sources: Callable[[], tuple[Source, ...]]
    words: Callable[[tuple[Source, ...], Progress], Permitted]
    frequencies: Callable[[tuple[Source, ...]], Mapping[str, float]]
    names: Callable[[tuple[Source, ...]], Collection[str]] = lambda _found: ()
    """With these the server itself opens no game, though players may use them."""
    offensive: Callable[[tuple[Source, ...]], Iterable[str]] = lambda _found: ()
    unfit: tuple[str, ...] = ()
    """Parts of further words that the server never says."""
    extra: bool = False
    """Whether its packages may be missing: then the language is not offered."""
