from hypothesis import given
from hypothesis import strategies as st

from wordsnake.lexicon.edits import edits
from wordsnake.lexicon.lexicon import MOST_FOLLOWERS, IndexedLexicon
from wordsnake.rules.languages import LANGUAGES
from wordsnake.rules.lexicon import Lexicon
from wordsnake.rules.link import overlap
from wordsnake.rules.words import Word, normalize

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def always(_key: str) -> bool:
    return True


def one_edit_apart(first: str, second: str) -> bool:
    """By definition rather than by listing: what is left between the common ends is one edit."""
    a, b = first, second
    while a and b and a[0] == b[0]:
        a, b = a[1:], b[1:]
    while a and b and a[-1] == b[-1]:
        a, b = a[:-1], b[:-1]
    return {len(a), len(b)} in ({0, 1}, {1}) or (len(a) == len(b) == 2 and a == b[::-1])


def test_it_is_what_the_rules_ask_for(tiny: IndexedLexicon) -> None:
    """The protocol of the rules, by the type checker and at run time."""
    lexicon: Lexicon = tiny
    assert lexicon.language == "nl"
    assert lexicon.version.startswith("nl-")
    assert len(tiny) > 100


def test_a_word_is_found_by_its_key(tiny: IndexedLexicon) -> None:
    """In the canonical spelling."""
    assert tiny.find(Word("reunie", "reunie")) == Word("reünie", "reunie")


def test_a_permitted_spelling_is_kept(tiny: IndexedLexicon) -> None:
    """Though another one is more common."""
    assert tiny.find(Word("één", "een")) == Word("één", "een")
    assert tiny.find(Word("cafe", "cafe")) == Word("cafe", "cafe")


def test_another_spelling_becomes_the_most_common_one(tiny: IndexedLexicon) -> None:
    """Neither "eèn" nor "cafè" is permitted."""
    assert tiny.find(Word("eèn", "een")) == Word("een", "een")
    assert tiny.find(Word("cafè", "cafe")) == Word("café", "cafe")


def test_what_is_not_there_is_not_found(tiny: IndexedLexicon) -> None:
    """A part of a word, a longer one, nothing, and letters the index has never seen."""
    assert [tiny.find(Word(text, text)) for text in ("kaar", "kaartje", "", "кот")] == [None] * 4


def test_a_level_says_how_common_a_word_is(tiny: IndexedLexicon) -> None:
    """0: permitted but never counted, or not permitted."""
    assert [tiny.level(key) for key in ("kaart", "cafe", "artaas", "boom")] == [40, 36, 0, 0]


def test_following_is_bounded(tiny: IndexedLexicon) -> None:
    """Keys that begin with a prefix, the prefix itself included."""
    assert sorted(tiny.following("kaart", 9)) == ["kaart", "kaarten"]
    assert len(tiny.following("art", 7)) == 7
    assert tiny.following("q", 7) == []


def test_the_nearest_word_is_one_edit_away(tiny: IndexedLexicon) -> None:
    """A letter too many, exchanged, swapped, but not two; the answer is in canonical spelling."""
    assert [tiny.nearest(key) for key in ("atist", "artieest", "ertiest", "atriest", "reunei")] == [
        None, "artiest", "artiest", "artiest", "reünie"
    ]  # fmt: skip


def test_the_nearest_word_is_the_most_common_one(dutch: IndexedLexicon) -> None:
    """Of several that are equally near."""
    near = {key for key in edits("werkem", LETTERS, 6) if dutch.level(key)}
    assert dutch.nearest("werkem") == max(near, key=dutch.level) == "werken"


def test_a_short_key_has_no_nearest_word(dutch: IndexedLexicon) -> None:
    """Four letters."""
    assert dutch.nearest("boem") is None
    assert dutch.nearest("kaartq") == "kaart"


@given(key=st.text("aeknrst", min_size=5, max_size=9))
def test_nearest_finds_a_word_exactly_if_there_is_one(dutch: IndexedLexicon, key: str) -> None:
    """The search that stops early finds no less than one through all edits, and nothing further away."""
    found = dutch.nearest(key)
    others = {other for other in edits(key, LETTERS, len(key)) if one_edit_apart(key, other)}
    there = [word.text for word in (dutch.find(Word(other, other)) for other in others) if word]
    assert found in there if there else found is None


@given(key=st.text("abc", max_size=6), other=st.text("abc", max_size=6))
def test_edits_are_all_there_are(key: str, other: str) -> None:
    """Exactly the texts that differ by one edit, the key itself apart."""
    assert (other in set(edits(key, "abc", len(key))) - {key}) == one_edit_apart(key, other)


def test_a_follower_takes_the_longest_overlap_there_is(dutch: IndexedLexicon) -> None:
    """behaard -> haard..., and no more than is allowed."""
    assert overlap("behaard", dutch.follower("behaard", 1, 64, always) or "", 1, None) == 5
    assert overlap("banaan", dutch.follower("banaan", 1, 2, always) or "", 1, 2) == 2


@given(draw=st.integers(0, 10_000), shortest=st.integers(1, 4), longest=st.integers(1, 10))
def test_a_follower_links_within_the_bounds(dutch: IndexedLexicon, draw: int, shortest: int, longest: int) -> None:
    """By the rules' own idea of a link."""
    key = dutch.opening(draw).key
    found = dutch.follower(key, shortest, longest, lambda other: len(other) < 9)
    if found is not None:
        following = normalize(found, LANGUAGES["nl"])
        assert isinstance(following, Word)
        assert overlap(key, following.key, shortest, longest)
        assert len(following.key) < 9


def test_the_search_for_a_follower_is_bounded(dutch: IndexedLexicon) -> None:
    """If nothing is allowed it gives up, after so many words for each length."""
    asked: list[str] = []

    def refuse(key: str) -> bool:
        asked.append(key)
        return False

    assert dutch.follower("waarheden", 1, 64, refuse) is None
    assert 0 < len(asked) <= 8 * MOST_FOLLOWERS


def test_a_follower_does_not_begin_with_the_whole_word(tiny: IndexedLexicon) -> None:
    """Nor is it the word itself; a key of one letter has no follower."""
    assert tiny.follower("kaart", 5, 64, always) is None
    assert tiny.follower("k", 1, 64, always) is None


def test_the_draw_decides_the_opening(tiny: IndexedLexicon) -> None:
    """Any number will do, and the same one gives the same word."""
    assert {tiny.opening(draw) for draw in (0, 1, 2**256 - 1)} == {Word("kaart", "kaart")}
