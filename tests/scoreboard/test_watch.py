"""Whether what is shown is how it is now: only after all has been fetched, and while the engine answers."""

import io
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from twisted.internet.defer import Deferred

from tests.contract.golden import FOLDER
from tests.support.network import Network
from wordsnake.kit import messages as m
from wordsnake.scoreboard.outputs import Lines, json_lines, plain
from wordsnake.scoreboard.watch import Watch

TOPIC = "wordsnake.game."
ABOUT = json.loads((FOLDER / "about.json").read_text(encoding="utf-8"))
EVENTS = json.loads((FOLDER / "game.json").read_text(encoding="utf-8"))["events"]
LOCAL = datetime(2020, 1, 1, tzinfo=UTC)


class Told:
    def __init__(self) -> None:
        self.events: list[m.GameEvent] = []
        self.refusals = 0

    def event(self, event: m.GameEvent) -> None:
        self.events.append(event)

    def untrusted(self) -> None:
        self.refusals += 1


class Watched:
    """A watch, on a network that does what a test tells it to."""

    def __init__(self, folder: Path) -> None:
        self.network = Network(folder)
        self.told = Told()
        self.watch = Watch(self.network.client, self.told, lambda: LOCAL)
        self.failures: list[Any] = []
        for work in (self.watch.follow(), self.watch.ask()):
            Deferred.fromCoroutine(work).addErrback(self.failures.append)

    def answer(self) -> None:
        session = self.network.sessions[-1]
        answers = {"about": ABOUT, "list_games": {"games": [], "cursor": None}}
        while waiting := [call for call in session.calls if not call[2].called]:
            waiting[0][2].callback(answers[waiting[0][0]])


@pytest.fixture
def watched(tmp_path: Path) -> Watched:
    return Watched(tmp_path)


def test_it_is_current_once_all_is_known_and_the_time_is_the_servers(watched: Watched) -> None:
    """Whatever the clock of this machine says."""
    assert watched.watch.line() == "joining"
    watched.network.join()
    assert watched.watch.line() == "joining"
    watched.answer()
    assert watched.watch.line() == "current"
    assert watched.watch.now == datetime.fromisoformat(ABOUT["now"])


def test_without_a_line_it_is_lost_until_all_was_fetched_again(watched: Watched) -> None:
    """And it is told since when."""
    watched.network.join()
    watched.answer()
    watched.watch.line()
    watched.network.sessions[-1].drop()
    assert watched.watch.line() == "lost"
    assert watched.watch.since == watched.watch.now
    watched.network.clock.advance(1)
    watched.network.join()
    assert watched.watch.line() == "lost"
    watched.answer()
    assert watched.watch.line() == "current"


def test_with_a_line_and_no_engine_it_is_lost(watched: Watched) -> None:
    """The router stays when an engine goes."""
    watched.network.join()
    watched.answer()
    assert watched.watch.line() == "current"
    session = watched.network.sessions[-1]
    for _ in range(60):
        watched.network.clock.advance(1)
        for uri, _, _ in [call for call in session.calls if not call[2].called]:
            session.refuse(uri, "wamp.error.no_such_procedure")
    assert (session.attached, watched.watch.line()) == (True, "lost")
    for _ in range(20):
        watched.network.clock.advance(1)
        watched.answer()
    assert watched.watch.line() == "current"


def test_who_is_not_trusted_waits_and_is_lost_no_less_later(tmp_path: Path) -> None:
    """Trust comes with another session."""
    watched = Watched(tmp_path)
    watched.network.sessions[-1].refused_topics.add(TOPIC)
    watched.network.join()
    assert (watched.watch.line(), watched.told.refusals) == ("untrusted", 1)
    watched.network.sessions[-1].drop()
    watched.network.clock.advance(1)
    watched.network.join()
    watched.answer()
    assert watched.watch.line() == "current"
    watched.network.sessions[-1].drop()
    assert watched.watch.line() == "lost"


def test_who_is_shut_out_ends(watched: Watched) -> None:
    """With the reason."""
    watched.network.join().drop("wordsnake.error.banned")
    watched.network.clock.advance(1)
    assert [failure.value.reason for failure in watched.failures][:1] == ["banned"]


def test_every_event_is_a_line_of_json_and_most_are_a_sentence(watched: Watched) -> None:
    """As the API has them, in order; what has no number is left out."""
    watched.network.join()
    watched.answer()
    first = {**EVENTS[0], "seq": 1}
    assert first["type"] == "seat_taken"
    numbered = [event for event in EVENTS if "seq" in event]
    for seq, event in enumerate(numbered, start=1):
        watched.network.sessions[-1].publish(TOPIC, **{**event, "seq": seq})
    out, told = io.StringIO(), io.StringIO()
    for lines, file in ((json_lines("ab"), out), (plain("ab"), told)):
        lines._out = file
        for event in watched.told.events:
            lines.event(event)
    assert [json.loads(line) for line in out.getvalue().splitlines()] == [
        {**event, "seq": seq} for seq, event in enumerate(numbered, start=1)
    ]
    sentences = told.getvalue()
    for piece in ("sat down", "begins: ", "haardvuur, 5 letters, +10", "passes", "is too late", "won by "):
        assert piece in sentences
    assert "Doe je mee" not in sentences


def test_it_says_once_that_it_waits_to_be_trusted() -> None:
    """Beside the lines."""
    out, err = io.StringIO(), io.StringIO()
    lines = Lines(lambda _event: None, "ab" * 32, out, err)
    lines.untrusted()
    lines.untrusted()
    assert out.getvalue() == ""
    assert err.getvalue().count(f"wordsnake keys add {'ab' * 32} --role component --label scoreboard\n") == 1
