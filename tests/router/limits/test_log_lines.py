"""router.limits.log_lines"""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from twisted.internet.task import Clock

from router.counters import COUNTERS
from router.limits import log_lines
from router.limits.settings import Limits, Rate
from router.repair import StaleRepairError
from tests.router.limits.conftest import with_limits
from tests.support.links import LinkClosedError, WebSocketLink
from tests.support.node import RouterNode

LIMITS = Limits(log_lines=Rate(0.1, 3))


class Log:
    """Stands for a logger: keeps what is written, by level."""

    def __init__(self) -> None:
        self.lines: list[tuple[str, str]] = []
        for level in ("debug", "warn", "error", "failure"):
            setattr(self, level, self._keep(level))

    def _keep(self, level: str) -> Callable[..., None]:
        return lambda text, **fields: self.lines.append((level, text.format(**fields)))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def written(clock: Clock) -> Any:
    """The log of two classes, repaired: three lines at once, and one more every ten seconds."""
    log = Log()
    log_lines.install(LIMITS, (SimpleNamespace(log=log), SimpleNamespace(log=log)), clock)
    return log


def test_a_flood_of_mistakes_is_a_few_lines(written: Any) -> None:
    """Of all levels that clients reach, for all of them together."""
    for number in range(50):
        written.warn("mistake {number}", number=number)
        written.error("mistake")
    assert written.lines == [("warn", "mistake 0"), ("error", "mistake"), ("warn", "mistake 1")]


def test_what_was_left_out_is_told_once_a_minute(written: Any, clock: Clock) -> None:
    """With their number; nothing is told where nothing was left out."""
    for _ in range(5):
        written.warn("mistake")
    clock.advance(60)
    assert written.lines[3:] == [("warn", "2 more lines like these were left out: clients that break the protocol")]
    clock.advance(60)
    assert len(written.lines) == 4


def test_after_a_rest_lines_are_written_again(written: Any, clock: Clock) -> None:
    """As many as the rate gives."""
    for _ in range(4):
        written.warn("mistake")
    clock.advance(20)
    for _ in range(4):
        written.warn("again")
    assert [text for _, text in written.lines].count("again") == 2


def test_defects_of_ours_are_always_logged(written: Any) -> None:
    """Those have a traceback, and no client may hide them by a flood."""
    for _ in range(5):
        written.warn("mistake")
    for _ in range(5):
        written.failure("defect")
    assert written.lines.count(("failure", "defect")) == 5


def test_lines_are_counted(written: Any) -> None:
    """For /metrics, whether they are written or not."""
    before = COUNTERS.counted()
    for _ in range(5):
        written.warn("mistake")
    after = COUNTERS.counted()
    assert {name: after[name] - before.get(name, 0) for name in ("log_lines.written", "log_lines.left_out")} == {
        "log_lines.written": 3,
        "log_lines.left_out": 2,
    }


def test_a_logger_for_each_look_makes_the_repair_stale() -> None:
    """Nothing would come of repairing it."""

    class Logs:
        @property
        def log(self) -> Log:
            return Log()

    log_lines.check()
    with pytest.raises(StaleRepairError):
        log_lines.check((Logs(),))


@pytest.mark.e2e
def test_many_who_break_the_protocol_leave_a_few_lines() -> None:
    """In the log of a node, where each of them is sent away."""
    with RouterNode(change=with_limits({"log_lines": [0.001, 3]})) as node:
        for _ in range(10):
            link = WebSocketLink(node.ws)
            link.send_raw("garbage")
            with pytest.raises(LinkClosedError):
                link.receive(15)
            link.close()
        node.stop()
        assert node.log.count("failing WebSocket connection") == 3
