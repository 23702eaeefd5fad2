"""Games without turns, and rules of one's own: a race, the word of the day, a form."""

import pytest
from playwright.sync_api import expect

from tests.support.browser import DESKTOP, PHONE, Visitors
from tests.support.playing import WORDS, Table, expect_in_log, play
from tests.support.server import Server

pytestmark = [pytest.mark.e2e, pytest.mark.browser]

RACE = {"name": "race", "opening": "player", "game_seconds": 600}


def test_a_race(visitors: Visitors, server: Server) -> None:
    """Words at any time; one's own is left to others first; who was second has just missed."""
    table = Table(server, "Rik", "Lotte", ruleset=RACE).start()
    page = visitors.open(table.path, key="Rik", viewport=DESKTOP)
    play(page, WORDS[0])
    expect(page.get_by_text("That word is yours.")).to_be_visible()
    expect(page.get_by_role("button", name="Play", exact=True)).to_be_disabled()
    table.clients["Lotte"].call("wordsnake.play_word", table.game, WORDS[1], 1)
    expect_in_log(page, WORDS[1])
    play(page, WORDS[2])
    expect_in_log(page, WORDS[2])
    expect(page.get_by_role("button", name="Pass")).to_have_count(0)


def test_the_word_of_the_day(visitors: Visitors, server: Server) -> None:
    """From the home page to the result, and where one stands; the page knows of it afterwards, others see nothing."""
    page = visitors.open("/", viewport=DESKTOP)
    page.get_by_label("Your name").fill("Dagny")
    page.get_by_role("button", name="Begin", exact=True).click()
    expect(page.get_by_label("Your word")).to_be_visible()
    path = page.evaluate("location.pathname")
    page.reload()
    expect(page.get_by_label("Your word")).to_be_visible()
    page.get_by_role("button", name="I am done").click()
    expect(page.get_by_role("heading", name="Dagny: 0 points")).to_be_visible()
    expect(page.get_by_text("You are in place")).to_be_visible()
    page.goto(f"http://127.0.0.1:{server.port}/")
    expect(page.get_by_text("You have 0 points, place")).to_be_visible()
    other = visitors.open(path, viewport=DESKTOP)
    expect(other.get_by_text("This is somebody's word of the day.")).to_be_visible()


def test_rules_of_ones_own(visitors: Visitors) -> None:
    """What cannot be is told at the field, what does not go together after it was tried; the rest is played."""
    page = visitors.open("/", viewport=DESKTOP)
    page.get_by_label("Your name").fill("Regula")
    page.get_by_role("radio", name="Classic").check()
    page.get_by_text("Change the rules").click()
    points = page.get_by_role("textbox", name="Points")
    create = page.get_by_role("button", name="Create game")
    points.fill("5")
    expect(page.get_by_text("Give a number: 10 to 1000, or empty.")).to_be_visible()
    expect(create).to_be_disabled()
    points.fill("40")
    page.get_by_label("Letters that link, at least").fill("3")
    page.get_by_label("Letters that link, at most").fill("2")
    create.click()
    expect(page.get_by_text("These rules cannot be played together.")).to_be_visible()
    page.get_by_label("Letters that link, at most").fill("4")
    create.click()
    expect(page.get_by_role("heading", name="Classic to 40 points")).to_be_visible()


def test_a_choice_among_ones_own_rules_looks_like_any_other(visitors: Visitors) -> None:
    """Its frame shows that what is not chosen can be."""
    page = visitors.open("/", viewport=DESKTOP)
    page.get_by_text("Change the rules").click()
    frame = "fields => fields.map(field => getComputedStyle(field).border)"
    opening = page.get_by_role("group", name="The first word").filter(has=page.get_by_role("radio")).last
    languages = page.get_by_role("group", name="Words in")
    assert opening.evaluate_all(frame) == languages.evaluate_all(frame) != []


def test_why_no_game_was_created_is_told_where_one_looks(visitors: Visitors) -> None:
    """On a phone the name is far above the button: rules that clash are told beside it, a bad name at the name."""
    page = visitors.open("/", viewport=PHONE, is_mobile=True, has_touch=True)
    page.get_by_text("Change the rules").click()
    page.get_by_label("Letters that link, at least").fill("3")
    page.get_by_label("Letters that link, at most").fill("2")
    create = page.get_by_role("button", name="Create game")
    name = page.get_by_label("Your name")
    name.fill("<b>Rob</b>")
    create.click()
    expect(page.get_by_text("A name has 2 to 20 letters")).to_be_in_viewport()
    expect(name).to_be_focused()
    name.fill("Rob")
    create.click()
    expect(page.get_by_text("These rules cannot be played together.")).to_be_in_viewport()
    expect(page.get_by_label("Letters that link, at least")).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_label("Letters that link, at most")).to_have_attribute("aria-invalid", "false")
