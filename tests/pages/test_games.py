"""A game in Chromium, played as people play it: by what stands on the page."""

import pytest
from playwright.sync_api import expect

from tests.support.browser import LAN_HOST, Visitors
from tests.support.playing import MY_TURN, WORDS, create, join, mover, play
from tests.support.proxy import Line
from tests.support.server import Server

pytestmark = [pytest.mark.e2e, pytest.mark.browser]


def test_two_pages_play_a_sprint_and_one_of_them_loses_its_line(visitors: Visitors, server: Server) -> None:
    """Every move is on the other screen at once; a page that was cut off repairs itself, and no move is lost."""
    with Line(server.port) as line:
        anna = visitors.open()
        bob = visitors.open(create(anna, "Anna"), port=line.port)
        join(bob, "Bob")
        anna.get_by_role("button", name="Start", exact=True).click()
        for count, word in enumerate(WORDS):
            page = mover(anna, bob)
            other = bob if page is anna else anna
            cut = page is bob and count > 1 and not line.was_cut
            if cut:
                line.cut()
                expect(bob.get_by_text("Reconnecting...")).to_be_visible()
            play(page, word)
            if cut:
                line.mend()
            for each in (anna, bob):
                expect(each.get_by_role("log").get_by_text(word)).to_be_visible()
            if other.get_by_role("heading", name="win").is_visible():
                break
        assert line.was_cut
        for page in (anna, bob):
            expect(page.get_by_role("button", name="Rematch")).to_be_visible()
            expect(page.get_by_text("The goal was passed in round")).to_be_visible()
        assert anna.get_by_role("heading").first.inner_text() == bob.get_by_role("heading").first.inner_text()


def test_a_refused_word_is_explained_under_the_field(visitors: Visitors) -> None:
    """One sentence says what is wrong, the word stays to be changed, and nothing was played."""
    anna = visitors.open()
    bob = visitors.open(create(anna, "Cato"))
    join(bob, "Daan")
    anna.get_by_role("button", name="Start", exact=True).click()
    page = mover(anna, bob)
    play(page, "blorf")
    expect(page.get_by_text('"blorf" is not in the Dutch list.')).to_be_visible()
    expect(page.get_by_label("Your word")).to_have_value("blorf")
    play(page, "banaan")
    other = bob if page is anna else anna
    expect(other.get_by_text(MY_TURN)).to_be_visible()
    play(other, "zee")
    expect(other.get_by_text("n, an, aan, naan or anaan")).to_be_visible()


def test_everything_needed_for_play_works_without_a_secure_context(visitors: Visitors) -> None:
    """Over plain http at a name of the local network there is no crypto.subtle, clipboard or randomUUID."""
    eva = visitors.open(host=LAN_HOST)
    assert eva.evaluate("window.isSecureContext") is False
    finn = visitors.open(create(eva, "Eva"), host=LAN_HOST)
    join(finn, "Finn")
    eva.get_by_role("button", name="Start", exact=True).click()
    page = mover(eva, finn)
    play(page, "behaard")
    other = finn if page is eva else eva
    expect(other.get_by_text(MY_TURN)).to_be_visible()
    expect(other.get_by_role("log").get_by_text("behaard")).to_be_visible()


def test_a_game_can_be_watched_and_talked_about(visitors: Visitors) -> None:
    """Whoever opens the link of a running game watches it; players talk, and `>word` plays from the chat."""
    gijs = visitors.open()
    path = create(gijs, "Gijs")
    hans = visitors.open(path)
    join(hans, "Hans")
    gijs.get_by_role("button", name="Start", exact=True).click()
    watcher = visitors.open(path)
    expect(watcher.get_by_role("main").get_by_text("you are watching")).to_be_visible()
    expect(watcher.get_by_label("Your word")).to_have_count(0)
    for page in (gijs, watcher):
        expect(page.get_by_role("banner").get_by_text("1 watching")).to_be_visible()
    hans.get_by_role("textbox", name="Chat").fill("hello <b>there</b>")
    hans.keyboard.press("Enter")
    for page in (gijs, watcher):
        expect(page.get_by_role("log").get_by_text("hello <b>there</b>")).to_be_visible()
    page = mover(gijs, hans)
    page.get_by_role("textbox", name="Chat").fill(">banaan")
    page.keyboard.press("Enter")
    expect(watcher.get_by_role("log").get_by_text("banaan")).to_be_visible()


def test_a_rematch_seats_the_same_players_again(visitors: Visitors) -> None:
    """When one has left, the other wins; both may go on in a new game."""
    ida = visitors.open()
    jan = visitors.open(create(ida, "Ida"))
    join(jan, "Jan")
    ida.get_by_role("button", name="Start", exact=True).click()
    mover(ida, jan)
    jan.get_by_role("button", name="More").click()
    jan.get_by_role("button", name="Leave").click()
    expect(ida.get_by_text("The others are out.")).to_be_visible()
    ida.get_by_role("button", name="Rematch").click()
    expect(ida.get_by_role("button", name="Start", exact=True)).to_be_visible()
    jan.get_by_role("button", name="To the rematch").click()
    expect(ida.get_by_text("2 players are here")).to_be_visible()
