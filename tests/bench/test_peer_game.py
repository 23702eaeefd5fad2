"""The game of the servers that Wordsnake is compared with: the same work."""

from itertools import pairwise, product
from typing import Any

import pytest

from bench.chains import walk
from bench.peers.game import Game, RefusedError
from wordsnake.rules.link import overlap

WORDS = ["".join(letters) for letters in product("abcd", repeat=5)]
WORD_SET = frozenset({"haard", "aarde", "derde", "raam"})


def game() -> Game:
    made = Game("1")
    made.join("ann")
    made.join("bob")
    return made


def test_a_word_is_judged_counted_and_told() -> None:
    """The longest overlap counts two points a letter."""
    played = game()
    played.play("ann", "haard", 0, WORD_SET)
    event = played.play("bob", "aarde", 1, WORD_SET)
    told: dict[str, Any] = {"type": "event", "game": "1", "seq": 2, "player": "bob", "word": "aarde", "ply": 1}
    assert event == {**told, "overlap": 4, "points": 8, "score": 8, "turn": "ann"}


@pytest.mark.parametrize(
    ("player", "word", "ply", "why"),
    [
        ("ann", "aarde", 1, "not your turn"),
        ("bob", "aarde", 0, "not your turn"),
        ("bob", "aardes", 1, "not a word"),
        ("bob", "haard", 1, "already played"),
        ("bob", "raam", 1, "no overlap"),
    ],
)
def test_what_is_against_the_rules_is_refused(player: str, word: str, ply: int, why: str) -> None:
    """And changes nothing."""
    played = game()
    played.play("ann", "haard", 0, WORD_SET)
    with pytest.raises(RefusedError, match=why):
        played.play(player, word, ply, WORD_SET)
    assert played.ply == 1


def test_overlaps_are_those_of_wordsnake() -> None:
    """Both count the same letters, so both do the same work."""
    chain = walk(WORDS, 100)
    played = game()
    events = [played.play(("ann", "bob")[ply % 2], word, ply, frozenset(WORDS)) for ply, word in enumerate(chain)]
    expected = [overlap(before, after, 1, None) for before, after in pairwise(chain)]
    assert [event["overlap"] for event in events[1:]] == expected
