"""Words that may be played, but that the server itself never says: it opens no game with them, and shows none of them.

Insults and obscenities are those of the package glin-profanity, which has a list for each of our languages. Only the
lists are read, its code is never imported. A list names few of the forms of a word, so its entries are also looked for
inside words: that takes some harmless words along, which costs a bot a word or two, and nobody a move.
"""

import json
import re
from collections import Counter
from collections.abc import Collection, Iterable

from wordsnake.lexicon.sources import Source, damaged, find_source
from wordsnake.rules.languages import LANGUAGES
from wordsnake.rules.words import Word, normalize

LISTS = {
    "nl": "dutch",
    "en": "english",
    "de": "german",
    "fr": "french",
    "es": "spanish",
    "it": "italian",
    "pt": "portuguese",
    "sv": "swedish",
    "da": "danish",
    "pl": "polish",
    "tr": "turkish",
}
"""The list of each language, as the package calls it."""
ANYWHERE, AT_AN_END = 5, 4
"""An entry of so many letters makes words unfit wherever it stands, of so many at their beginning or end; a shorter one
is looked for as a whole word alone: "ass" would take "class" along."""
USUAL, FEW = 1000, 20
"""An entry inside more than one in a thousand words, and more than twenty, is there by chance, as "ische" is in
"politische": it is looked for as a whole word alone."""


def offensive_source(language: str) -> Source:
    """The list of a language.

    Raises:
        LexiconError: the package is not installed as it should be.
    """
    return find_source(
        "offensive words",
        "MIT",
        "glin-profanity",
        "glin_profanity",
        [f"data/dictionaries/{LISTS[language]}.json"],
    )


def read_offensive(source: Source) -> list[str]:
    """The entries of a list, in any spelling.

    Raises:
        LexiconError: the file is damaged.
    """
    [file] = source.files
    try:
        entries = json.loads(source.read(file.name))["words"]
    except (ValueError, KeyError, TypeError) as error:
        raise damaged(source.package, f"{file}: {error}") from error
    return [str(entry) for entry in entries]


def unfit_keys(keys: Collection[str], entries: Iterable[str], parts: Iterable[str], language: str) -> set[str]:
    """Those of the keys that the server does not say: for one of the entries, or because a part stands in them."""
    spoken = LANGUAGES[language]
    offensive = {word.key for entry in entries if isinstance(word := normalize(entry, spoken), Word)}
    own = _any(map(spoken.fold, parts))
    pattern = _within(offensive)
    suspects = {key: found[0] for key in keys if (found := pattern.search(key))}
    most = max(FEW, len(keys) // USUAL)
    usual = {entry for entry, count in Counter(suspects.values()).items() if count > most}
    pattern = _within(offensive - usual)
    inside = {key for key in suspects if pattern.search(key)}
    return inside | offensive.intersection(keys) | {key for key in keys if own.search(key)}


def _within(entries: Collection[str]) -> re.Pattern[str]:
    anywhere = _any(entry for entry in entries if len(entry) >= ANYWHERE).pattern
    at_an_end = _any(entry for entry in entries if len(entry) == AT_AN_END).pattern
    return re.compile(f"{anywhere}|^{at_an_end}|{at_an_end}$")


def _any(texts: Iterable[str]) -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(map(re.escape, sorted(texts))) or '(?!)'})")
