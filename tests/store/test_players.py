"""Players, their names and keys, in every store."""

from dataclasses import replace

import pytest

from tests.store.conftest import Wait
from tests.store.support import ANNE, DAY, NOON, finished, joined, left, opened, said
from wordsnake.game.events import PlayerId
from wordsnake.store.naming import NAME_KEPT_FOR, new_player_id
from wordsnake.store.protocols import NameTaken, NoSuchPlayer, Player, Store

NOBODY = PlayerId("nobody")


def named(store: Store, wait: Wait, authid: str, name: str, at: int = NOON) -> Player:
    """A player with this key and name."""
    player: Player = wait(store.claim_name(wait(store.enter(authid, at)).id, name, at))
    return player


def finish_a_game(store: Store, wait: Wait, player: PlayerId, game: str = "game2222") -> None:
    first = opened(game, host=player)
    wait(store.append(*first))
    wait(store.append(*finished(first)))


def test_a_new_key_enters_as_a_guest(store: Store, wait: Wait) -> None:
    """Nobody has to register."""
    guest = wait(store.enter("a1", NOON))
    assert guest == Player(id=PlayerId("player1"), name=None, bot=False, authids=("a1",), created_at=NOON)


def test_a_known_key_enters_as_who_it_is(store: Store, wait: Wait) -> None:
    """The same key is the same player, and entering changes nothing."""
    anne = named(store, wait, "a1", "Anne")
    assert wait(store.enter("a1", NOON + DAY)) == anne
    assert wait(store.by_authid("a1")) == anne
    assert wait(store.by_authid("b2")) is None


def test_ids_cannot_be_guessed() -> None:
    """Ids are random, 64 bits of it."""
    ids = {new_player_id() for _ in range(100)}
    assert len(ids) == 100
    assert {len(player) for player in ids} == {16}


def test_a_name_is_found_whatever_its_case(store: Store, wait: Wait) -> None:
    """The spelling is kept as claimed."""
    anne = named(store, wait, "a1", "Änne")
    assert anne.name == "Änne"
    assert wait(store.by_name("äNNE")) == anne
    assert wait(store.by_name("Anne")) is None


def test_a_name_belongs_to_one_player(store: Store, wait: Wait) -> None:
    """Another case of it is the same name; the refused one keeps what it had."""
    anne = named(store, wait, "a1", "Anne")
    bram = named(store, wait, "b2", "Bram")
    with pytest.raises(NameTaken):
        wait(store.claim_name(bram.id, "ANNE", NOON))
    assert wait(store.by_name("anne")) == anne
    assert wait(store.by_authid("b2")) == bram


def test_changing_ones_name_frees_the_old_one(store: Store, wait: Wait) -> None:
    """A player has one name."""
    anne = named(store, wait, "a1", "Anne")
    bram = wait(store.enter("b2", NOON))
    assert wait(store.claim_name(anne.id, "Anna", NOON)).name == "Anna"
    assert wait(store.claim_name(bram.id, "anne", NOON)).name == "anne"


def test_spelling_ones_own_name_anew(store: Store, wait: Wait) -> None:
    """Case can be changed without losing the name."""
    anne = named(store, wait, "a1", "anne")
    assert wait(store.claim_name(anne.id, "Anne", NOON)) == replace(anne, name="Anne")
    assert wait(store.by_name("anne")).name == "Anne"


def test_a_bot_says_so_with_its_name(store: Store, wait: Wait) -> None:
    """And says otherwise with the next; a rename by the host leaves it as it was."""
    robot = wait(store.enter("r1", NOON))
    assert wait(store.claim_name(robot.id, "Robot", NOON, bot=True)).bot is True
    assert wait(store.rename(robot.id, "Robby", NOON)) == replace(robot, name="Robby", bot=True)
    assert wait(store.claim_name(robot.id, "Robby", NOON)).bot is False


def test_an_idle_name_is_free_after_thirty_days(store: Store, wait: Wait) -> None:
    """To the millisecond; its former owner is a guest again."""
    anne = named(store, wait, "a1", "Anne")
    other = wait(store.enter("b2", NOON))
    with pytest.raises(NameTaken):
        wait(store.claim_name(other.id, "Anne", NOON + NAME_KEPT_FOR - 1))
    assert wait(store.claim_name(other.id, "Anne", NOON + NAME_KEPT_FOR)).name == "Anne"
    assert wait(store.by_authid("a1")) == replace(anne, name=None)


def test_thirty_days_it_is() -> None:
    """The number the rules promise."""
    assert NAME_KEPT_FOR == 30 * DAY


def test_claiming_ones_own_name_does_not_keep_it_longer(store: Store, wait: Wait) -> None:
    """A name is kept by finishing a game, not by coming back."""
    anne = named(store, wait, "a1", "Anne")
    other = wait(store.enter("b2", NOON))
    wait(store.claim_name(anne.id, "Anne", NOON + 29 * DAY))
    assert wait(store.claim_name(other.id, "Anne", NOON + NAME_KEPT_FOR)).name == "Anne"


def test_a_finished_game_keeps_the_name_for_ever(store: Store, wait: Wait) -> None:
    """Who has played is not forgotten."""
    anne = named(store, wait, "a1", "Anne")
    other = wait(store.enter("b2", NOON))
    finish_a_game(store, wait, anne.id)
    with pytest.raises(NameTaken):
        wait(store.claim_name(other.id, "Anne", NOON + 1000 * DAY))


