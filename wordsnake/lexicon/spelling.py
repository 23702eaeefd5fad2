"""Which spellings can be words of the game at all, in every language."""

import unicodedata
from collections.abc import Collection, Iterable, Iterator

VOWELS = frozenset("aeiouyæœøı")  # noqa: RUF001 - the dotless i
_SHORT = 2


def playable(spellings: Iterable[str], short_words: Collection[str]) -> Iterator[str]:
    """Those of the spellings that are words of the game, in NFC.

    They are of small letters only (a capital marks a name) and hold a vowel (else they are abbreviations). Lists hold
    many abbreviations and letters of one and two letters: so short, a word must be in `short_words`.
    """
    for spelling in spellings:
        word = unicodedata.normalize("NFC", spelling)
        if word.isalpha() and word.islower() and _has_vowel(word) and (len(word) > _SHORT or word in short_words):
            yield word


def _has_vowel(word: str) -> bool:
    if not VOWELS.isdisjoint(word):
        return True
    return not word.isascii() and not VOWELS.isdisjoint(unicodedata.normalize("NFD", word))
