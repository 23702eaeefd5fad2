"""Slow readers on a real node: what they cost, and that nobody else notices."""

from pathlib import Path

import pytest

from tests.support.node import RouterNode
from tests.support.stalled import Stalled
from tests.support.wamp import PUBLISH

TOPIC = "wordsnake.game.1"
WATCHERS = 20
EVENTS = 2000
STEP = 100
TEXT = "x" * 500


def resident(pid: int) -> int:
    """The memory of a process and of its children, in bytes."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * 4096 + sum(map(resident, map(int, children)))


@pytest.mark.e2e
def test_twenty_who_stall_cost_little_and_are_dropped() -> None:
    """Under 40 MB at the worst moment, while one who reads gets every event in order."""
    with RouterNode() as node, node.connect_engine() as engine, node.connect("reader") as reader:
        stalled = [Stalled(node.port, f"stalled {number}", TOPIC) for number in range(WATCHERS)]
        events = reader.subscribe(TOPIC)
        received: list[int] = []
        before = worst = resident(node.pid)
        for number in range(0, EVENTS, STEP):
            for event in range(number, number + STEP):
                engine.link.send([PUBLISH, event, {}, TOPIC, [event, TEXT]])
            received += [events.next().args[0] for _ in range(STEP)]
            worst = max(worst, resident(node.pid))
        assert received == list(range(EVENTS))
        assert worst - before < 40_000_000
        for each in stalled:
            each.rest()
            each.close()
        assert node.log.count("code=1013") == WATCHERS
