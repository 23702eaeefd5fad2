"""Where WebSocket is blocked the page plays by long-poll, and says nothing about it."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.support.browser import Visitors
from tests.support.playing import MY_TURN, Table, expect_in_log, play
from tests.support.proxy import Line
from tests.support.server import Server

pytestmark = [pytest.mark.e2e, pytest.mark.browser]


def test_a_whole_game_is_played_by_long_poll(visitors: Visitors, server: Server) -> None:
    """Sign-in, calls and events alike."""
    table = Table(server, "Poll-Anna", "Poll-Bob").start()
    with Line(server.port, blocked=b"GET /ws ") as line:
        page = visitors.open(table.path, key="Poll-Anna", port=line.port)
        _play_to_the_end(page, table)
        expect(page.get_by_role("button", name="Rematch")).to_be_visible()
        expect(page.get_by_text(re.compile("Connecting|Reconnecting"))).to_have_count(0)


def _play_to_the_end(page: Page, table: Table) -> None:
    expect(page.get_by_text(MY_TURN).or_(page.get_by_text("Type ahead:"))).to_be_visible()
    while (view := table.view)["phase"] == "playing":
        word = table.next_word
        if view["turn"] == "Poll-Anna":
            expect(page.get_by_text(MY_TURN)).to_be_visible()
            play(page, word)
            expect(page.get_by_text(MY_TURN)).to_have_count(0)
        else:
            table.play()
        expect_in_log(page, word)
