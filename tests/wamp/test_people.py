"""Names: found once, remembered, and right when they change."""

from twisted.internet.defer import Deferred

from tests.support.service import ANNA, BRAM, result_of
from wordsnake.game.events import PlayerId
from wordsnake.store.memory.store import MemoryStore
from wordsnake.store.protocols import Player
from wordsnake.wamp.presence import people as module
from wordsnake.wamp.presence.people import People


class CountingStore(MemoryStore):
    """A store that counts how often it is asked."""

    asked = 0

    def enter(self, authid: str, at: int) -> Deferred[Player]:
        self.asked += 1
        return super().enter(authid, at)

    def by_ids(self, ids: list[PlayerId]) -> Deferred[dict[PlayerId, Player]]:  # type: ignore[override]
        self.asked += 1
        return super().by_ids(ids)


def run(work: object) -> object:
    return result_of(Deferred.fromCoroutine(work))  # type: ignore[arg-type]


def test_a_player_is_asked_for_once() -> None:
    """By key and by id."""
    store = CountingStore()
    people = People(store, lambda: 0)
    player = run(people.enter(ANNA))
    assert isinstance(player, Player)
    assert run(people.enter(ANNA)) == player
    assert run(people.names([player.id])) == {player.id: "guest-aaaaaa"}
    assert store.asked == 1


def test_whoever_gets_a_lapsed_name_takes_it_from_who_had_it() -> None:
    """Whatever its case."""
    store = MemoryStore()
    people = People(store, lambda: 0)
    players = [run(people.enter(key)) for key in (ANNA, BRAM)]
    first, second = (player for player in players if isinstance(player, Player))
    people.renamed(result_of(store.claim_name(first.id, "Anna", 0)))
    month = 31 * 24 * 3600 * 1000
    people.renamed(result_of(store.claim_name(second.id, "ANNA", month)))
    assert run(people.names([first.id, second.id])) == {first.id: "guest-aaaaaa", second.id: "ANNA"}


def test_somebody_forgotten_still_has_something_to_be_called() -> None:
    """Always the same, and it tells nothing."""
    people = People(MemoryStore(), lambda: 0)
    ghost = PlayerId("no such player")
    names = run(people.names([ghost]))
    assert isinstance(names, dict)
    assert names[ghost].startswith("guest-")
    assert names == run(people.names([ghost]))


def test_what_is_remembered_is_bounded() -> None:
    """The one remembered longest goes first."""
    people = People(MemoryStore(), lambda: 0)
    for number in range(module.REMEMBERED + 5):
        people.keep(Player(id=PlayerId(str(number)), name=None, bot=False, authids=(f"{number:032x}",), created_at=0))
    assert people.authids(PlayerId("0")) == ()
    assert people.authids(PlayerId("5")) != ()
    assert len(people._by_authid) == module.REMEMBERED