def test_each_seat_has_finished_one_game_more(store: Store, wait: Wait) -> None:
    """Once a game, whatever is said in it afterwards; players the store never met are passed over."""
    anne, bram, caro = (named(store, wait, key, name) for key, name in [("a1", "Anne"), ("b2", "Bram"), ("c3", "Caro")])
    steps = [opened(host=anne.id)]
    steps.append(joined(steps[-1], bram.id))
    steps.append(joined(steps[-1], NOBODY))
    steps.append(joined(steps[-1], caro.id))
    steps.append(left(steps[-1], caro.id))
    steps.append(finished(steps[-1]))
    steps.append(said(steps[-1], "goed gespeeld", player=anne.id))
    for step in steps:
        wait(store.append(*step))
    found = wait(store.by_ids([anne.id, bram.id, caro.id, NOBODY]))
    assert {player: found[player].finished for player in found} == {anne.id: 1, bram.id: 1, caro.id: 0}


def test_players_by_their_ids(store: Store, wait: Wait) -> None:
    """Those that exist, each once; none for none."""
    anne = named(store, wait, "a1", "Anne")
    assert wait(store.by_ids([anne.id, NOBODY, anne.id])) == {anne.id: anne}
    assert wait(store.by_ids([])) == {}


def test_the_host_frees_a_name(store: Store, wait: Wait) -> None:
    """Its player is a guest; the name is anybody's at once."""
    anne = named(store, wait, "a1", "Anne")
    assert wait(store.free_name(anne.id)) == replace(anne, name=None)
    assert wait(store.by_name("Anne")) is None
    assert named(store, wait, "b2", "Anne").name == "Anne"


def test_a_second_key(store: Store, wait: Wait) -> None:
    """Both keys are the player's, the first one first; linking again changes nothing."""
    anne = named(store, wait, "z9", "Anne")
    linked = wait(store.link_key(anne.id, "a1", NOON))
    assert linked == replace(anne, authids=("z9", "a1"))
    assert wait(store.link_key(anne.id, "a1", NOON)) == linked
    assert wait(store.enter("a1", NOON)) == linked


def test_linking_the_key_of_a_guest_merges_it_away(store: Store, wait: Wait) -> None:
    """A phone that came as a guest becomes the player it belongs to, with all its keys, after those it had."""
    phone = wait(store.enter("p1", NOON))
    wait(store.link_key(phone.id, "p2", NOON))
    anne = named(store, wait, "z9", "Anne")
    assert wait(store.link_key(anne.id, "p2", NOON)).authids == ("z9", "p1", "p2")
    assert wait(store.by_ids([phone.id])) == {}
    assert wait(store.by_authid("p1")).name == "Anne"


def test_the_key_of_a_named_player_is_not_taken(store: Store, wait: Wait) -> None:
    """Two people stay two."""
    anne = named(store, wait, "a1", "Anne")
    bram = named(store, wait, "b2", "Bram")
    with pytest.raises(NameTaken):
        wait(store.link_key(anne.id, "b2", NOON))
    assert wait(store.by_ids([anne.id, bram.id])) == {anne.id: anne, bram.id: bram}


def test_the_key_of_a_seated_guest_is_not_taken(store: Store, wait: Wait) -> None:
    """A seat in a log, even of a finished game, keeps its player; one given up in time does not."""
    anne = named(store, wait, "a1", "Anne")
    guest = wait(store.enter("g1", NOON))
    waiting = opened("game2222", host=anne.id)
    wait(store.append(*waiting))
    wait(store.append(*joined(waiting, guest.id)))
    with pytest.raises(NameTaken):
        wait(store.link_key(anne.id, "g1", NOON))
    wait(store.append(*left(joined(waiting, guest.id), guest.id)))
    assert wait(store.link_key(anne.id, "g1", NOON)).authids == ("a1", "g1")


def test_a_ban_and_its_end(store: Store, wait: Wait) -> None:
    """The store remembers it; others act on it."""
    anne = named(store, wait, "a1", "Anne")
    assert wait(store.ban(anne.id, banned=True)) == replace(anne, banned=True)
    assert wait(store.by_authid("a1")).banned is True
    assert wait(store.ban(anne.id, banned=False)) == anne


def test_a_forgotten_player(store: Store, wait: Wait) -> None:
    """Name and keys are gone, the id stays for the logs; its key comes back as somebody new."""
    anne = named(store, wait, "a1", "Anne")
    wait(store.link_key(anne.id, "a2", NOON))
    wait(store.forget(anne.id))
    assert wait(store.by_ids([anne.id])) == {anne.id: replace(anne, name=None, authids=())}
    assert wait(store.by_name("Anne")) is None
    assert wait(store.enter("a1", NOON)).id != anne.id


def test_everyone_by_name(store: Store, wait: Wait) -> None:
    """Guests are not listed, and case does not decide the order."""
    for authid, name in [("c3", "caro"), ("a1", "Anne"), ("b2", "Bram")]:
        named(store, wait, authid, name)
    wait(store.enter("g1", NOON))
    assert [player.name for player in wait(store.everyone())] == ["Anne", "Bram", "caro"]


def test_nobody_can_be_changed(store: Store, wait: Wait) -> None:
    """Every change of a player that does not exist is refused."""
    for change in (
        store.claim_name(NOBODY, "Niemand", NOON),
        store.rename(NOBODY, "Niemand", NOON),
        store.free_name(NOBODY),
        store.link_key(NOBODY, "n1", NOON),
        store.ban(NOBODY, banned=True),
        store.forget(ANNE),
    ):
        with pytest.raises(NoSuchPlayer):
            wait(change)
