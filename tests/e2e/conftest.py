"""One server for the tests that leave it as they found it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.server import Server


@pytest.fixture(scope="module")
def server(lexicons: Path) -> Iterator[Server]:
    """A running server with a data directory of its own."""
    with Server(lexicons=lexicons) as server:
        yield server
