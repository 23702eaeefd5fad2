"""Connections over a fake kernel."""

from collections.abc import Iterator

import pytest

from router.fast.transport import Connection
from tests.support.kernel import Wire


@pytest.fixture
def wire() -> Iterator[Wire]:
    """A connection to somebody who reads everything."""
    wire = Wire()
    yield wire
    Connection.blocked.discard(wire.connection)


@pytest.fixture
def stalled() -> Iterator[Wire]:
    """A connection to somebody who reads nothing."""
    wire = Wire(room=0)
    yield wire
    Connection.blocked.discard(wire.connection)
