"""Which games count for ratings."""

from dataclasses import replace

import pytest

from wordsnake.game.events import GameId, PlayerId
from wordsnake.ratings.counting import MOST_A_DAY, day_of, had_enough, may_count, pairs_of
from wordsnake.ratings.result import Result, SeatResult

ANNA, BRAM, CARO = (
    SeatResult(player=PlayerId(name), bot=False, guest=False, place=place)
    for place, name in enumerate(("anna", "bram", "caro"), start=1)
)
FAIR = Result(
    game=GameId("aaaa2222"),
    ruleset="sprint",
    common=True,
    language="nl",
    private=False,
    rated=True,
    why="goal",
    at=0,
    words=5,
    seats=(BRAM, ANNA),
    links=(),
)


def test_a_game_that_the_server_made_for_strangers_counts() -> None:
    """Bots are players too."""
    assert may_count(FAIR)
    assert may_count(replace(FAIR, seats=(ANNA, replace(BRAM, bot=True))))


@pytest.mark.parametrize(
    "unfair",
    [
        replace(FAIR, rated=False),
        replace(FAIR, private=True),
        replace(FAIR, why="abandoned"),
        replace(FAIR, seats=(ANNA,)),
        replace(FAIR, seats=(ANNA, BRAM, replace(CARO, guest=True))),
    ],
)
def test_others_do_not(unfair: Result) -> None:
    """Games somebody opened, private ones, those the host of the server ended, solo, and with a guest."""
    assert not may_count(unfair)


def test_opponents_are_each_two_of_the_players() -> None:
    """In one order, whoever sat where."""
    assert pairs_of(FAIR) == (("anna", "bram"),)
    assert pairs_of(replace(FAIR, seats=(CARO, ANNA, BRAM))) == (("anna", "bram"), ("anna", "caro"), ("bram", "caro"))


def test_three_games_a_day_against_the_same_opponent() -> None:
    """One pair that has had them is enough."""
    assert not had_enough([0, MOST_A_DAY - 1])
    assert had_enough([0, MOST_A_DAY])


def test_days_are_by_utc() -> None:
    """From midnight to midnight."""
    midnight = 1_767_225_600_000  # 2026-01-01T00:00Z
    assert day_of(midnight - 1) + 1 == day_of(midnight) == day_of(midnight + 86_399_999)
