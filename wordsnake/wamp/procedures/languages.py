"""The languages this server offers, as a call sees them."""

import logging
from typing import Protocol

from wordsnake.lexicon.errors import LexiconError
from wordsnake.lexicon.ruled_shelf import RuledShelf
from wordsnake.rules.lexicon import Lexicon
from wordsnake.wamp.contract.arguments import InvalidArgument
from wordsnake.wamp.contract.refusals import Refusal, WordsNotReady

log = logging.getLogger(__name__)


class Shelf(Protocol):
    """The lexicons of this server."""

    @property
    def languages(self) -> tuple[str, ...]:
        """The codes of all of them, ready or not."""

    def get(self, language: str) -> Lexicon | None:
        """One of them, or None while it is not ready."""


class OpenShelf:
    """A shelf that never fails: a damaged index is reported once, and its language stays unready."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._reported: set[str] = set()

    @property
    def languages(self) -> tuple[str, ...]:
        """As Shelf."""
        return tuple(self._shelf.languages)

    def get(self, language: str) -> Lexicon | None:
        """As Shelf."""
        try:
            return self._shelf.get(language)
        except LexiconError as error:
            if language not in self._reported:
                self._reported.add(language)
                log.error("%s", error)  # noqa: TRY400 - the message says it all
            return None


class Languages:
    """Finds the lexicon that an argument names."""

    def __init__(self, shelf: RuledShelf) -> None:
        self._shelf = shelf

    @property
    def codes(self) -> tuple[str, ...]:
        """The languages that may be named."""
        return tuple(self._shelf.languages)

    def check(self, language: str) -> None:
        """Raises InvalidArgument for a language that this server does not offer."""
        if language not in self._shelf.languages:
            raise InvalidArgument("language", f"must be one of {', '.join(self._shelf.languages)}")

    def lexicon(self, language: str, version: str | None = None) -> Lexicon:
        """The lexicon of a language, as the host has ruled by now or by the time of `version`.

        Ends the call with `unavailable` while it is not ready.
        """
        self.check(language)
        lexicon = self._shelf.get(language, version)
        if lexicon is None:
            raise Refusal(WordsNotReady())
        return lexicon
