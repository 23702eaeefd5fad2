"""The parts that are measured by themselves, and how two commits are compared."""

import subprocess
import sys
from itertools import pairwise

import pytest

from bench.material import chain, word_list
from bench.micro.compare import geometric_mean, ratios
from wordsnake.paths import node_root


def test_every_part_can_be_carried_out() -> None:
    """Once each, timing nothing: what they answer is checked there."""
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "bench/micro", "--benchmark-disable", "-q", "-p", "no:cacheprovider"],
        cwd=node_root(),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_the_words_of_a_chain_link_and_none_comes_twice() -> None:
    """However long it is."""
    words = chain(3000)
    assert len(set(words)) == 3000
    assert all(before[-3:] == after[:3] for before, after in pairwise(words))


def test_the_list_of_words_has_as_many_as_were_asked_for() -> None:
    """And none twice."""
    assert len(set(word_list(1000))) == 1000


@pytest.mark.parametrize(
    ("here", "slower"),
    [([10.0, 10.1, 9.9], False), ([13.0, 12.9, 13.1], True), ([10.0, 13.0, 13.0], False), ([7.0, 7.0, 7.0], False)],
    ids=["as before", "slower", "not in every round", "faster"],
)
def test_a_part_is_slower_if_it_is_so_in_every_round(here: list[float], *, slower: bool) -> None:
    """A neighbour of the machine is no reason to blame a commit."""
    (found,) = ratios({"part": here}, {"part": [10.0, 10.0, 10.0]})
    assert found.slower is slower


def test_rounds_are_compared_one_by_one() -> None:
    """A round in which the machine was busy was so for both."""
    (found,) = ratios({"part": [20.0, 10.0]}, {"part": [10.0, 5.0]})
    assert found.ratio == (2.0, 2.0, 2.0)


def test_what_an_older_commit_does_not_have_is_not_compared() -> None:
    """It is measured all the same."""
    found = ratios({"old": [4.0], "new": [3.0]}, {"old": [2.0]})
    assert [each.ratio is None for each in found] == [False, True]
    assert geometric_mean(found) == pytest.approx(2.0)
