"""Events in order and without gaps, whatever the network does."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from twisted.internet.defer import Deferred

from tests.contract.golden import FOLDER
from tests.support.network import Network
from tests.support.service import answers_to, result_of
from wordsnake.kit import Connected, Refused, streams
from wordsnake.kit.messages import Invited, PresenceChanged, Said
from wordsnake.kit.ports import Box

GAME = "abcdefgh"
TOPIC = f"wordsnake.game.{GAME}"
ME = {**json.loads((FOLDER / "player.json").read_text(encoding="utf-8")), "games": [GAME]}
"""As the server really sends it."""


def said(seq: int, kind: str = "said") -> dict[str, Any]:
    time = "2026-01-01T00:00:00.000Z"
    return {"type": kind, "v": 1, "game": GAME, "seq": seq, "at": time, "player": "Bram", "text": f"number {seq}"}


class Reader:
    """Reads a stream; `got` is what it has had so far, `failed` why it reads no more."""

    def __init__(self, stream: streams.Stream[Any]) -> None:
        self.got: list[Any] = []
        self.failed: list[Any] = []
        Deferred.fromCoroutine(self._read(stream)).addErrback(lambda failure: self.failed.append(failure.value))

    async def _read(self, stream: streams.Stream[Any]) -> None:
        async for event in stream:
            self.got.append(event)

    @property
    def seqs(self) -> list[int]:
        return [event.seq for event in self.got]


def serve(session: Any, *seqs: int, more: bool = False) -> None:
    """Answer get_events."""
    session.answer("get_events", {"events": [said(seq) for seq in seqs], "more": more})


def test_a_game_is_followed_from_where_one_knows_it(network: Network) -> None:
    """What was before the subscription is fetched, after it."""
    reader = Reader(network.client.follow(GAME, since=2))
    session = network.join()
    assert session.waiting("get_events") == [(GAME, 2, 500)]
    session.publish(TOPIC, **said(4))
    serve(session, 3, 4)
    session.publish(TOPIC, **said(5))
    assert reader.seqs == [3, 4, 5]
    assert isinstance(reader.got[0], Said)


def test_duplicates_are_dropped_and_gaps_fetched_page_by_page(network: Network) -> None:
    """A loss, a repetition and a reordering do not show."""
    reader = Reader(network.client.follow(GAME))
    session = network.join()
    serve(session, 1, 2)
    for seq in (2, 1, 6, 3):
        session.publish(TOPIC, **said(seq))
    serve(session, 3, 4, more=True)
    assert session.waiting("get_events") == [(GAME, 4, 500)]
    serve(session, 5, 6)
    assert reader.seqs == [1, 2, 3, 4, 5, 6]


def test_a_new_session_brings_what_was_missed(network: Network) -> None:
    """Events of the old one are not heard any more."""
    reader = Reader(network.client.follow(GAME))
    first = network.join()
    serve(first, 1)
    heard = first.topics[TOPIC]
    first.drop()
    network.clock.advance(1)
    second = network.join()
    heard(**said(2))
    assert second.waiting("get_events") == [(GAME, 1, 500)]
    serve(second, 2, 3)
    assert reader.seqs == [1, 2, 3]


def test_presence_has_no_number_and_a_strange_event_is_left_out(network: Network) -> None:
    """A newer server may have others; the next one is no gap."""
    reader = Reader(network.client.follow(GAME))
    session = network.join()
    serve(session)
    session.publish(TOPIC, type="presence_changed", game=GAME, player="Bram", connected=False)
    session.publish(TOPIC, **said(1, "danced"))
    session.publish(TOPIC, **said(2))
    assert [type(event) for event in reader.got] == [PresenceChanged, Said]
    assert session.waiting("get_events") == []


def test_a_reader_that_is_too_slow_fetches_what_it_missed(network: Network, monkeypatch: pytest.MonkeyPatch) -> None:
    """So many events wait, and no more."""
    monkeypatch.setattr(streams, "WAITING", 3)
    stream = network.client.follow(GAME)
    session = network.join()
    for seq in range(1, 10):
        session.publish(TOPIC, **said(seq))
    reader = Reader(stream)
    serve(session, *range(1, 10))
    assert reader.seqs == list(range(1, 10))


def test_what_is_addressed_to_a_player_begins_with_who_it_is(network: Network) -> None:
    """And does so again after each break: then look at your games."""
    reader = Reader(network.client.messages())
    session = network.join()
    session.publish("wordsnake.me", type="invited", game=GAME, by="Bram")
    session.answer("get_player", ME)
    assert [type(told) for told in reader.got] == [Connected, Invited]
    assert reader.got[0].me.games == [GAME]
    session.drop()
    network.clock.advance(1)
    network.join().answer("get_player", ME)
    assert isinstance(reader.got[-1], Connected)


def test_a_topic_that_is_refused_ends_its_stream(network: Network) -> None:
    """A player may not follow all games."""
    network.sessions[-1].refused_topics.add("wordsnake.game.")
    reader = Reader(network.client.all_games())
    network.join()
    assert [failure.reason for failure in reader.failed] == ["wamp.error.not_authorized"]
    assert isinstance(reader.failed[0], Refused)


def test_a_closed_stream_hears_nothing(network: Network) -> None:
    """And the server is told."""

    async def briefly() -> None:
        async with network.client.follow(GAME) as events:
            async for _ in events:
                return

    read = answers_to(Deferred.fromCoroutine(briefly()))
    session = network.join()
    serve(session, 1)
    assert (read, session.topics) == ([None], {})


@given(st.lists(st.integers(0, 2), max_size=30))
def test_a_box_gives_everything_once_and_in_order_or_says_that_it_lost_some(steps: list[int]) -> None:
    """0 puts, 1 takes what is there, 2 puts two."""
    box: Box[int] = Box(_NoLoop(), size=3, overflow=-1)
    put, taken = 0, []
    for step in steps:
        for _ in range({0: 1, 2: 2}.get(step, 0)):
            put += 1
            box.put(put)
        if step == 1 and box._items:
            taken.append(result_of(Deferred.fromCoroutine(box.take())))
    taken += [result_of(Deferred.fromCoroutine(box.take())) for _ in list(box._items)]
    numbers = [number for number in taken if number > 0]
    assert numbers == sorted(set(numbers))
    assert -1 in taken or numbers == list(range(1, put + 1))


class _NoLoop:
    """Nobody has to wait."""

    def __getattr__(self, name: str) -> Any:
        raise AssertionError(name)
