"""Texts, words and keys: what counts as the same word, and in which letters overlap is counted."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """A text in normal form (`text`), and the letters it is compared by (`key`)."""

    text: str
    key: str
