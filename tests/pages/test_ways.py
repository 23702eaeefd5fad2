"""The ways from one screen to another: what a link leads to, and how players are found."""

import re

import pytest
from playwright.sync_api import expect

from tests.support.browser import PHONE, Visitors
from tests.support.playing import create
from tests.support.screens import Screens

pytestmark = [pytest.mark.e2e, pytest.mark.browser]


@pytest.mark.parametrize("viewport", [None, PHONE], ids=["desktop", "phone"])
def test_a_link_says_who_asks_and_what_it_leads_to(
    visitors: Visitors, screens: Screens, viewport: dict[str, int] | None
) -> None:
    """Whoever has never been here reads it before sitting down; the seated have no need of it."""
    options = {"viewport": viewport} if viewport else {}
    page = screens.open(visitors, "join", **options)
    stage = page.get_by_role("region", name="The snake so far")
    for text in ("Wies invites you", "Sprint to 25 points, Dutch", "Your word begins with the last letters"):
        expect(stage.get_by_text(text)).to_be_in_viewport(ratio=1)
    expect(stage.get_by_role("link", name="All the rules")).to_be_in_viewport(ratio=1)
    expect(screens.open(visitors, "waiting").get_by_text("invites you")).to_have_count(0)


def test_whoever_has_a_name_finds_their_own_page_under_it(visitors: Visitors) -> None:
    """And from there goes on with a game; a guest has none yet."""
    page = visitors.open()
    expect(page.get_by_text("to 25 points")).to_be_visible()
    expect(page.get_by_role("banner").get_by_role("link")).to_have_count(5)
    path = create(page, "Own-Anna")
    page.get_by_role("link", name="wordsnake").click()
    page.get_by_role("banner").get_by_role("link", name="Own-Anna").click()
    expect(page.get_by_role("heading", name="Own-Anna")).to_be_visible()
    page.get_by_role("link", name="Go on").click()
    expect(page).to_have_url(re.compile(f"{path}$"))


def test_the_seats_of_a_finished_game_lead_to_their_players(visitors: Visitors, screens: Screens) -> None:
    """All of a seat can be pressed."""
    page = screens.open(visitors, "over")
    page.get_by_role("list", name="Final scores").get_by_role("link", name="Otto").click()
    expect(page.get_by_role("heading", level=1, name="Otto")).to_be_visible()


def test_a_table_of_many_columns_is_cards_on_a_phone(visitors: Visitors, screens: Screens) -> None:
    """No word of it is broken, and each value has its name beside it."""
    page = screens.open(visitors, "rules", viewport=PHONE, is_mobile=True, has_touch=True)
    row = page.get_by_role("row", name="Survival")
    goal = row.get_by_text("last one standing")
    goal.scroll_into_view_if_needed()
    expect(goal).to_be_in_viewport(ratio=1)
    heights = [row.get_by_role("cell").nth(at).evaluate("cell => cell.offsetHeight") for at in range(5)]
    assert max(heights) < 2 * min(heights), heights
