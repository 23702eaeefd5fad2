"""What the tests of the supervisor share."""

import io
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from twisted.internet.task import Clock

from tests.support.processes import Spawner, Watcher
from wordsnake.paths import DataDir
from wordsnake.supervisor.log import LineLog


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def spawner() -> Spawner:
    return Spawner()


@pytest.fixture
def watcher() -> Watcher:
    return Watcher()


@pytest.fixture
def data(tmp_path: Path) -> DataDir:
    return DataDir(tmp_path / "data")


@pytest.fixture
def screen() -> io.StringIO:
    return io.StringIO()


@pytest.fixture
def line_log(screen: io.StringIO) -> LineLog:
    """A log whose clock stands still, at noon wherever the test runs."""
    noon = time.mktime((2026, 1, 2, 12, 0, 0, 0, 0, -1))
    return LineLog(screen, now=lambda: noon)


@pytest.fixture
def shown(screen: io.StringIO) -> Callable[[], list[str]]:
    return lambda: screen.getvalue().splitlines()
