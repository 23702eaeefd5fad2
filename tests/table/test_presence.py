"""Who is here: sessions counted, absences forgiven for five seconds."""

import pytest
from twisted.internet.task import Clock

from tests.support.play import ANNA, BRAM
from wordsnake.game.events import PlayerId
from wordsnake.table.presence import Presence


class Watched:
    """A presence, and what it told."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.told: list[tuple[PlayerId, bool]] = []
        self.presence = Presence(self.clock, lambda player, here: self.told.append((player, here)))


@pytest.fixture
def watched() -> Watched:
    return Watched()


def test_a_player_is_here_from_the_first_session_on(watched: Watched) -> None:
    """The second session tells nobody anything new."""
    watched.presence.came(ANNA)
    watched.presence.came(ANNA)
    assert watched.presence.here(ANNA)
    assert not watched.presence.here(BRAM)
    assert watched.told == [(ANNA, True)]


def test_a_player_is_away_five_seconds_after_the_last_session(watched: Watched) -> None:
    """Not after one of two, and not at once."""
    watched.presence.came(ANNA)
    watched.presence.came(ANNA)
    watched.presence.went(ANNA)
    watched.clock.advance(10)
    assert watched.presence.here(ANNA)
    watched.presence.went(ANNA)
    watched.clock.advance(4.9)
    assert watched.presence.here(ANNA)
    watched.clock.advance(0.1)
    assert not watched.presence.here(ANNA)
    assert watched.told == [(ANNA, True), (ANNA, False)]


def test_a_reload_is_no_absence(watched: Watched) -> None:
    """Back within five seconds: nobody is told."""
    watched.presence.came(ANNA)
    watched.presence.went(ANNA)
    watched.clock.advance(4.9)
    watched.presence.came(ANNA)
    watched.clock.advance(10)
    assert watched.presence.here(ANNA)
    assert watched.told == [(ANNA, True)]
    assert watched.clock.getDelayedCalls() == []


def test_who_comes_back_later_is_told(watched: Watched) -> None:
    """Away, and here again."""
    watched.presence.came(ANNA)
    watched.presence.went(ANNA)
    watched.clock.advance(5)
    watched.presence.came(ANNA)
    assert watched.told == [(ANNA, True), (ANNA, False), (ANNA, True)]


def test_after_a_restart_the_seated_have_five_seconds_to_show_up(watched: Watched) -> None:
    """Who does has never been away; who does not is away then."""
    watched.presence.came(ANNA)
    watched.presence.expect([ANNA, BRAM])
    assert watched.presence.here(BRAM)
    watched.clock.advance(5)
    assert watched.told == [(ANNA, True), (BRAM, False)]
