"""All public games at once: whatever is lost on the way, of each game every event comes once and in order."""

import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from twisted.internet.defer import Deferred

from tests.support.network import Network
from wordsnake.kit import every_game

TOPIC = "wordsnake.game."
UNAVAILABLE = "wordsnake.error.unavailable"
DAY = datetime(2026, 1, 1, tzinfo=UTC)


class World:
    """A server's games, and a client that follows them all. Time passes with every event, and more without a line."""

    def __init__(self, folder: Path) -> None:
        self.network = Network(folder)
        self.seconds = 0
        self.logs: dict[str, list[dict[str, Any]]] = {}
        self.got: list[tuple[str, int]] = []
        self.failed: list[str] = []
        self.stream = self.network.client.every_game()
        Deferred.fromCoroutine(self._read()).addErrback(lambda failure: self.failed.append(failure.value.reason))

    async def _read(self) -> None:
        async for event in self.stream:
            self.got.append((event.game, event.seq))

    @property
    def now(self) -> str:
        return (DAY + timedelta(seconds=self.seconds)).isoformat(timespec="milliseconds").replace("+00:00", "Z")

    def happens(self, game: str, kind: str = "said", *, heard: bool = True) -> None:
        """The next event of a game; `heard` where it is told to whoever is there."""
        session = self.network.sessions[-1]
        self.seconds += 1 if session.attached else 100
        log = self.logs.setdefault(game, [])
        event = {"type": kind, "v": 1, "game": game, "seq": len(log) + 1, "at": self.now, "player": "Anna"}
        event |= {"text": "hoi"} if kind == "said" else {"why": "idle"}
        log.append(event)
        if heard and session.attached and TOPIC in session.topics:
            session.publish(TOPIC, **event)

    def is_over(self, game: str) -> bool:
        return any(event["type"] == "game_closed" for event in self.logs.get(game, []))

    def answer(self) -> None:
        """Answer whatever is asked, until nothing is."""
        session = self.network.sessions[-1]
        answers = {"about": self._about, "list_games": self._list_games, "get_events": self._get_events}
        while waiting := [call for call in session.calls if not call[2].called]:
            uri, args, answer = waiting[0]
            answer.callback(answers[uri](*args))

    def join(self) -> None:
        """There is a session; another one, if there was one."""
        session = self.network.sessions[-1]
        session.drop()
        self.network.clock.advance(1)
        self.network.join()
        self.answer()

    def _about(self) -> dict[str, Any]:
        return {"now": self.now}

    def _list_games(self, phase: str | None, _language: None, cursor: str | None) -> dict[str, Any]:
        """Two a page, latest change first."""
        games = [
            {"game": game, "seq": len(log), "changed_at": log[-1]["at"]}
            for game, log in sorted(self.logs.items(), key=lambda item: item[1][-1]["at"], reverse=True)
            if phase is None or (phase == "waiting") != self.is_over(game)
        ] if phase != "playing" else []  # fmt: skip
        start = int(cursor or 0)
        return {"games": games[start : start + 2], "cursor": str(start + 2) if len(games) > start + 2 else None}

    def _get_events(self, game: str, since: int, _limit: int) -> dict[str, Any]:
        """Three a page."""
        rest = self.logs[game][since:]
        return {"events": rest[:3], "more": len(rest) > 3}


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


def all_of(world: World, *games: str) -> set[tuple[str, int]]:
    return {(event["game"], event["seq"]) for game in games for event in world.logs[game]}


def test_games_that_are_not_over_are_told_from_their_beginning(world: World) -> None:
    """Those that are over are not, however long a list they make."""
    for game in ("old", "older", "oldest"):
        world.happens(game)
        world.happens(game, "game_closed")
    for game in ("one", "two", "three"):
        for _ in range(4):
            world.happens(game)
    world.network.join()
    world.answer()
    assert set(world.got) == all_of(world, "one", "two", "three")
    world.happens("one")
    assert world.got[-1] == ("one", 5)
    assert len(world.got) == len(set(world.got))


