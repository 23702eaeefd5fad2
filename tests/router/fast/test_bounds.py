"""router.fast.transport: what may wait for a connection, and for how long."""

# mypy: allow-untyped-calls

from router.fast.transport import Bound, Connection, cut
from tests.support.kernel import Wire


def bounded(wire: Wire, size: int = 100, seconds: float | None = 10.0) -> list[str]:
    """Bound the connection; the reasons for which it was exceeded come into the list."""
    reasons: list[str] = []
    wire.connection.bound = Bound(size, seconds, reasons.append)
    return reasons


def test_more_than_may_wait(stalled: Wire) -> None:
    """Told once, when something is added to it."""
    reasons = bounded(stalled, size=100)
    stalled.write(b"x" * 90)
    stalled.reactor.turn()
    stalled.write(b"x" * 10)
    assert reasons == []
    stalled.write(b"x")
    stalled.write(b"x")
    assert reasons == ["101 bytes wait to be read"]


def test_one_turn_may_bring_more_than_may_wait(wire: Wire) -> None:
    """To somebody for whom nothing waits: an answer may be long."""
    reasons = bounded(wire, size=100)
    wire.write(b"x" * 1000, b"y" * 1000)
    wire.reactor.turn()
    assert (reasons, len(wire.socket.taken)) == ([], 2000)


def test_what_waits_too_long(stalled: Wire) -> None:
    """However little it is."""
    reasons = bounded(stalled, seconds=10)
    stalled.write(b"x")
    stalled.reactor.turn()
    stalled.reactor.advance(9)
    assert reasons == []
    stalled.reactor.advance(1)
    assert reasons == ["what waits is older than 10 s"]


def test_who_takes_a_byte_now_and_then_is_still_too_slow(stalled: Wire) -> None:
    """What waited must have left, not a part of it."""
    reasons = bounded(stalled, seconds=10)
    stalled.write(b"x" * 50)
    stalled.reactor.turn()
    for _ in range(10):
        stalled.make_room(1)
        stalled.reactor.advance(1)
    assert len(reasons) == 1


def test_who_keeps_up_may_always_have_something_waiting(stalled: Wire) -> None:
    """What waits is each time something else."""
    reasons = bounded(stalled, seconds=10)
    for _ in range(100):
        stalled.write(b"x" * 10)
        stalled.reactor.turn()
        stalled.make_room(9)
        stalled.reactor.advance(1)
        stalled.make_room(1)
        stalled.write(b"y")
        stalled.make_room(0)
        stalled.reactor.turn()
        stalled.make_room(1)
    assert reasons == []


def test_who_reads_everything_starts_anew(stalled: Wire) -> None:
    """No time is kept while nothing waits."""
    bounded(stalled, seconds=10)
    stalled.write(b"x")
    stalled.reactor.turn()
    stalled.make_room()
    assert (stalled.reactor.getDelayedCalls(), Connection.blocked) == ([], set())


def test_discarding_leaves_the_rest_of_what_has_left_in_part(wire: Wire) -> None:
    """Else the other side could make nothing of what comes after it."""
    wire.socket.room = 5
    wire.write(b"frame one;", b"frame two;", b"frame three;")
    wire.reactor.turn()
    wire.connection.discard()
    wire.write(b"close")
    wire.make_room()
    assert wire.socket.taken == b"frame one;close"


def test_discarding_what_has_not_begun_leaves_nothing(stalled: Wire) -> None:
    """Whole frames may go."""
    stalled.write(b"frame one;", b"frame two;")
    stalled.reactor.turn()
    stalled.connection.discard()
    assert stalled.connection.waiting == 0
    stalled.write(b"close")
    stalled.make_room()
    assert stalled.socket.taken == b"close"


def test_cutting_keeps_a_view_of_the_rest() -> None:
    """The part itself may be shared with others."""
    parts: list[bytes | memoryview] = [b"one", b"two", b"three"]
    cut(parts, 4)
    assert [bytes(part) for part in parts] == [b"wo", b"three"]
    assert isinstance(parts[0], memoryview)
