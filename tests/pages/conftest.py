"""One server, one browser and one long game for all tests of the page, and pages that tell what goes wrong in them."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.support.browser import Visitors, chromium
from tests.support.longgame import LongGame
from tests.support.screens import Screens
from tests.support.server import Server


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="session")
def long_game() -> LongGame:
    """A game of 2,000 words that the server finds in its store."""
    return LongGame()


@pytest.fixture(scope="session")
def server(lexicons: Path, long_game: LongGame) -> Iterator[Server]:
    """The server of all tests that leave it as they found it."""
    server = Server(lexicons=lexicons)
    long_game.store(server.data)
    with server:
        yield server


@pytest.fixture(scope="session")
def screens(server: Server) -> Screens:
    """Games in every phase."""
    return Screens(server)


@pytest.fixture
def visitors(browser: Browser, server: Server) -> Iterator[Visitors]:
    """Opens pages; whatever went wrong in one of them fails the test."""
    with ExitStack() as contexts:
        visitors = Visitors(browser, server.port, contexts)
        yield visitors
    assert visitors.problems == []
