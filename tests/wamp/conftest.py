"""A server for each test."""

import warnings

import pytest

from tests.support.service import Server

with warnings.catch_warnings():
    # Autobahn imports passlib, which imports crypt where Python still has it (before 3.13).
    warnings.simplefilter("ignore", DeprecationWarning)
    import autobahn.twisted.wamp  # noqa: F401 - imported here, once and quietly


@pytest.fixture
def server() -> Server:
    return Server()
