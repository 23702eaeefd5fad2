"""The words that are played."""

from itertools import pairwise, product

import pytest

from bench.chains import LONGEST, SHORTEST, walk

WORDS = ["".join(letters) for letters in product("abcd", repeat=5)]


def test_each_word_links_to_the_one_before_and_none_comes_twice() -> None:
    """So that every move is legal, wherever a game begins in the chain."""
    chain = walk(WORDS, 500)
    assert len(set(chain)) == 500
    assert set(chain) <= set(WORDS)
    assert all(before[-1] == after[0] for before, after in pairwise(chain))


def test_the_chain_is_the_same_every_time() -> None:
    """Two runs play the same words, and another seed others."""
    assert walk(WORDS, 50) == walk(WORDS, 50)
    assert walk(WORDS, 50) != walk(WORDS, 50, seed=2)


def test_a_letter_with_which_nothing_begins_is_no_end() -> None:
    """Such words are passed over."""
    chain = walk([*WORDS, *(f"{word}x" for word in WORDS)], 500)
    assert not any(word.endswith("x") for word in chain)


def test_words_of_unusual_length_are_left_out() -> None:
    """Nobody plays them."""
    odd = ["a" * (SHORTEST - 1), "a" * (LONGEST + 1)]
    assert not set(walk([*WORDS, *odd], 500)) & set(odd)


def test_too_few_words_are_an_error() -> None:
    """Better than a game that stops in the middle."""
    with pytest.raises(ValueError, match="no more words"):
        walk(["abba", "abda"], 3)
