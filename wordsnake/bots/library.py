"""The words of all levels, of the languages whose indices are there."""

import logging
from pathlib import Path

from wordsnake.bots.vocabulary import Vocabulary, vocabularies
from wordsnake.lexicon.shelf import Shelf

log = logging.getLogger(__name__)


class Library:
    """Vocabularies by language and level, each language read when it is first asked for: half a second."""

    def __init__(self, folder: Path) -> None:
        """`folder` holds the built indices."""
        self._shelf = Shelf(folder)
        self._read: dict[str, dict[int, Vocabulary]] = {}

    def build(self, language: str) -> None:
        """See that a language has an index; blocks for some seconds where it has none. Fails with LexiconError."""
        self._shelf.build(language, lambda _step, _part: None)

    def known(self, language: str, level: int) -> Vocabulary | None:
        """What a level knows of a language; None while that has no index."""
        if language not in self._read:
            lexicon = self._shelf.get(language)
            if lexicon is None:
                return None
            self._read[language] = vocabularies(lexicon)
            log.debug("the words of %s are read", language)
        return self._read[language][level]
