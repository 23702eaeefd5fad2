"""A game of 2,000 words is as light to look at and to play in as one of twenty."""

import re

import pytest
from playwright.sync_api import expect

from tests.support.browser import Visitors
from tests.support.longgame import LongGame
from tests.support.playing import play
from tests.support.server import Server

pytestmark = [pytest.mark.e2e, pytest.mark.browser]

NODES_MAX = 3000


def test_a_snake_of_2000_words_stays_light(visitors: Visitors, server: Server, long_game: LongGame) -> None:
    """The document stays small, the newest words and the count of all are shown, and a word can be played."""
    names = dict(zip(("mover", "other"), _turns(server, long_game), strict=True))
    page = visitors.open(long_game.path, key=names["mover"])
    expect(page.get_by_text(f"{long_game.words} words")).to_be_visible()
    expect(page.get_by_role("log").get_by_text(long_game.chain()[-1])).to_be_visible()
    assert page.evaluate("document.getElementsByTagName('*').length") < NODES_MAX
    page.get_by_label("Your word").press_sequentially("haardv")
    expect(page.get_by_text("5 letters link")).to_be_visible()
    play(page, "haardvuur")
    expect(page.get_by_text(f"Type ahead: {names['other']} is to move.")).to_be_visible()
    expect(page.get_by_text(f"{long_game.words + 1} words")).to_be_visible()
    assert page.evaluate("document.getElementsByTagName('*').length") < NODES_MAX


def test_scrolling_back_through_a_long_snake_shows_its_beginning(visitors: Visitors, long_game: LongGame) -> None:
    """Rows come into the document as they come into view, and leave it again."""
    page = visitors.open(long_game.path)
    body = page.locator(".ribbon.body")
    first = re.compile("^1?balbem")  # the number of a seat stands at the beginning of each of its runs
    expect(page.get_by_text(re.compile(r"^200\d words"))).to_be_visible()
    expect(body).not_to_have_text(first)
    page.locator(".cut").focus()
    page.keyboard.press("Home")
    expect(body).to_have_text(first)
    assert page.evaluate("document.getElementsByTagName('*').length") < NODES_MAX


def _turns(server: Server, long_game: LongGame) -> tuple[str, str]:
    with server.connect(long_game.names[0]) as client:
        turn = str(client.call("wordsnake.get_game", long_game.game)["turn"])
    (other,) = set(long_game.names) - {turn}
    return turn, other
