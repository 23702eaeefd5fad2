"""The course of a server's life."""

import signal
from dataclasses import dataclass, field

import pytest
from twisted.internet.task import Clock

from tests.support.processes import Spawner, Watcher
from wordsnake.supervisor.child import Child
from wordsnake.supervisor.preparation import preparation
from wordsnake.supervisor.supervisor import EXTRA_STOP_SECONDS, STOP_SECONDS, Supervisor


@dataclass
class FakeReadiness:
    """Remembers what was asked of it."""

    asked: list[str] = field(default_factory=list)

    def start(self) -> None:
        self.asked.append("start")

    def stop(self) -> None:
        self.asked.append("stop")


class World:
    """A supervisor, and everything around it: `build`, `node` and `engine` start fake processes."""

    def __init__(self, watcher: Watcher, clock: Clock) -> None:
        self.clock = clock
        self.build, self.node, self.engine, self.bots = Spawner(), Spawner(), Spawner(), Spawner()
        self.readiness = FakeReadiness()
        self.codes: list[int] = []
        children = (Child("the node", self.node, watcher, clock), Child("the engine", self.engine, watcher, clock))
        extras = (Child("the bots", self.bots, watcher, clock),)
        self.supervisor = Supervisor(preparation(self.build), children, self.readiness, self.codes.append, extras)

    def start(self) -> None:
        self.supervisor.start()
        self.build.last.end("exit code 0")


@pytest.fixture
def world(watcher: Watcher, clock: Clock) -> World:
    return World(watcher, clock)


def test_the_lexicon_is_built_before_anything_starts(world: World) -> None:
    """A node without words would only make people wait."""
    world.supervisor.start()
    assert (len(world.build.started), len(world.node.started)) == (1, 0)
    world.build.last.end("exit code 0")
    assert (len(world.node.started), len(world.engine.started), world.readiness.asked) == (1, 1, ["start"])


def test_without_a_lexicon_nothing_starts(world: World) -> None:
    """The build has said why; the exit code is that of an unfit environment."""
    world.supervisor.start()
    world.build.last.end("exit code 1")
    assert (world.node.started, world.codes) == ([], [2])


def test_the_engine_stops_before_the_node(world: World) -> None:
    """So that answers on their way still arrive."""
    world.start()
    world.supervisor.stop()
    assert (world.engine.last.signals, world.node.last.signals) == ([signal.SIGTERM], [])
    world.engine.last.end("exit code 0")
    assert (world.node.last.signals, world.codes) == ([signal.SIGTERM], [])
    world.node.last.end("exit code 0")
    assert world.codes == [0]


def test_a_server_that_stops_is_not_announced(world: World) -> None:
    """Readiness is not waited for any longer."""
    world.start()
    world.supervisor.stop()
    assert world.readiness.asked == ["start", "stop"]


def test_everything_is_killed_within_five_seconds(world: World) -> None:
    """However stubborn they are; the fifth is left for a machine that is busy."""
    world.start()
    world.supervisor.start_extras()
    world.supervisor.stop()
    world.clock.advance(EXTRA_STOP_SECONDS)
    world.bots.last.end("killed by SIGKILL")
    world.clock.advance(STOP_SECONDS)
    world.engine.last.end("killed by SIGKILL")
    world.clock.advance(STOP_SECONDS)
    assert world.node.last.signals == [signal.SIGTERM, signal.SIGKILL]
    assert world.clock.seconds() <= 4


def test_a_second_signal_kills(world: World) -> None:
    """Whoever presses Ctrl-C twice does not want to wait."""
    world.start()
    world.supervisor.stop()
    world.supervisor.stop()
    assert world.engine.last.signals == [signal.SIGTERM, signal.SIGKILL]
    assert world.node.last.signals == [signal.SIGKILL]


def test_stopping_during_the_build_ends_the_build(world: World) -> None:
    """And nothing starts after it."""
    world.supervisor.start()
    world.supervisor.stop()
    assert world.build.last.signals == [signal.SIGKILL]
    world.build.last.end("killed by SIGKILL")
    assert (world.node.started, world.codes) == ([], [0])


@pytest.mark.parametrize("failing", ["node", "engine"])
def test_a_child_that_cannot_start_ends_the_server_with_1(world: World, failing: str) -> None:
    """The other one is stopped first."""
    world.start()
    for _ in range(5):
        world.clock.advance(1)
        getattr(world, failing).last.end("exit code 1")
        world.clock.advance(5)
    other = world.engine if failing == "node" else world.node
    assert other.last.signals[0] == signal.SIGTERM
    assert world.codes == []
    other.last.end("exit code 0")
    assert world.codes == [1]


def test_an_engine_that_dies_leaves_the_node_alone(world: World) -> None:
    """Players stay connected."""
    world.start()
    world.clock.advance(60)
    world.engine.last.end("killed by SIGKILL")
    world.clock.advance(0)
    assert (len(world.engine.started), len(world.node.started), world.node.last.signals) == (2, 1, [])


def test_bots_come_last_and_go_first(world: World) -> None:
    """They start when somebody can play, and stop before the engine does."""
    world.start()
    assert world.bots.started == []
    world.supervisor.start_extras()
    world.supervisor.stop()
    assert (world.bots.last.signals, world.engine.last.signals) == ([signal.SIGTERM], [])
    world.bots.last.end("exit code 0")
    assert world.engine.last.signals == [signal.SIGTERM]


def test_bots_that_cannot_start_are_done_without(world: World) -> None:
    """The server goes on."""
    world.start()
    world.supervisor.start_extras()
    for _ in range(5):
        world.clock.advance(1)
        world.bots.last.end("exit code 1")
        world.clock.advance(5)
    assert (len(world.bots.started), world.engine.last.signals, world.codes) == (5, [], [])


def test_a_server_that_stops_starts_no_bots(world: World) -> None:
    """Even if it was ready at that moment."""
    world.start()
    world.supervisor.stop()
    world.supervisor.start_extras()
    assert world.bots.started == []
