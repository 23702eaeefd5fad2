"""Connections over a fake kernel."""

from collections.abc import Iterator

import pytest

from router.fast.transport import Connection
from tests.support.kernel import Wire


@pytest.fixture(autouse=True)
def _nobody_waits() -> Iterator[None]:
    """The list of those who wait is one for the process."""
    yield
    Connection.blocked.clear()


@pytest.fixture
def wire() -> Wire:
    """A connection to somebody who reads everything."""
    return Wire()


@pytest.fixture
def stalled() -> Wire:
    """A connection to somebody who reads nothing."""
    return Wire(room=0)
