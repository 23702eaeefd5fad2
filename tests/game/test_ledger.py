"""The sequence that only grows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wordsnake.game.ledger import Ledger


def ledger(*values: int) -> Ledger[str, int]:
    result: Ledger[str, int] = Ledger()
    for value in values:
        result = result.add(str(value), value)
    return result


def test_adding_changes_nothing_that_was_there() -> None:
    """Whoever holds the shorter one still sees what it held, although the longer one shares its storage."""
    short = ledger(1, 2)
    longer = short.add("3", 3)
    assert (list(short), short.get("3"), len(short)) == ([1, 2], None, 2)
    assert (list(longer), longer.get("3"), len(longer)) == ([1, 2, 3], 3, 3)


def test_adding_twice_to_one_makes_two() -> None:
    """Neither of the two knows of the other."""
    short = ledger(1)
    left, right = short.add("2", 2), short.add("9", 9)
    assert (list(left), left.get("9")) == ([1, 2], None)
    assert (list(right), right.get("2")) == ([1, 9], None)
    assert list(left.add("3", 3)) == [1, 2, 3]


def test_a_key_is_added_once() -> None:
    """Twice is a bug of the caller; a key that only a longer one has is free."""
    short = ledger(1)
    short.add("2", 2)
    assert list(short.add("2", 3)) == [1, 3]
    with pytest.raises(KeyError):
        short.add("1", 4)


def test_a_ledger_is_a_sequence() -> None:
    """Places count from either end, within what it holds itself."""
    short = ledger(1, 2, 3)
    short.add("4", 4)
    assert (short[0], short[-1], list(short[-2:]), list(short[5:])) == (1, 3, [2, 3], [])
    assert (2 in short, 4 in short, bool(short), bool(ledger())) == (True, False, True, False)
    with pytest.raises(IndexError):
        short[3]


def test_ledgers_are_equal_by_what_they_hold() -> None:
    """However they came to be."""
    short = ledger(1)
    short.add("2", 2)
    assert short == ledger(1)
    assert hash(short) == hash(ledger(1))
    assert short != ledger(1, 2)
    assert repr(short) == "Ledger([1])"


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 9)), max_size=30))
def test_any_history_reads_like_a_tuple(steps: list[tuple[int, int]]) -> None:
    """Adding to any of the versions there are gives that version and one more, and leaves all others alone."""
    versions: list[tuple[Ledger[int, int], tuple[int, ...]]] = [(Ledger(), ())]
    for which, value in steps:
        held, expected = versions[which % len(versions)]
        if value not in expected:
            versions.append((held.add(value, value), (*expected, value)))
    assert all(tuple(held) == expected for held, expected in versions)
    assert all(held.get(key) == key for held, expected in versions for key in expected)
