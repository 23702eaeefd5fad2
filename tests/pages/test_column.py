"""The column in which SNAKEBOT tells the game."""

import pytest
from playwright.sync_api import expect

from tests.support.browser import DESKTOP, Visitors
from tests.support.screens import Screens

pytestmark = [pytest.mark.e2e, pytest.mark.browser]


def test_the_newest_line_stays_in_view_when_the_window_changes(visitors: Visitors, screens: Screens) -> None:
    """Unless somebody has scrolled back to read: then it is let alone."""
    page = screens.open(visitors, "game", viewport=DESKTOP)
    log = page.get_by_role("log")
    newest = log.get_by_text("'s turn")
    expect(newest).to_be_in_viewport(ratio=1)
    page.set_viewport_size({"width": 900, "height": 500})
    expect(newest).to_be_in_viewport(ratio=1)
    log.focus()
    page.keyboard.press("Home")
    expect(newest).not_to_be_in_viewport()
    page.set_viewport_size({"width": 900, "height": 450})
    expect(log.get_by_text("opened a game")).to_be_in_viewport()
