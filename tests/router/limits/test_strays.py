"""router.limits.strays"""

from types import SimpleNamespace
from typing import Any

import pytest

from router.limits.strays import Strays, watch


class Connection:
    """Stands for a WebSocket; `session` is the id of its session, if it has joined."""

    def __init__(self, session: int | None = None) -> None:
        self.joined(session)
        self.ended = 0

    def joined(self, session: int | None) -> None:
        self._session = SimpleNamespace(_session_id=session)

    def open(self) -> str:
        return "opened"

    def close(self, code: int) -> int:
        return code


@pytest.fixture
def strays() -> Strays:
    return Strays(5)


def watched(strays: Strays, session: int | None = None) -> Connection:
    """A connection that has just opened."""

    class Watched(Connection):
        pass

    def end(connection: Any) -> None:
        connection.ended += 1

    watch(Watched, "open", "close", strays, end)
    connection = Watched(session)
    assert connection.open() == "opened"
    return connection


def sweep(strays: Strays, until: int) -> None:
    """Look once a second."""
    for now in range(until):
        strays.sweep(now)


def test_a_connection_without_a_session_is_ended_once(strays: Strays) -> None:
    """When its time is up, and not before."""
    connection = watched(strays)
    sweep(strays, 5)
    assert connection.ended == 0
    sweep(strays, 60)
    assert connection.ended == 1


def test_one_that_has_joined_stays(strays: Strays) -> None:
    """As long as it likes."""
    connection = watched(strays, session=7)
    sweep(strays, 60)
    assert connection.ended == 0


def test_one_that_joins_in_time_stays(strays: Strays) -> None:
    """And has the whole time again when its session has ended."""
    connection = watched(strays)
    strays.sweep(0)
    connection.joined(7)
    strays.sweep(4)
    connection.joined(None)
    strays.sweep(8)
    strays.sweep(12)
    assert connection.ended == 0
    strays.sweep(13)
    assert connection.ended == 1


def test_one_whose_opening_failed_is_ended(strays: Strays) -> None:
    """Its session has not even an attribute for an id; the others are looked at all the same."""
    connection, other = watched(strays), watched(strays)
    connection._session = SimpleNamespace()
    sweep(strays, 60)
    assert (connection.ended, other.ended) == (1, 1)


def test_one_that_is_gone_is_forgotten(strays: Strays) -> None:
    """Nothing is kept of it."""
    connection = watched(strays)
    assert connection.close(1000) == 1000
    sweep(strays, 60)
    assert connection.ended == 0


def test_they_are_looked_at_in_parts_each_in_its_turn(strays: Strays) -> None:
    """With very many of them nobody waits until all have been; no one is left out, or closed twice."""
    connections = [watched(strays) for _ in range(7)]
    for tenth in range(700):
        strays.sweep(tenth / 10, parts=3)
    assert [connection.ended for connection in connections] == [1] * 7


def test_one_that_goes_while_others_are_looked_at_is_not_looked_at(strays: Strays) -> None:
    """Its turn would come after it has been forgotten."""
    first, second = watched(strays), watched(strays)
    strays.sweep(0, parts=2)
    second.close(1000)
    for now in range(1, 60):
        strays.sweep(now, parts=2)
    assert (first.ended, second.ended) == (1, 0)
