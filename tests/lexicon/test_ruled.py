"""Lexicons as their host has ruled."""

from tests.support.lexicon import SetLexicon
from wordsnake.lexicon.ruled import RuledLexicon
from wordsnake.lexicon.ruled_shelf import KEPT, RuledShelf
from wordsnake.rules.lexicon import Lexicon
from wordsnake.rules.rulings import Ruling, rulings_in, with_rulings
from wordsnake.rules.words import Word

WORDS = "kaart kaarten taart artikel café zee"


class OneShelf:
    """A shelf with Dutch, which can be built anew."""

    languages = ("nl", "en")

    def __init__(self) -> None:
        self.dutch: SetLexicon | None = SetLexicon("nl", WORDS.split(), "nl-1")

    def get(self, language: str) -> Lexicon | None:
        return self.dutch if language == "nl" else None


def ruling(word: str, number: int, *, permitted: bool, key: str | None = None) -> Ruling:
    return Ruling(language="nl", number=number, word=word, key=key or word, permitted=permitted, reason="so", at=0)


def ruled(*changes: str) -> RuledLexicon:
    """The words with "+word" permitted and "-word" banned, one after another."""
    rulings = [ruling(each[1:], number, permitted=each[0] == "+") for number, each in enumerate(changes, start=1)]
    return RuledLexicon(SetLexicon("nl", WORDS.split(), "nl-1", unfit=["taart"]), rulings)


def finds(lexicon: Lexicon, *words: str) -> list[bool]:
    return [lexicon.find(Word(word, word)) is not None for word in words]


def test_a_permitted_word_is_found_and_a_banned_one_is_not() -> None:
    """Whatever the list says; the others are as they were."""
    assert finds(ruled("+selfie", "-kaart"), "selfie", "kaart", "taart", "blorf") == [True, False, True, False]


def test_the_latest_ruling_about_a_word_holds() -> None:
    """In either direction."""
    lexicon = ruled("+selfie", "-kaart", "-selfie", "+kaart")
    assert finds(lexicon, "selfie", "kaart") == [False, True]


def test_a_permitted_word_is_spelled_as_the_host_spelled_it() -> None:
    """One of the list keeps the spelling of the list."""
    lexicon = RuledLexicon(
        SetLexicon("nl", ["café"]),
        [ruling("coupé", 1, permitted=True, key="coupe"), ruling("cafe", 2, permitted=True)],
    )
    assert lexicon.find(Word("coupe", "coupe")) == Word("coupé", "coupe")
    assert lexicon.find(Word("cafe", "cafe")) == Word("café", "cafe")


def test_the_version_tells_how_many_rulings_there_are() -> None:
    """None: it is that of the list."""
    assert ruled().version == "nl-1"
    assert ruled("+selfie", "-selfie").version == "nl-1+2"
    assert rulings_in(with_rulings("nl-1", 2)) == ("nl-1", 2)
    assert rulings_in("nl-1") == ("nl-1", 0)


def test_the_server_never_says_a_banned_word() -> None:
    """Not as what had been possible, nor as the nearest, nor as an opening, nor in an analysis."""
    lexicon = ruled("-kaarten", "-kaart")
    assert lexicon.follower("aka", 2, 2, lambda _key: True) is None
    assert lexicon.nearest("kaarte") is None
    assert {lexicon.opening(draw).text for draw in range(20)} == {"taart", "artikel", "café", "zee"}
    assert lexicon.following("ka", 10) == []
    assert ruled("-zee").follower("aka", 2, 2, lambda _key: True) == "kaart"


def test_an_opening_is_drawn_though_all_are_banned() -> None:
    """A game has to begin."""
    assert ruled(*(f"-{word}" for word in WORDS.replace("é", "e").split())).opening(1).text == "kaarten"


def test_the_server_says_nothing_that_the_host_alone_permits() -> None:
    """Nobody has looked at it; it counts as a continuation all the same."""
    lexicon = ruled("+kaas", "+taart")
    assert lexicon.following("kaa", 10) == ["kaart", "kaarten", "kaas"]
    assert len(lexicon.following("kaa", 2)) == 2
    assert [lexicon.fit(key) for key in ("kaart", "kaas", "taart")] == [True, False, False]
    assert lexicon.level("kaas") == 0


def test_a_ruling_holds_at_once_and_earlier_versions_stay() -> None:
    """A game goes on with the version it was opened with."""
    shelf = RuledShelf(OneShelf())
    first = shelf.get("nl")
    assert first is not None
    assert first.version == "nl-1"
    shelf.add(ruling("selfie", 1, permitted=True))
    shelf.add(ruling("zee", 2, permitted=False))
    for version, expected in ((None, [True, False]), ("nl-1", [False, True]), ("nl-1+1", [True, True])):
        lexicon = shelf.get("nl", version)
        assert lexicon is not None
        assert lexicon.version == (version or "nl-1+2")
        assert finds(lexicon, "selfie", "zee") == expected
    assert shelf.get("nl") is shelf.get("nl")


def test_rulings_are_put_on_a_list_that_was_built_anew() -> None:
    """Its version tells that it is another one."""
    built = OneShelf()
    shelf = RuledShelf(built, [ruling("selfie", 1, permitted=True)])
    assert shelf.get("nl", "nl-1+1") is not None
    built.dutch = SetLexicon("nl", ["roos"], "nl-2")
    later = shelf.get("nl", "nl-1+1")
    assert later is not None
    assert (later.version, finds(later, "roos", "selfie", "zee")) == ("nl-2+1", [True, True, False])


def test_a_language_that_is_not_ready_has_no_rulings_either() -> None:
    """It is there once it is built."""
    shelf = RuledShelf(OneShelf())
    assert shelf.languages == ("nl", "en")
    assert shelf.get("en") is None


def test_no_more_versions_are_kept_than_are_used() -> None:
    """An old one is put together again."""
    shelf = RuledShelf(OneShelf(), [ruling("zee", number, permitted=False) for number in range(1, 2 * KEPT)])
    versions = [shelf.get("nl", f"nl-1+{number}") for number in range(1, 2 * KEPT)]
    assert [lexicon and lexicon.version for lexicon in versions] == [f"nl-1+{number}" for number in range(1, 2 * KEPT)]
    assert len(shelf._versions) == KEPT


def test_the_ruling_that_holds_for_a_word() -> None:
    """With its reason."""
    shelf = RuledShelf(OneShelf(), [ruling("zee", 1, permitted=False), ruling("zee", 2, permitted=True)])
    found = shelf.ruling("nl", "zee")
    assert found is not None
    assert found.number == 2
    assert shelf.ruling("nl", "kaart") is None
