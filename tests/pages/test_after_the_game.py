"""The page when a game is over: what could have been played, and the game as a file."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.support.browser import Visitors
from tests.support.playing import Table, play
from tests.support.server import Server
from wordsnake.notation.read import read_game

pytestmark = [pytest.mark.e2e, pytest.mark.browser]


def test_a_finished_game_is_looked_back_on(visitors: Visitors, server: Server) -> None:
    """Whoever opens its link sees what could have been played, and keeps a file that can be verified."""
    table = Table(server, "Lies", "Koos").start().finish()
    words = table.played()
    table.leave()
    page = visitors.open(table.path)
    moves = page.get_by_role("table").get_by_role("row")
    expect(moves).to_have_count(1 + len(words))
    expect(moves.nth(2)).to_contain_text("haardvuur")
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Download the game").click()
    assert downloading.value.suggested_filename == f"wordsnake-{table.game}.txt"
    text = Path(downloading.value.path()).read_text(encoding="utf-8")
    state = list(read_game(text)[1])[-1].state
    assert [link.word for link in state.snake] == words


def test_a_word_that_was_refused_can_be_asked_for(visitors: Visitors, server: Server) -> None:
    """By who typed it, when the game is over; the host of the server sees it."""
    table = Table(server, "Sara", "Tom").start().play().play_until("Sara")
    page = visitors.open(table.path, key="Sara")
    play(page, "selfiestok")
    expect(page.get_by_text('"selfiestok" is not in the Dutch list.')).to_be_visible()
    table.finish()
    page.reload()  # what was refused stands in no log: the tab remembers it
    panel = page.get_by_role("region", name="Words that were refused")
    expect(panel.get_by_role("listitem")).to_have_count(1)
    panel.get_by_role("button", name="Ask for this word").click()
    expect(panel.get_by_text("selfiestok")).to_be_visible()
    expect(panel.get_by_text("Asked. The host of the server decides.")).to_be_visible()
    expect(panel.get_by_role("button")).to_have_count(0)
    table.leave()
