"""A server in memory, and a real one, for the programs that check servers and bots."""

import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

with warnings.catch_warnings():
    # Autobahn imports passlib, which imports crypt where Python still has it (before 3.13).
    warnings.simplefilter("ignore", DeprecationWarning)
    import autobahn.twisted.wamp  # noqa: F401 - imported here, once and quietly

from tests.support.fake_router import FakeRouter
from tests.support.server import Server as RealServer
from tests.support.service import Server


@pytest.fixture
def router() -> FakeRouter:
    return FakeRouter(Server())


@pytest.fixture(scope="package")
def server(lexicons: Path) -> Iterator[RealServer]:
    with RealServer(lexicons=lexicons) as server:
        yield server
