"""Whom *Play now* puts together: those near each other in rating first, and after a while anybody."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from twisted.internet.defer import Deferred, succeed

from tests.support.service import ANNA, BRAM, CARO, DIRK, Server, result_of
from wordsnake.game.events import PlayerId
from wordsnake.ratings.rating import Rating
from wordsnake.store.memory.store import MemoryStore
from wordsnake.wamp.procedures.matching import OFFER_AFTER_S, START_AFTER_S
from wordsnake.wamp.procedures.nearness import distance, in_reach, level_near

UNIT = 27


def rated(points: int, deviation: float = 2.0) -> Rating:
    """A rating of so many points."""
    return Rating(25 + (points - 1500) / UNIT, deviation, 50)


class RatedStore(MemoryStore):
    """A store that tells of ratings what the test says."""

    def __init__(self) -> None:
        super().__init__()
        self.told: dict[PlayerId, Rating] = {}

    def ratings(self, players: Sequence[PlayerId]) -> Deferred[dict[PlayerId, dict[str, Rating]]]:
        return succeed({player: {"sprint": self.told[player]} for player in players if player in self.told})


class Strangers(Server):
    """Four players who are here, with ratings."""

    def __init__(self, *, bots: Mapping[str, int] | None = None, **points: int) -> None:
        store = RatedStore()
        super().__init__(store, bots=bots)
        self.named(ANNA, BRAM, CARO, DIRK)
        for session, authid in enumerate((ANNA, BRAM, CARO, DIRK), start=1):
            self.connect(authid, session)
        for name, rating in points.items():
            store.told[result_of(store.by_name(name)).id] = rated(rating)

    def finds(self, authid: str, *, ruleset: Any = "sprint", after: float = 0) -> str:
        """The game somebody finds, so many seconds later."""
        self.clock.advance(after)
        return str(self.call(authid, "find_game", ruleset, "nl")["game"])

    def view(self, game: str) -> Any:
        return self.call(None, "get_game", game)


def test_the_nearest_opponent_first() -> None:
    """Though another has waited longer."""
    server = Strangers(Anna=1500, Bram=2000, Caro=1850)
    first, second = server.finds(ANNA), server.finds(BRAM, after=1)
    assert first != second
    assert server.finds(CARO, after=1) == second


def test_of_equally_near_ones_the_one_who_waited_longer() -> None:
    """As among those who are all new."""
    server = Strangers(Anna=1100, Bram=1900)
    first, second = server.finds(ANNA), server.finds(BRAM, after=1)
    assert first != second
    assert server.finds(CARO, after=3) == first


def test_after_a_while_anybody_will_do() -> None:
    """A newcomer meets whoever has waited."""
    server = Strangers(Anna=1400, Bram=2000)
    game = server.finds(ANNA)
    assert server.finds(BRAM, after=4) == game


def test_who_is_alone_and_asks_again_goes_to_who_waited_before() -> None:
    """As soon as the two are in reach; the game that nobody waits in any more is closed."""
    server = Strangers(Anna=1400, Bram=2000)
    older, newer = server.finds(ANNA), server.finds(BRAM, after=1)
    assert server.finds(BRAM, after=1) == newer
    assert server.finds(ANNA, after=1) == older
    assert server.finds(BRAM, after=1) == older
    assert server.view(newer)["phase"] == "closed"
    assert [seat["player"] for seat in server.view(older)["seats"]] == ["Anna", "Bram"]
    server.clock.advance(START_AFTER_S)
    assert server.view(older)["phase"] == "playing"


def test_who_waited_longer_stays() -> None:
    """Two who are alone do not change places."""
    server = Strangers(Anna=1400, Bram=2000)
    older, _newer = server.finds(ANNA), server.finds(BRAM, after=1)
    assert server.finds(ANNA, after=OFFER_AFTER_S - 2) == older


def test_who_has_company_stays() -> None:
    """A game that is about to begin is not left by asking again."""
    server = Strangers(Anna=1400, Bram=2000, Caro=2000)
    older, newer = server.finds(ANNA), server.finds(BRAM, after=1)
    assert server.finds(CARO) == newer
    assert server.finds(BRAM, after=START_AFTER_S - 1) == newer
    assert older != newer


def test_rules_of_ones_own_have_no_rating() -> None:
    """Whoever wants to play by them is welcome, at the rating of the preset."""
    server = Strangers(Anna=1400, Bram=1500)
    own = {"name": "sprint", "turn_seconds": 10}
    assert server.finds(ANNA, ruleset=own) == server.finds(BRAM, ruleset=own)


def test_a_restart_forgets_no_rated_game() -> None:
    """The server starts it, and finds it for others."""
    server = Strangers(Anna=1500)
    game = server.finds(ANNA)
    after = server.restarted()
    for session, authid in enumerate((ANNA, BRAM), start=1):
        after.connect(authid, session)
    assert after.call(BRAM, "find_game", "sprint", "nl")["game"] == game
    after.clock.advance(START_AFTER_S)
    assert after.call(None, "get_game", game)["phase"] == "playing"


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        (rated(1500), rated(1500), 0),
        (rated(1500), rated(1900), 400 - 2 * 54),
        (rated(1900), rated(1500), 400 - 2 * 54),
        (Rating(), rated(1750), 0),
    ],
)
def test_what_ratings_are_not_sure_of_counts_for_nothing(one: Rating, other: Rating, apart: int) -> None:
    """Who is new may meet anybody."""
    assert distance(one, other) == apart


@pytest.mark.parametrize(
    ("points", "level"), [(1500, 3), (1574, 3), (1576, 4), (1350, 2), (1800, 5), (2400, 5), (700, 1)]
)
def test_the_better_somebody_plays_the_better_the_bot(points: int, level: int) -> None:
    """That comes to who is alone: who wins against it meets a better one soon."""
    assert level_near(rated(points)) == level


def test_a_lone_player_is_sent_a_bot_of_its_strength() -> None:
    """Or the nearest level that is here."""
    server = Strangers(Anna=1800, bots={CARO: 3, DIRK: 5})
    server.finds(ANNA)
    server.clock.advance(OFFER_AFTER_S)
    invited = [it.options.eligible_authid for it in server.published if it.message.get("type") == "invited"]
    assert invited == [[DIRK]]


@pytest.mark.parametrize(("apart", "waited", "near"), [(200, 0, True), (201, 0, False), (700, 5000, True)])
def test_the_reach_grows(apart: int, waited: int, near: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """By 100 points a second, from 200 on."""
    assert in_reach(apart, waited) == near
