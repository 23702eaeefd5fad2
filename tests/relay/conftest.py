"""Autobahn, imported once and quietly; and games that have ended."""

import json
import warnings

import msgspec
import pytest

with warnings.catch_warnings():
    # Autobahn imports passlib, which imports crypt where Python still has it (before 3.13).
    warnings.simplefilter("ignore", DeprecationWarning)
    import autobahn.twisted.wamp  # noqa: F401 - it is imported here for what it says while it is

from tests.contract.golden import FOLDER
from tests.support.nodejs import nodejs
from wordsnake.kit import messages as m


@pytest.fixture
def finished() -> m.FinishedGame:
    """As the server really tells of it."""
    summary = json.loads((FOLDER / "history.json").read_text(encoding="utf-8"))["games"][0]["game"]
    whole = {"game": summary, "at": "2026-01-01T00:10:00.000Z", "cursor": "7"}
    return msgspec.convert(whole, m.FinishedGame)


@pytest.fixture(scope="session")
def node() -> str:
    """The Node with which the page is built."""
    return nodejs()
