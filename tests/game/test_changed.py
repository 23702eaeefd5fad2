"""Records with some fields changed."""

from dataclasses import replace

import pytest

from tests.support.play import ANNA, BRAM
from wordsnake.game.changed import changed
from wordsnake.game.state import Seat


def test_a_changed_record_is_what_replace_makes_of_it() -> None:
    """And the one before stays as it was."""
    seat = Seat(player=ANNA, score=3)
    assert changed(seat, score=5, out="left") == replace(seat, score=5, out="left")
    assert (seat.score, changed(seat)) == (3, seat)
    assert hash(changed(seat, player=BRAM)) != hash(seat)


def test_a_field_that_there_is_not_cannot_be_changed() -> None:
    """It is a TypeError, as with replace."""
    with pytest.raises(TypeError, match="scores"):
        changed(Seat(player=ANNA), scores=5)
