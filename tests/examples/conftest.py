"""One server for the tests of all examples."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.server import Server


@pytest.fixture(scope="package")
def server(lexicons: Path) -> Iterator[Server]:
    with Server(lexicons=lexicons) as server:
        yield server
