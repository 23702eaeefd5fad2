"""A server whose clock and disk can be bent."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.campaign import bent
from tests.support.server import Server


@pytest.fixture(scope="module")
def control(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The file by which they are bent."""
    with pytest.MonkeyPatch.context() as patch:
        yield bent(tmp_path_factory.mktemp("bent"), patch.setenv)


@pytest.fixture(scope="module")
def server(lexicons: Path, control: Path) -> Iterator[Server]:
    """A running server with a data directory of its own."""
    assert control.exists()
    with Server(lexicons=lexicons) as server:
        yield server
