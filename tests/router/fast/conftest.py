"""Connections over a fake kernel, and a router in this process."""

from collections.abc import Iterator

import pytest

from router.fast.transport import Connection
from tests.support.direct import REGISTERS, SUBSCRIBES, direct_hall, happens
from tests.support.hall import Hall
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


@pytest.fixture
def direct() -> Hall:
    """A hall with direct ways, where something is offered and followed."""
    hall = direct_hall()
    for step in (*REGISTERS, *SUBSCRIBES):
        happens(hall, step)
    return hall
