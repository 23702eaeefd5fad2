"""Languages: how each writes capitals, and which letters it tells apart.

A letter with a diacritic counts as its plain letter, except where it belongs to the language's own alphabet: a Dutch é
is an e, a Swedish å is no a. The table is data; a language here can be played as soon as there is a lexicon for it.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

FOLDS: Mapping[str, str] = MappingProxyType(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}  # noqa: RUF001 - the dotless i
)
"""Letters that Unicode does not decompose, and what they count as in a language to which they are foreign."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the game.

    `code` is ISO 639-1, `name` what the language calls itself, `own` its letters (lower case) that are not folded;
    `dotless` says that I is the capital of the dotless i, and not of i, as in Turkish.
    """

    code: str
    name: str
    own: frozenset[str] = frozenset()
    dotless: bool = False

    def lower(self, text: str) -> str:
        """The text in lower case. Unlike `str.casefold` this keeps ß, which is part of the spelling."""
        # Elsewhere than in Turkish, lower() makes of İ an i and a combining dot, which is no letter.
        text = text.replace("İ", "i")
        return (text.replace("I", "ı") if self.dotless else text).lower()  # noqa: RUF001 - the dotless i

    def fold(self, text: str) -> str:
        """The letters by which a text in lower case (NFC) is compared."""
        return text if text.isascii() else "".join(map(self._letter, text))

    def _letter(self, letter: str) -> str:
        if letter in self.own:
            return letter
        if letter in FOLDS:
            return FOLDS[letter]
        # One mark at a time: in German ǟ is ä with a macron, and counts as ä.
        base = unicodedata.decomposition(letter).partition(" ")[0]
        return self._letter(chr(int(base, 16))) if base and not base.startswith("<") else letter


LANGUAGES: Mapping[str, Language] = MappingProxyType(
    {
        language.code: language
        for language in (
            Language("nl", "Nederlands"),
            Language("en", "English"),
            Language("de", "Deutsch", frozenset("äöü")),
            Language("fr", "Français"),
            Language("es", "Español", frozenset("ñ")),
            Language("it", "Italiano"),
            Language("pt", "Português"),
            Language("sv", "Svenska", frozenset("åäö")),
            Language("da", "Dansk", frozenset("æøå")),
            Language("nb", "Norsk bokmål", frozenset("æøå")),
            Language("pl", "Polski", frozenset("ąćęłńóśźż")),
            Language("tr", "Türkçe", frozenset("çğıöşü"), dotless=True),
        )
    }
)
"""Every language by its code. Which of them a server offers is for its lexicons to say."""
