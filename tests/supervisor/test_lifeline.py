"""Pings between `up` and the engine."""

import pytest
from twisted.internet.task import Clock
from twisted.internet.testing import StringTransport

from tests.support.processes import Nobody, Spawner
from wordsnake.supervisor.lifeline import PING_SECONDS, UNANSWERED_AT_START, EngineLifeline, Pinger


@pytest.fixture
def hung() -> list[object]:
    return []


@pytest.fixture
def pinger(spawner: Spawner, clock: Clock, hung: list[object]) -> Pinger:
    pinger = Pinger(spawner(Nobody()), clock, lambda: hung.append(clock.seconds()))
    pinger.start()
    return pinger


def answering(pinger: Pinger, clock: Clock, number: int) -> None:
    """Have the last ping answered, `number` times over."""
    for _ in range(number):
        pinger.line(f"pong {int(clock.seconds() // PING_SECONDS) + 1}")
        clock.advance(PING_SECONDS)


@pytest.mark.usefixtures("pinger")
def test_pings_go_out_every_two_seconds(spawner: Spawner, clock: Clock) -> None:
    """Each with its number."""
    clock.advance(2)
    clock.advance(2)
    assert spawner.last.written == [b"ping 1\n", b"ping 2\n", b"ping 3\n"]


def test_an_engine_that_answers_is_left_alone(pinger: Pinger, clock: Clock, hung: list[object]) -> None:
    """For as long as it answers."""
    answering(pinger, clock, 100)
    assert hung == []


def test_an_engine_that_answers_no_ping_for_six_seconds_hangs(pinger: Pinger, clock: Clock, hung: list[object]) -> None:
    """Three pings without an answer; it is said once."""
    answering(pinger, clock, 1)
    for _ in range(10):
        clock.advance(2)
    assert hung == [8.0]


@pytest.mark.usefixtures("pinger")
def test_an_engine_that_starts_has_a_minute(clock: Clock, hung: list[object]) -> None:
    """Before its first answer it imports, opens the store and recovers games."""
    for _ in range(UNANSWERED_AT_START - 1):
        clock.advance(2)
    assert hung == []
    clock.advance(2)
    assert hung == [60.0]


def test_one_late_answer_is_enough(pinger: Pinger, clock: Clock, hung: list[object]) -> None:
    """An answer to the last ping answers those before it."""
    answering(pinger, clock, 1)
    clock.advance(2)
    clock.advance(1)
    assert pinger.line("pong 3")
    for _ in range(2):
        clock.advance(2)
    assert hung == []


def test_time_in_which_up_itself_was_held_up_does_not_count(pinger: Pinger, clock: Clock, hung: list[object]) -> None:
    """Whoever sent no ping can expect no answer."""
    answering(pinger, clock, 1)
    clock.advance(3600)
    assert hung == []


def test_an_answer_to_a_ping_never_sent_answers_only_those_sent(
    pinger: Pinger, clock: Clock, hung: list[object]
) -> None:
    """A number from nowhere buys no time."""
    pinger.line("pong 1000000")
    for _ in range(4):
        clock.advance(2)
    assert hung == [8.0]


@pytest.mark.parametrize("line", ["", "pong", "pong x", "pong -1", "ping 1", "hello"])
def test_other_lines_are_no_answers(pinger: Pinger, line: str) -> None:
    """What a library prints to stdout is not taken for one."""
    assert not pinger.line(line)


def test_a_stopped_pinger_is_silent(pinger: Pinger, spawner: Spawner, clock: Clock, hung: list[object]) -> None:
    """Nothing is asked of an engine that has ended."""
    pinger.stop()
    clock.advance(100)
    assert (spawner.last.written, hung) == ([b"ping 1\n"], [])


@pytest.fixture
def engine_side(hung: list[object]) -> EngineLifeline:
    lifeline = EngineLifeline(lambda: hung.append("lost"))
    lifeline.makeConnection(StringTransport())
    return lifeline


def test_the_engine_answers_with_the_same_number(engine_side: EngineLifeline) -> None:
    """Ping by ping, however the bytes arrive."""
    for part in (b"pi", b"ng 1\nping 2", b"\n"):
        engine_side.dataReceived(part)
    assert engine_side.transport.value() == b"pong 1\npong 2\n"


def test_the_engine_ignores_what_is_no_ping(engine_side: EngineLifeline) -> None:
    """Nothing else is expected there."""
    engine_side.dataReceived(b"hello\n")
    assert engine_side.transport.value() == b""


def test_the_engine_learns_that_up_is_gone(engine_side: EngineLifeline, hung: list[object]) -> None:
    """The end of its stdin is the end of `up`."""
    from twisted.internet.error import ConnectionDone
    from twisted.python.failure import Failure

    engine_side.connectionLost(Failure(ConnectionDone()))
    assert hung == ["lost"]
