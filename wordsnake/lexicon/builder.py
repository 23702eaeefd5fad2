"""From a recipe to an index: words to keys, spellings and levels."""

import hashlib
import time
from array import array
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import marisa_trie

from wordsnake.lexicon.errors import LexiconError
from wordsnake.lexicon.frequency import level
from wordsnake.lexicon.index import Header, Origin, write_index
from wordsnake.lexicon.offensive import unfit_keys
from wordsnake.lexicon.openings import choose_openings
from wordsnake.lexicon.recipe import Progress, Recipe
from wordsnake.lexicon.sources import Source, fingerprint
from wordsnake.rules import languages, words
from wordsnake.rules.languages import LANGUAGES, Language
from wordsnake.rules.words import Word, normalize

_CODE = (*sorted(Path(__file__).parent.glob("*.py")), Path(languages.__file__), Path(words.__file__))
"""What makes an index of word lists: this package, and the rules for keys."""

_WORDS, _KEYS, _INDEX = 0.6, 0.8, 0.95
"""How much of a build is done when these steps end; finding the words takes most of it."""


@dataclass(slots=True)
class Spelled:
    """Words by their keys. Of most words the key is the one spelling: only the others are kept twice."""

    words: int = 0
    keys: set[str] = field(default_factory=set)
    others: dict[str, list[str]] = field(default_factory=dict)
    """All spellings, the most common first, of each key that is not the one spelling of its word."""


def wanted_fingerprint(recipe: Recipe, sources: Iterable[Source]) -> str:
    """The fingerprint of the index that would be built now.

    Any change of the code that builds makes another one: an index too many costs seconds, an outdated one costs words.

    Raises:
        LexiconError: a source cannot be read.
    """
    code = hashlib.sha256(b"".join(file.read_bytes() for file in _CODE)).hexdigest()
    return fingerprint(f"{recipe.language} {code}", sources)


def build_index(recipe: Recipe, path: Path, progress: Progress) -> None:
    """Build the index of a language and put it at `path`.

    Raises:
        LexiconError: a source is missing, damaged or incomplete, or the index cannot be written.
    """
    began = time.perf_counter()
    sources = recipe.sources()
    made_of = wanted_fingerprint(recipe, sources)
    permitted = recipe.words(sources, lambda doing, share: progress(doing, share * _WORDS))
    progress("counting how common words are", _WORDS)
    zipf = recipe.frequencies(sources)
    language = LANGUAGES[recipe.language]
    spelled = by_key(permitted.words, language, zipf)
    unfit = unfit_keys(spelled.keys, recipe.offensive(sources), recipe.unfit, recipe.language)
    unfit.update(spelled.keys.intersection(map(language.fold, permitted.unsaid)))
    progress("building the index", _KEYS)
    sections = _sections(spelled, zipf, unfit, recipe, sources)
    progress("writing the index", _INDEX)
    header = Header(
        language=recipe.language,
        fingerprint=made_of,
        words=spelled.words,
        keys=len(spelled.keys),
        build_seconds=round(time.perf_counter() - began, 2),
        origins=tuple(Origin(each.title, each.licence, each.package, each.package_version) for each in sources),
    )
    write_index(path, header, sections)
    progress("done", 1.0)


def by_key(texts: Iterable[str], language: Language, zipf: Mapping[str, float]) -> Spelled:
    """Sort texts by the keys of their words. A text that is no word of the game is passed over."""
    spelled = Spelled()
    plain: set[str] = set()
    for text in texts:
        word = normalize(text, language)
        if isinstance(word, Word):
            if word.key == text:
                plain.add(text)
            elif word.text not in spelled.others.setdefault(word.key, []):
                spelled.others[word.key].append(word.text)
    for key, spellings in spelled.others.items():
        if key in plain:
            spellings.append(key)
        spellings.sort(key=lambda text: (-zipf.get(text, 0.0), text))
    spelled.keys = plain.union(spelled.others)
    spelled.words = len(spelled.keys - spelled.others.keys()) + sum(map(len, spelled.others.values()))
    return spelled


def _sections(
    spelled: Spelled, zipf: Mapping[str, float], unfit: Collection[str], recipe: Recipe, sources: tuple[Source, ...]
) -> dict[str, bytes]:
    trie = marisa_trie.Trie(spelled.keys)
    levels = bytearray(len(trie))
    for key in spelled.keys:
        # A spelling that nobody counted may have been counted without its marks: wordfreq writes ss for every ß.
        counted = zipf.get(spelled.others[key][0] if key in spelled.others else key, zipf.get(key))
        levels[trie[key]] = 0 if counted is None else level(counted)
    openings = choose_openings(spelled.keys, lambda key: levels[trie[key]], unfit, recipe.names(sources))
    if not openings:
        packages = " ".join(each.package for each in sources)
        raise LexiconError(
            f"Word lists for {recipe.language!r} are incomplete: none of {len(spelled.keys)} words can open a game. "
            f"Run `pip install --force-reinstall {packages}`."
        )
    return {
        "trie": trie.tobytes(),
        "levels": bytes(levels),
        "openings": array("I", [trie[key] for key in openings]).tobytes(),
        "unfit": array("I", sorted(trie[key] for key in unfit)).tobytes(),
        **_spellings({trie[key]: "\n".join(texts).encode() for key, texts in spelled.others.items()}),
    }


def _spellings(by_id: Mapping[int, bytes]) -> dict[str, bytes]:
    """The three sections that hold the spellings of some ids."""
    ids, ends, end = sorted(by_id), array("I"), 0
    for number in ids:
        end += len(by_id[number])
        ends.append(end)
    return {
        "spelled": array("I", ids).tobytes(),
        "ends": ends.tobytes(),
        "spellings": b"".join(by_id[number] for number in ids),
    }
