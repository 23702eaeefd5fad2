"""Linking a second device: the first makes a code, the second redeems it."""

from typing import Any

import pytest
from twisted.internet.defer import Deferred, inlineCallbacks

from tests.support.service import ANNA, BRAM, CARO, Server, answers_to, result_of
from wordsnake.game.events import PlayerId
from wordsnake.store.memory.store import MemoryStore
from wordsnake.store.protocols import Player
from wordsnake.wamp.procedures.devices import KEYS

PHONE, TABLET = "e" * 32, "f" * 32


def code_of(server: Server, authid: str = ANNA) -> str:
    code: str = server.call(authid, "link_device")["code"]
    return code


def test_a_code_makes_another_key_the_same_player(server: Server) -> None:
    """Under the same name, from then on and after a restart."""
    server.named(ANNA)
    made = server.call(ANNA, "link_device")
    assert made["expires"] == "2026-01-01T00:05:00.000Z"
    assert server.call(PHONE, "redeem_link", made["code"].lower()) == {"name": "Anna"}
    assert server.call(PHONE, "get_player")["name"] == "Anna"
    assert server.restarted().call(PHONE, "get_player")["name"] == "Anna"


def test_a_guest_may_have_two_devices_too(server: Server) -> None:
    """It goes by its first key."""
    assert server.call(PHONE, "redeem_link", code_of(server)) == {"name": "guest-aaaaaa"}
    assert server.call(PHONE, "set_name", "Anna")["name"] == "Anna"
    assert server.call(ANNA, "get_player")["name"] == "Anna"


def test_both_keys_are_one_player_at_once(server: Server) -> None:
    """Seats and games: what one does, the other has done."""
    game = server.playing(ANNA, BRAM)
    server.call(PHONE, "redeem_link", code_of(server))
    assert server.call(PHONE, "get_player")["games"] == [game]
    words = ["behaard", "haardvuur"]
    if server.to_move(game) == BRAM:
        server.play(game, words.pop(0))
    assert server.call(PHONE, "play_word", game, words.pop(0))["score"] >= 0


def test_the_player_is_here_with_either_device(server: Server) -> None:
    """The sessions of the linked key pass over at once, and no game is told that anybody went away."""
    server.named(ANNA)
    server.connect(ANNA, 1)
    server.connect(PHONE, 2)
    server.connect(PHONE, 3)
    server.call(PHONE, "get_player")
    game = server.waiting(ANNA)
    server.call(PHONE, "redeem_link", code_of(server))
    server.service.sessions.left(1)
    server.service.sessions.left(2)
    server.clock.advance(10)
    assert server.call(BRAM, "get_player", "Anna")["online"] is True
    assert [event for event in server.on(f"wordsnake.game.{game}") if event["type"] == "presence_changed"] == []
    server.service.sessions.left(3)
    server.clock.advance(10)
    assert server.call(BRAM, "get_player", "Anna")["online"] is False


def test_what_is_addressed_to_the_player_reaches_both_devices(server: Server) -> None:
    """That a device was linked, to begin with; then turns."""
    server.named(ANNA)
    server.call(PHONE, "redeem_link", code_of(server))
    linked, game = server.published[-1], server.playing(ANNA, BRAM)
    assert (linked.topic, linked.message) == ("wordsnake.me", {"type": "device_linked", "name": "Anna"})
    assert linked.options.eligible_authid == [ANNA, PHONE]
    server.play(game, "behaard haardvuur")
    turns = [each for each in server.published if each.message.get("type") == "your_turn"]
    assert sorted(len(each.options.eligible_authid) for each in turns) in ([1, 1, 2], [1, 2, 2])


def test_a_code_is_used_once(server: Server) -> None:
    """Who has used it may ask again, as if the answer had been lost."""
    code = code_of(server)
    for _ in range(2):
        assert server.call(PHONE, "redeem_link", code) == {"name": "guest-aaaaaa"}
    assert server.refused(TABLET, "redeem_link", code) == ("no_such_code", {})
    assert len(result_of(server.store.by_authid(ANNA)).authids) == 2


def test_a_code_ends_after_five_minutes(server: Server) -> None:
    """Or when the engine is started again."""
    code = code_of(server)
    server.clock.advance(300)
    assert server.refused(PHONE, "redeem_link", code) == ("no_such_code", {})
    code = code_of(server)
    assert server.restarted().refused(PHONE, "redeem_link", code) == ("no_such_code", {})


def test_ones_own_code_changes_nothing(server: Server) -> None:
    """Opened by mistake where it was made."""
    server.named(ANNA)
    assert server.call(ANNA, "redeem_link", code_of(server)) == {"name": "Anna"}


@pytest.mark.parametrize("code", ["", "1234567", "12345678 9", "U2345678", "1234567\ud800", 12345678, None])
def test_what_is_no_code_is_a_bad_argument(server: Server, code: Any) -> None:
    """Before anything is looked up."""
    assert server.refused(PHONE, "redeem_link", code)[1]["argument"] == "code"


