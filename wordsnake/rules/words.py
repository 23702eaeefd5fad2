"""Texts, words and keys: what counts as the same word, and in which letters overlap is counted."""

import unicodedata
from dataclasses import dataclass
from typing import ClassVar, Literal

from wordsnake.rules.languages import Language
from wordsnake.rules.refused import Refused

LONGEST = 64
"""The most characters a word may have."""

Flaw = Literal["empty", "too_long", "not_letters"]


@dataclass(frozen=True, slots=True)
class Word:
    """A text in normal form (`text`), and the letters it is compared by (`key`)."""

    text: str
    key: str


@dataclass(frozen=True, slots=True)
class NotAWord(Refused):
    """The text is empty, longer than `LONGEST`, or holds a digit, a space, a hyphen or anything else but letters."""

    reason: ClassVar[str] = "not_a_word"
    says: ClassVar[str] = "A word has letters only, at most 64 of them."

    problem: Flaw


def normalize(text: str, language: Language) -> Word | NotAWord:
    """The word that `text` spells: stripped, NFKC (so that the ligature U+0133 becomes "ij"), in lower case."""
    # Composed once more after lowering: of some letters with a mark only the small one has a code point of its own.
    lowered = language.lower(unicodedata.normalize("NFKC", text.strip()))
    word = unicodedata.normalize("NFKC", lowered)
    if not word:
        return NotAWord("empty")
    if len(word) > LONGEST:
        return NotAWord("too_long")
    if not word.isalpha():
        return NotAWord("not_letters")
    return Word(word, language.fold(word))
