"""The overlap of two words."""

from hypothesis import given
from hypothesis import strategies as st

from wordsnake.rules.link import beginnings, overlap

KEYS = st.text("ab", min_size=1, max_size=9)
BOUNDS = st.tuples(st.integers(1, 5), st.none() | st.integers(5, 10))


def test_the_longest_overlap_counts() -> None:
    """ "banaan" on "ananas": "an" ends one and begins the other... and so does nothing longer."""
    assert overlap("behaard", "haardvuur", 1, None) == 5
    assert overlap("banaan", "aangaan", 1, None) == 3
    assert overlap("aanaan", "aanaanaan", 1, None) == 3


def test_the_next_word_adds_a_letter() -> None:
    """A word does not follow itself whole, nor a word that ends with it."""
    assert overlap("zee", "zee", 1, None) == 0
    assert overlap("vuurzee", "zee", 1, None) == 0
    assert overlap("vuurzee", "eend", 1, None) == 2


def test_the_current_word_is_never_swallowed_whole() -> None:
    """ "zee" inside "zeester" is no overlap; the last letter alone may be."""
    assert overlap("zee", "zeester", 1, None) == 0
    assert overlap("ana", "anaconda", 1, None) == 1


def test_bounds_of_the_ruleset() -> None:
    """Shorter than the least does not link; longer than the most is not counted, though a shorter one may be."""
    assert overlap("behaard", "haardvuur", 6, None) == 0
    assert overlap("behaard", "haardvuur", 1, 4) == 0
    assert overlap("abab", "babb", 1, 2) == 1


def test_beginnings_longest_first() -> None:
    """What a following word may begin with, within the same bounds."""
    assert beginnings("ster", 1, None) == ("ter", "er", "r")
    assert beginnings("ster", 2, 2) == ("er",)
    assert beginnings("e", 1, None) == ()


@given(KEYS, KEYS, BOUNDS)
def test_overlap_is_what_the_definition_says(current: str, following: str, bounds: tuple[int, int | None]) -> None:
    """The greatest k within the bounds, less than both lengths, with the ends equal."""
    shortest, longest = bounds
    fits = [
        k
        for k in range(shortest, (longest or 99) + 1)
        if k < min(len(current), len(following)) and current.endswith(following[:k])
    ]
    assert overlap(current, following, shortest, longest) == max(fits, default=0)


@given(KEYS, KEYS, BOUNDS)
def test_a_link_has_one_of_the_beginnings(current: str, following: str, bounds: tuple[int, int | None]) -> None:
    """The letters shared are among the beginnings given for the current word."""
    shared = overlap(current, following, *bounds)
    assert not shared or following[:shared] in beginnings(current, *bounds)
