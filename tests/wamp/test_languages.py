"""The languages of a server, and what becomes of a damaged one."""

import pytest

from tests.support.lexicon import SetLexicon
from wordsnake.lexicon.errors import LexiconError
from wordsnake.lexicon.ruled_shelf import RuledShelf
from wordsnake.wamp.contract.arguments import InvalidArgument
from wordsnake.wamp.contract.refusals import Refusal
from wordsnake.wamp.procedures.languages import Languages, OpenShelf


class DamagedShelf:
    """Dutch is sound, English cannot be read."""

    languages = ("nl", "en")

    def get(self, language: str) -> SetLexicon | None:
        if language == "en":
            raise LexiconError("The index of en is damaged.")
        return SetLexicon("nl", ["zee"])


def test_a_damaged_lexicon_is_reported_once_and_stays_unready(caplog: pytest.LogCaptureFixture) -> None:
    """The server goes on with the others."""
    languages = Languages(RuledShelf(OpenShelf(DamagedShelf())))
    for _ in range(2):
        with pytest.raises(Refusal, match="not ready"):
            languages.lexicon("en")
    assert caplog.text.count("is damaged") == 1
    assert languages.lexicon("nl").language == "nl"


def test_a_language_that_is_not_offered_is_a_bad_argument() -> None:
    """It says which ones are."""
    with pytest.raises(InvalidArgument, match="must be one of nl, en"):
        Languages(RuledShelf(OpenShelf(DamagedShelf()))).lexicon("xx")
