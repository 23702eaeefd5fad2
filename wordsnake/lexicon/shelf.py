"""The lexicons of a server: a folder with one index for each language, built when it is needed."""

import fcntl
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from types import MappingProxyType

from wordsnake.lexicon import dictionaries, dutch, english, german
from wordsnake.lexicon.builder import build_index, wanted_fingerprint
from wordsnake.lexicon.errors import LexiconError
from wordsnake.lexicon.index import open_index, remove_leftovers
from wordsnake.lexicon.lexicon import IndexedLexicon
from wordsnake.lexicon.recipe import Progress, Recipe

RECIPES: Mapping[str, Recipe] = MappingProxyType(
    {recipe.language: recipe for recipe in (dutch.RECIPE, english.RECIPE, german.RECIPE, *dictionaries.RECIPES)}
)
"""The languages that can be built, those of the extra with its packages alone."""


def offered(languages: Iterable[str]) -> dict[str, Recipe]:
    """The recipes of what a server offers: these languages in this order, and besides them Dutch and English.

    Raises:
        LexiconError: there is no such language, or its packages are not installed.
    """
    chosen: dict[str, Recipe] = {}
    for language in languages:
        if language not in RECIPES:
            raise LexiconError(f"There is no lexicon for {language!r}: choose one of {', '.join(RECIPES)}.")
        chosen[language] = RECIPES[language]
        if RECIPES[language].extra:
            RECIPES[language].sources()
    return {**chosen, **{language: recipe for language, recipe in RECIPES.items() if not recipe.extra}}


def installed() -> dict[str, Recipe]:
    """The recipes whose packages are here; those of Dutch and English in any case, which are part of the program."""
    return {language: recipe for language, recipe in RECIPES.items() if not recipe.extra or _is_installed(recipe)}


def _is_installed(recipe: Recipe) -> bool:
    try:
        recipe.sources()
    except LexiconError:
        return False
    return True


class Shelf:
    """Builds, opens and keeps the indices in `folder`, for the languages of `recipes` (None: all that are installed).

    Several processes may use one folder: an index appears whole or not at all, and while one process builds, another
    that wants the same language built waits for it.
    """

    def __init__(self, folder: Path, recipes: Mapping[str, Recipe] | None = None) -> None:
        self._folder = folder
        self._recipes = installed() if recipes is None else recipes
        self._wanted: dict[str, str] = {}
        self._open: dict[str, IndexedLexicon] = {}

    @property
    def languages(self) -> tuple[str, ...]:
        """The codes of the languages offered, built or not."""
        return tuple(self._recipes)

    def path(self, language: str) -> Path:
        """Where the index of a language is, or will be."""
        return self._folder / f"{language}.lexicon"

    def build(self, language: str, progress: Progress) -> None:
        """Build the index of a language unless there is a current one. Blocks for some seconds.

        Raises:
            LexiconError: no such language is offered, a source is missing or damaged, or the folder is not writable.
        """
        recipe = self._recipe(language)
        with self._building(language):
            if not self.is_current(language):
                remove_leftovers(self.path(language))
                build_index(recipe, self.path(language), progress)

    def is_current(self, language: str) -> bool:
        """Whether there is a sound index made by this builder from the sources as they are installed.

        Raises:
            LexiconError: no such language is offered, or a source is missing.
        """
        wanted = self._fingerprint(language)
        try:
            return open_index(self.path(language)).header.fingerprint == wanted
        except LexiconError:
            return False

    def open(self, language: str) -> IndexedLexicon:
        """Open the index of a language.

        Raises:
            LexiconError: it is missing, damaged or outdated, or no such language is offered.
        """
        index = open_index(self.path(language))
        if index.header.fingerprint != self._fingerprint(language):
            raise LexiconError(
                f"The lexicon at {self.path(language)} was made from other word lists or by another version: "
                f"build it anew with `wordsnake words build {language}`."
            )
        return IndexedLexicon(index)

    def get(self, language: str) -> IndexedLexicon | None:
        """The lexicon of a language, opened once and kept; None as long as there is no sound and current index of it.

        Why there is none, `open` tells.
        """
        if language not in self._open and language in self._recipes and self.path(language).exists():
            with suppress(LexiconError):
                self._open[language] = self.open(language)
        return self._open.get(language)

    def _recipe(self, language: str) -> Recipe:
        try:
            return self._recipes[language]
        except KeyError:
            more = ", or run `pip install wordsnake[languages]`" if language in RECIPES else ""
            known = ", ".join(self._recipes)
            raise LexiconError(f"There is no lexicon for {language!r}: choose one of {known}{more}.") from None

    def _fingerprint(self, language: str) -> str:
        """Of the index as it should be; taken once, since packages do not change under a running program."""
        if language not in self._wanted:
            recipe = self._recipe(language)
            self._wanted[language] = wanted_fingerprint(recipe, recipe.sources())
        return self._wanted[language]

    @contextmanager
    def _building(self, language: str) -> Iterator[None]:
        """While held, no other process or thread builds this language here."""
        path = self._folder / f".{language}.lock"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            lock = path.open("wb")
        except OSError as error:
            raise LexiconError(f"The lexicon cannot be written to {self._folder}: {error.strerror}.") from error
        with lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
