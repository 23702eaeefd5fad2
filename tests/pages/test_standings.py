"""Ratings and records in the page: after a game, on the page of a player, on the leaderboard and at home."""

import re

import pytest
from playwright.sync_api import expect

from tests.support.browser import Visitors
from tests.support.playing import Table
from tests.support.screens import Screens
from tests.support.server import Server

pytestmark = [pytest.mark.e2e, pytest.mark.browser]


def test_a_game_that_counts_tells_what_it_did(visitors: Visitors, server: Server) -> None:
    """Whoever is there at its end sees their new rating at their seat, and finds the game on their own page."""
    table = Table.strangers(server, "Ilse", "Hugo").start()
    page = visitors.open(table.path, key="Ilse")
    expect(page.get_by_text("rated", exact=True)).to_be_visible()
    table.finish()
    told = page.get_by_text(re.compile("rating 1\\d{3} \\([+\u2212]\\d+\\)"))
    expect(told).to_be_visible()
    rating = re.search(r"1\d{3}", told.inner_text())
    assert rating is not None
    page.get_by_role("link", name="wordsnake").click()
    page.get_by_role("link", name="Ilse").first.click()
    expect(page.get_by_text(f"{rating[0]}?")).to_be_visible()
    page.get_by_role("link", name="Look").first.click()
    expect(page).to_have_url(re.compile(table.game))


def test_the_page_of_a_player_shows_what_they_have_done(visitors: Visitors, screens: Screens) -> None:
    """The curve in words too, the games with what each did, and the best links."""
    page = screens.open(visitors, "rated")
    expect(page.get_by_role("img", name="over 3 games")).to_be_visible()
    games = page.get_by_role("region", name="Finished games").get_by_role("listitem")
    expect(games).to_have_count(3)
    expect(games.first).to_contain_text("with Otto")
    links = page.get_by_role("region", name="Best links").get_by_role("listitem")
    expect(links.first).to_contain_text("letters")


def test_the_leaderboard_leads_to_players_and_to_other_rules(visitors: Visitors, screens: Screens) -> None:
    """By links and a choice, each of which has an address of its own."""
    page = screens.open(visitors, "leaderboard")
    expect(page.get_by_role("region", name="Longest snakes").get_by_role("listitem").first).to_contain_text("words")
    page.get_by_text("Classic", exact=True).click()
    expect(page).to_have_url(re.compile("/leaderboard/classic"))
    expect(page.get_by_text("Nobody has played a game that counts yet.")).to_be_visible()
    page.go_back()
    page.get_by_role("table").first.get_by_role("link", name="Emma").click()
    expect(page).to_have_url(re.compile("/player/Emma"))


def test_home_shows_the_best_players(visitors: Visitors, screens: Screens) -> None:
    """The first few, and the way to all of them."""
    page = screens.open(visitors, "home")
    best = page.get_by_role("region", name="Best players")
    expect(best.get_by_role("link", name="Otto")).to_be_visible()
    best.get_by_role("link", name="all", exact=True).click()
    expect(page).to_have_url(re.compile("/leaderboard"))