def test_what_was_missed_is_fetched_also_of_games_that_came_and_went_meanwhile(world: World) -> None:
    """And nothing is told twice."""
    world.happens("one")
    world.network.join()
    world.answer()
    world.network.sessions[-1].drop()
    world.happens("one")
    world.happens("two")
    world.happens("two", "game_closed")
    world.join()
    assert world.got == [("one", 1), ("one", 2), ("two", 1), ("two", 2)]


def test_an_engine_that_dies_before_it_tells_leaves_no_gap(world: World) -> None:
    """The line stays meanwhile; the next engine tells the last event of each game, of unheard-of games too."""
    world.network.join()
    world.answer()
    world.happens("one", heard=False)
    world.happens("one", heard=False)
    world.network.sessions[-1].publish(TOPIC, **world.logs["one"][-1])
    world.answer()
    assert world.got == [("one", 1), ("one", 2)]


def test_what_is_said_after_the_end_of_an_old_game_is_told_alone(world: World) -> None:
    """The game itself was over before."""
    world.happens("old", "game_closed")
    world.network.join()
    world.answer()
    world.happens("old")
    world.answer()
    world.happens("old")
    assert world.got == [("old", 2), ("old", 3)]


def test_it_is_current_when_all_has_been_fetched_and_while_the_line_is_up(world: World) -> None:
    """Whoever shows games need not show old ones as if they went on."""
    assert not world.stream.is_current
    world.network.join()
    assert not world.stream.is_current
    world.answer()
    assert world.stream.is_current
    world.network.sessions[-1].drop()
    assert not world.stream.is_current
    world.network.clock.advance(1)
    world.network.join()
    assert not world.stream.is_current
    world.answer()
    assert world.stream.is_current


def test_a_server_that_is_away_for_long_is_asked_again(world: World) -> None:
    """A call gives up after a while; the stream does not."""
    world.happens("one")
    world.network.join()
    for _ in range(40):
        for uri, _, answer in list(world.network.sessions[-1].calls):
            if not answer.called:
                world.network.sessions[-1].refuse(uri, UNAVAILABLE)
        world.network.clock.advance(10)
    world.answer()
    assert (world.got, world.failed) == ([("one", 1)], [])


def test_who_is_not_trusted_is_told_so_and_may_wait_for_it(tmp_path: Path) -> None:
    """The stream that was refused is there again when its key is trusted."""
    world = World(tmp_path)
    world.network.sessions[-1].refused_topics.add(TOPIC)
    world.network.join()
    assert world.failed == ["wamp.error.not_authorized"]
    Deferred.fromCoroutine(world._read())
    world.happens("one")
    world.join()
    assert world.got == [("one", 1)]


def test_a_game_that_is_gone_is_left_out(world: World) -> None:
    """It was listed a moment ago."""
    world.happens("one")
    world.network.join()
    session = world.network.sessions[-1]
    for answer in (world._about(), world._list_games("waiting", None, None), {"games": [], "cursor": None}):
        next(call for call in session.calls if not call[2].called)[2].callback(answer)
    session.refuse("get_events", "wordsnake.error.no_such_game")
    assert world.stream.is_current
    assert (world.got, world.failed) == ([], [])


STEPS = st.lists(
    st.tuples(st.sampled_from(["heard", "unheard", "close", "drop", "join", "unheard"]), st.sampled_from("abcde")),
    max_size=40,
)


@given(before=st.lists(st.sampled_from("abc"), max_size=5), steps=STEPS, remembered=st.integers(1, 3))
def test_whatever_is_lost_each_event_comes_once_and_in_order(
    before: list[str], steps: list[tuple[str, str]], remembered: int
) -> None:
    """Events are heard, or stored and told to nobody, while lines break; in the end there is a line."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(every_game, "REMEMBERED", remembered)
        world = World(Path(folder))
        for game in before:
            world.happens(game)
        world.network.join()
        world.answer()
        for step, game in steps:
            if step == "join":
                world.join()
            elif step == "drop":
                world.network.sessions[-1].drop()
            elif not (step == "close" and world.is_over(game)):
                world.happens(game, "game_closed" if step == "close" else "said", heard=step != "unheard")
                world.answer()
        world.join()
        assert sorted(world.got) == sorted(all_of(world, *world.logs))
        for name in world.logs:
            assert [seq for game, seq in world.got if game == name] == list(range(1, len(world.logs[name]) + 1))
