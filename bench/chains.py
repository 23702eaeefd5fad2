"""Moves that are legal whatever the server: a walk through the lexicon in which each word links to the one before."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from random import Random

from wordsnake.lexicon.shelf import Shelf, offered

LANGUAGE = "nl"
EVERYTHING = 10_000_000
SHORTEST, LONGEST = 4, 12
"""Letters of the words that are played: those of a player, not of a dictionary."""
LOOKED_AT = 20

Progress = Callable[[str, float], None]


def every_word(folder: Path, progress: Progress) -> list[str]:
    """All keys of the Dutch lexicon, in order.

    The indices of all languages are built in `folder` unless they are there, lest a server build them meanwhile.
    """
    shelf = Shelf(folder, offered([LANGUAGE]))
    for language in shelf.languages:
        shelf.build(language, progress)
    return sorted(shelf.open(LANGUAGE).following("", EVERYTHING))


def walk(words: Iterable[str], length: int, seed: int = 1) -> list[str]:
    """`length` different words, each beginning with the last letter of the one before; the same for the same seed.

    A game may begin at any of them and go on to the end. Raises ValueError if there are too few words.
    """
    by_letter = _shuffled(words, Random(seed))  # noqa: S311 - no secret
    at = max(by_letter, key=lambda letter: len(by_letter[letter]))
    chain: list[str] = []
    while len(chain) < length:
        word = _next(by_letter, at)
        chain.append(word)
        at = word[-1]
    return chain


def _shuffled(words: Iterable[str], random: Random) -> dict[str, list[str]]:
    fit = [word for word in words if SHORTEST <= len(word) <= LONGEST]
    beginnings = {word[0] for word in fit}
    by_letter = defaultdict(list)
    for word in fit:
        if word[-1] in beginnings:
            by_letter[word[0]].append(word)
    for same in by_letter.values():
        random.shuffle(same)
    return dict(by_letter)


def _next(by_letter: dict[str, list[str]], letter: str) -> str:
    """Of some words with this letter the one after which there is most to choose from: most Dutch words end in n."""
    same = by_letter.get(letter, [])
    best = max(same[-LOOKED_AT:], key=lambda word: len(by_letter.get(word[-1], [])), default=None)
    if best is None or not by_letter.get(best[-1]):
        raise ValueError(f"no more words after one with {letter!r}")
    same.remove(best)
    return best
