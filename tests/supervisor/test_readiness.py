"""Waiting for the server to be ready."""

from dataclasses import dataclass, field

import pytest
from twisted.internet.defer import Deferred, fail, succeed
from twisted.internet.task import Clock

from wordsnake.supervisor.readiness import POLL_SECONDS, Readiness


@dataclass
class Health:
    """Answers as a test says."""

    answers: list[Deferred] = field(default_factory=list)
    asked: int = 0

    def __call__(self) -> None:
        self.asked += 1
        return self.answers.pop(0) if self.answers else fail(ConnectionRefusedError())


@pytest.fixture
def health() -> Health:
    return Health()


@pytest.fixture
def ready() -> list[float]:
    return []


@pytest.fixture
def readiness(health: Health, clock: Clock, ready: list[float]) -> Readiness:
    return Readiness(health, clock, lambda: ready.append(clock.seconds()))


def test_it_asks_until_the_answer_is_200(
    readiness: Readiness, health: Health, clock: Clock, ready: list[float]
) -> None:
    """Refused, then 503, then 200."""
    health.answers = [fail(ConnectionRefusedError()), succeed(503), succeed(200)]
    readiness.start()
    for _ in range(5):
        clock.advance(POLL_SECONDS)
    assert (ready, health.asked) == ([pytest.approx(0.2)], 3)


def test_one_question_at_a_time(readiness: Readiness, health: Health, clock: Clock) -> None:
    """A slow answer is waited for."""
    health.answers = [Deferred()]
    readiness.start()
    for _ in range(10):
        clock.advance(POLL_SECONDS)
    assert health.asked == 1


def test_once_stopped_an_answer_under_way_means_nothing(
    readiness: Readiness, health: Health, ready: list[float]
) -> None:
    """A server that stops is not announced."""
    answer = Deferred()
    health.answers = [answer]
    readiness.start()
    readiness.stop()
    answer.callback(200)
    assert ready == []
