"""A client on a network that does what a test tells it to."""

import warnings
from pathlib import Path

import pytest

with warnings.catch_warnings():
    # Autobahn imports passlib, which imports crypt where Python still has it (before 3.13).
    warnings.simplefilter("ignore", DeprecationWarning)
    import autobahn.twisted.wamp  # noqa: F401 - imported here, once and quietly

from tests.support.network import Network


@pytest.fixture
def network(tmp_path: Path) -> Network:
    return Network(tmp_path)
