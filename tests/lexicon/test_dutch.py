import pytest

from wordsnake.lexicon.dutch import compound_plurals
from wordsnake.lexicon.hunspell import read_affixes, read_stems
from wordsnake.lexicon.lexicon import IndexedLexicon
from wordsnake.lexicon.report import check_words

ACCEPTED = (
    "behaard behang haarzakje haardvuur vuurdoop doopvont doperwt opstaan aangaan banaan ananas snackbar "
    "fietsenstalling zee eendenkroos koffiebonen café reünie ijs ijsvogel"
)
REFUSED = "uurdoopisgeenwoord blorf xyz frankrijk bosneger tv qq hallo-daar"


@pytest.mark.parametrize("word", ACCEPTED.split())
def test_dutch_words_are_accepted(dutch: IndexedLexicon, word: str) -> None:
    """Base words, forms, compounds, plurals of compounds, accents."""
    [report] = check_words(dutch, [word])
    assert (report.word, report.reason) == (word, None)


@pytest.mark.parametrize("word", REFUSED.split())
def test_what_is_no_dutch_word_is_refused(dutch: IndexedLexicon, word: str) -> None:
    """Nonsense, names, slurs, abbreviations."""
    [report] = check_words(dutch, [word])
    assert not report.valid


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("cafe", "café"),
        ("reunie", "reünie"),
        ("REÜNIE", "reünie"),
        ("ĳs", "ijs"),
        ("ĲSVOGEL", "ijsvogel"),
        ("élk", "elk"),
    ],
)
def test_a_dutch_word_may_be_typed_without_marks(dutch: IndexedLexicon, typed: str, word: str) -> None:
    """The answer is the canonical spelling; the ligature is two letters; a stressed spelling is the plain word."""
    [report] = check_words(dutch, [typed])
    assert report.word == word


def test_a_spelling_that_is_a_word_of_its_own_is_kept(dutch: IndexedLexicon) -> None:
    """ "een" and "één" share a key."""
    assert [report.word for report in check_words(dutch, ["een", "één"])] == ["een", "één"]


def test_the_whole_list_is_there(dutch: IndexedLexicon) -> None:
    """433,000 words, give or take what a new version of the lists adds."""
    assert 420_000 < len(dutch) < 450_000


def test_every_dutch_opening_can_be_followed(dutch: IndexedLexicon) -> None:
    """With at least two letters in common; and there are many openings."""
    openings = [dutch.opening(draw) for draw in range(dutch.openings())]
    assert len({opening.key for opening in openings}) > 500
    assert all(dutch.follower(opening.key, 2, 64, lambda _key: True) for opening in openings)
    assert all(len(opening.key) >= 5 for opening in openings)


def test_no_given_name_opens_a_dutch_game(dutch: IndexedLexicon) -> None:
    """Though it may be played: OpenTaal has these in small letters."""
    names = ["peter", "frank", "jonathan", "thomas", "helen", "maarten"]
    assert all(report.valid for report in check_words(dutch, names))
    openings = {dutch.opening(draw).key for draw in range(dutch.openings())}
    assert openings.isdisjoint(names)


AFFIXES = """FLAG long
OCONV 1
OCONV ĳ ij
SFX Zb Y 2
SFX Zb 0 en [^o]n
SFX Zb oon onen oon
SFX Zd Y 1
SFX Zd heid heden heid
SFX Va Y 1
SFX Va 0 t .
"""
STEMS = "boon/Zb\nlijn/Zb\nwaarheid/Zd\nloon/ZbVa\nton/Zb\nkoffie\nbusser\nspoor\nzon\nhartelijn/Zb".replace("ij", "ĳ")


def plurals(*base: str) -> set[str]:
    rules = read_affixes(AFFIXES)
    stems = list(read_stems("0\n" + STEMS, rules))
    permitted = {"koffie", "spoor", "zon", "zonnen", "boon", "lijn", *base}
    return set(compound_plurals(rules, stems, base, permitted))


def test_a_compound_has_the_plural_of_its_tail() -> None:
    """The affix file's own spelling of ij does not show."""
    assert plurals("koffieboon", "spoorlijn") == {"koffiebonen", "spoorlijnen"}


def test_a_linking_letter_may_stand_between() -> None:
    """-s after a word, -n written as -e before the tail."""
    assert plurals("spoorslijn", "zonneboon") == {"spoorslijnen", "zonnebonen"}


def test_a_compound_that_the_dictionary_lists_itself_is_left_alone() -> None:
    """It has its own flags."""
    assert plurals("hartelijn") == set()


@pytest.mark.parametrize("word", ["koffiewaarheid", "koffieloon", "koffieton", "blorfboon"])
def test_no_plural_is_made_up(word: str) -> None:
    """Of -heid; of a tail that may be a verb; of a short tail; after what is no word."""
    assert plurals(word) == set()
