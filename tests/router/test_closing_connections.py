"""router.repairs.closing_connections"""

import pytest
from autobahn.exception import Disconnected
from autobahn.wamp.exception import TransportLost
from autobahn.wamp.message import Event

from router.fast.frame_once import install as frame_once
from router.repairs.closing_connections import install
from tests.support.node import RouterNode
from tests.support.speakers import EMPTY_CLOSE, Speaker, speakers
from tests.support.stalled import Stalled

TOPIC = "wordsnake.game.1"

Stock, Repaired = speakers(install)


def closing(kind: type) -> Speaker:
    """A connection to which a close frame was sent, and no answer has come."""
    speaker = Speaker(kind)
    speaker.protocol.sendClose(1000)
    speaker.wire.reactor.turns()
    speaker.wire.socket.taken = b""
    return speaker


def given_up(kind: type) -> Speaker:
    """A connection that was closed for good, but for what still waits to be read."""
    speaker = Speaker(kind, room=0)
    speaker.wire.write(b"what waits")
    speaker.protocol.dropConnection()
    return speaker


@pytest.mark.parametrize("state", [closing, given_up])
def test_nothing_is_sent_on_a_connection_that_is_being_closed(state: type[Speaker]) -> None:
    """And nothing is raised, so that the next receiver gets his."""
    assert state(Repaired).send(Event(1, 2, args=["slang"])) == b""


@pytest.mark.parametrize("state", [closing, given_up])
def test_the_defect_is_that_it_is_an_error(state: type[Speaker]) -> None:
    """Which nobody expects: the other receivers get nothing."""
    with pytest.raises(Disconnected):
        state(Stock).send(Event(1, 2))


def test_one_that_is_open_gets_everything() -> None:
    """As before."""
    assert Speaker(Repaired).send(Event(1, 2)) == Speaker(Stock).send(Event(1, 2)) != b""


def test_a_session_that_has_ended_is_told_as_before() -> None:
    """The router counts on that."""
    speaker = Speaker(Repaired)
    speaker.protocol.dataReceived(EMPTY_CLOSE)
    speaker.wire.reactor.turns()
    with pytest.raises(TransportLost):
        speaker.protocol.send(Event(1, 2))


def test_it_holds_beneath_the_faster_way_of_sending() -> None:
    """Which leaves to it whatever is not open."""
    _, both = speakers(install)
    frame_once(both)
    assert closing(both).send(Event(1, 2)) == b""
    assert Speaker(both).send(Event(1, 2)) == Speaker(Stock).send(Event(1, 2))


@pytest.mark.e2e
def test_whoever_breaks_the_protocol_silences_nobody(node: RouterNode) -> None:
    """Ten who do not answer their close frame, and among them one who watches."""
    with node.connect_engine() as engine, node.connect("watcher") as watcher:
        rogues = [Stalled(node.port, f"rogue {number}", TOPIC) for number in range(5)]
        events = watcher.subscribe(TOPIC)
        rogues += [Stalled(node.port, f"rogue {number}", TOPIC) for number in range(5, 10)]
        for rogue in rogues:
            rogue.breaks_the_protocol()
        engine.publish(TOPIC, "slang")
        assert events.next().args == ["slang"]
        for rogue in rogues:
            rogue.close()