def test_a_key_with_a_name_or_a_seat_stays_who_it_is(server: Server) -> None:
    """And the code can still be used by another. A seat given up before the game began is none."""
    server.named(ANNA, BRAM)
    code = code_of(server)
    game = server.waiting(CARO)
    assert server.refused(BRAM, "redeem_link", code) == ("key_has_played", {"name": "Bram"})
    assert server.refused(CARO, "redeem_link", code) == ("key_has_played", {"name": "guest-cccccc"})
    server.call(CARO, "leave_game", game)
    assert server.call(CARO, "redeem_link", code) == {"name": "Anna"}


def test_a_player_has_so_many_keys_and_no_more(server: Server) -> None:
    """What is addressed to a player goes to all of them."""
    for number in range(1, KEYS):
        server.call(f"{number:032x}", "redeem_link", code_of(server))
        server.clock.advance(60)
    assert server.refused(ANNA, "link_device") == ("too_many_keys", {"max": KEYS})


def test_codes_made_by_two_devices_lead_no_further_than_the_last_key(server: Server) -> None:
    """Both were made in time; the second is redeemed when there is no room any more."""
    for number in range(1, KEYS - 1):
        server.call(f"{number:032x}", "redeem_link", code_of(server))
        server.clock.advance(60)
    one, other = code_of(server), code_of(server, f"{1:032x}")
    server.call(PHONE, "redeem_link", one)
    assert server.refused(TABLET, "redeem_link", other) == ("too_many_keys", {"max": KEYS})


def test_a_key_that_guesses_has_to_wait(server: Server) -> None:
    """Five tries at once, one a minute: right ones too, so that a try tells nothing by being free."""
    code = code_of(server)
    wrong = [server.refused(PHONE, "redeem_link", "00000000")[0] for _ in range(5)]
    assert wrong == ["no_such_code"] * 5
    assert server.refused(PHONE, "redeem_link", code) == ("rate_limited", {"retry_after": 60})
    server.clock.advance(60)
    assert server.call(PHONE, "redeem_link", code) == {"name": "guest-aaaaaa"}


def test_guessing_with_many_keys_stops_everybody_for_a_moment(server: Server) -> None:
    """120 wrong tries at once; then two a second, whoever makes them."""
    code = code_of(server)
    for number in range(120):
        assert server.refused(f"{number:032x}", "redeem_link", "00000000")[0] == "no_such_code"
    assert server.refused(PHONE, "redeem_link", code) == ("rate_limited", {"retry_after": 0.5})
    server.clock.advance(0.5)
    assert server.call(PHONE, "redeem_link", code) == {"name": "guest-aaaaaa"}


def test_the_code_of_somebody_shut_out_or_forgotten_leads_nowhere(server: Server) -> None:
    """Although it was made before."""
    server.named(ANNA, BRAM)
    for authid, part in ((ANNA, "ban"), (BRAM, "forget")):
        code = code_of(server, authid)
        player = result_of(server.store.by_authid(authid))
        if part == "ban":
            server.service.people.keep(result_of(server.store.ban(player.id, banned=True)))
        else:
            result_of(server.store.forget(player.id))
            server.service.people.drop(player.id)
        assert server.refused(PHONE, "redeem_link", code) == ("no_such_code", {})


class SlowStore(MemoryStore):
    """Links a key when the test says so."""

    def __init__(self) -> None:
        super().__init__()
        self.go: Deferred[None] = Deferred()

    @inlineCallbacks
    def link_key(self, player: PlayerId, authid: str, at: int) -> Any:
        yield self.go
        linked: Player = yield super().link_key(player, authid, at)
        return linked


def test_whoever_sits_down_while_being_linked_sits_down_as_the_player() -> None:
    """Not as the guest who is no more by then."""
    store = SlowStore()
    server = Server(store)
    server.named(ANNA)
    server.call(PHONE, "get_player")
    linked = answers_to(server.ask(PHONE, "redeem_link", code_of(server)))
    opened = answers_to(server.ask(PHONE, "create_game"))
    assert (linked, opened) == ([], [])
    store.go.callback(None)
    assert linked == [{"name": "Anna"}]
    assert opened[0]["host"] == "Anna"


def test_two_who_redeem_each_others_codes_do_not_wait_for_each_other() -> None:
    """One is first; for the other its own code is left, of the player they both are."""
    store = SlowStore()
    server = Server(store)
    asked = [(BRAM, code_of(server, ANNA)), (ANNA, code_of(server, BRAM))]
    answers = [answers_to(server.ask(authid, "redeem_link", code)) for authid, code in asked]
    store.go.callback(None)
    assert answers == [[{"name": "guest-aaaaaa"}], [{"name": "guest-aaaaaa"}]]
