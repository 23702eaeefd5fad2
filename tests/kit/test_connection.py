"""Calls, on lines that come and go."""

from typing import Any

import pytest
from autobahn.wamp.types import Challenge
from nacl.signing import VerifyKey
from twisted.internet.defer import Deferred

from tests.support.network import Network
from tests.support.service import answers_to, result_of
from wordsnake.kit import Refused, Unavailable
from wordsnake.kit.connection import LAST_PAUSE_S, pause, websocket_url

MOVE = {"seq": 7, "ply": 1, "word": "haardvuur", "overlap": 5, "points": 10, "score": 10}
GAME = "abcdefgh"


def begin(work: Any) -> Deferred[Any]:
    return Deferred.fromCoroutine(work)


def refused(work: Deferred[Any]) -> Refused:
    with pytest.raises(Refused) as raised:
        result_of(work)
    return raised.value


@pytest.mark.parametrize(
    ("page", "wamp"),
    [
        ("http://127.0.0.1:8080/g/abcdefgh", "ws://127.0.0.1:8080/ws"),
        ("https://words.example", "wss://words.example/ws"),
        ("ws://[::1]:8080/ws", "ws://[::1]:8080/ws"),
    ],
)
def test_wamp_is_beside_the_page(page: str, wamp: str) -> None:
    """Whatever page of the server an author copies."""
    assert websocket_url(page) == wamp


def test_it_signs_in_with_its_key(network: Network) -> None:
    """The challenge is signed with the key whose public half it has told."""
    session = network.sessions[0]
    assert network.dialled == ["ws://school.lan:8080/ws"]
    assert (session.realm, session.joining["authmethods"]) == ("wordsnake", ["cryptosign"])
    challenge = "ab" * 32
    signed = bytes.fromhex(result_of(session.onChallenge(Challenge("cryptosign", {"challenge": challenge}))))
    key = VerifyKey(bytes.fromhex(session.joining["authextra"]["pubkey"]))
    assert key.verify(signed).hex() == challenge


def test_a_call_waits_for_the_first_session_and_is_typed(network: Network) -> None:
    """It need not be there when the call is made."""
    asked = answers_to(begin(network.client.play_word(GAME, "haardvuur", 1, "m-1")))
    session = network.join()
    assert session.waiting("play_word") == [(GAME, "haardvuur", 1, "m-1")]
    session.answer("play_word", {**MOVE, "new": "field"})
    assert (asked[0].word, asked[0].score) == ("haardvuur", 10)


def test_a_move_is_repeated_under_one_id_until_it_is_answered(network: Network) -> None:
    """Over a lost line, a dead engine and one that is not there yet."""
    asked = answers_to(begin(network.client.play_word(GAME, "haardvuur", 1)))
    network.join().drop()
    network.clock.advance(1)
    session = network.join()
    network.clock.advance(1)
    for error in ("wamp.error.no_such_procedure", "wamp.error.canceled", "wordsnake.error.unavailable"):
        session.refuse("play_word", error)
        network.clock.advance(LAST_PAUSE_S / 2)
    session.answer("play_word", MOVE)
    assert asked[0].score == 10
    ids = {args[3] for line in network.sessions for uri, args, _ in line.calls if uri == "play_word"}
    assert len(ids) == 1
    assert len(ids.pop()) == 32


def test_what_may_not_happen_twice_is_not_repeated_when_nobody_knows_whether_it_happened(network: Network) -> None:
    """The author decides."""
    for end in ("lost", "wamp.error.canceled"):
        asked = begin(network.client.say(GAME, "hello"))
        session = network.join() if network.sessions[-1].topics == {} else network.sessions[-1]
        if end == "lost":
            session.drop()
            assert isinstance(refused(asked), Unavailable)
            network.clock.advance(1)
        else:
            session.refuse("say", end)
            assert refused(asked).reason == end


def test_what_was_surely_not_done_is_repeated_whatever_it_is(network: Network) -> None:
    """No engine was there, or the server was asked too much: then as soon as it says."""
    asked = answers_to(begin(network.client.say(GAME, "hello")))
    session = network.join()
    session.refuse("say", "wordsnake.error.rate_limited", retry_after=3)
    network.clock.advance(2.9)
    assert session.waiting("say") == []
    network.clock.advance(0.1)
    session.refuse("say", "wamp.error.no_such_procedure")
    network.clock.advance(1)
    session.answer("say", {"seq": 3})
    assert asked[0].seq == 3


def test_a_refusal_has_its_reason_and_fields(network: Network) -> None:
    """As `docs/api.md` lists them."""
    asked = begin(network.client.play_word(GAME, "zee", 1))
    network.join().refuse("play_word", "wordsnake.error.stale_ply", ply=2, current="deur")
    told = refused(asked)
    assert (told.reason, told.fields, str(told)) == ("stale_ply", {"ply": 2, "current": "deur"}, "no")


def test_a_line_that_says_nothing_is_given_up(network: Network) -> None:
    """After ten seconds; the call goes out on the next one."""
    asked = answers_to(begin(network.client.about()))
    session = network.join()
    network.clock.advance(10)
    assert not session.attached
    network.clock.advance(0.5)
    second = network.join()
    network.clock.advance(1)
    assert second.waiting("about") == [()]
    assert asked == []


def test_a_server_that_is_away_is_waited_for_so_long_and_no_longer(network: Network) -> None:
    """Then the author hears of it; the kit goes on trying to connect."""
    network.down = True
    network.sessions[-1].drop()
    asked = begin(network.client.get_game(GAME))
    for _ in range(60):
        network.clock.advance(0.5)
    assert isinstance(refused(asked), Unavailable)
    tries = len(network.dialled)
    for _ in range(40):
        network.clock.advance(0.5)
    assert len(network.dialled) > tries


@pytest.mark.parametrize(("attempt", "longest"), [(0, 0.5), (1, 1.0), (3, 4.0), (100, LAST_PAUSE_S)])
def test_it_tries_again_ever_more_seldom_and_not_at_the_moment_of_all_others(attempt: int, longest: float) -> None:
    """Between a half and the whole of a pause, by chance."""
    assert (pause(attempt, 0.0), pause(attempt, 1.0)) == (longest, longest / 2)


def test_who_is_shut_out_hears_so_and_does_not_try_again(network: Network) -> None:
    """Calls that wait, and those that are made later."""
    asked = begin(network.client.about())
    network.sessions[0].drop("wordsnake.error.banned")
    assert refused(asked).reason == "banned"
    network.clock.advance(60)
    assert len(network.dialled) == 1
    assert refused(begin(network.client.about())).reason == "banned"


def test_leaving_says_goodbye(network: Network) -> None:
    """And nothing is dialled after it."""
    session = network.join()
    left = answers_to(begin(network.client.stop()))
    network.clock.advance(60)
    assert (left, session.attached, len(network.dialled)) == ([None], False, 1)
