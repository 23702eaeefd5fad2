"""Every screen has its address, its language and its manners."""

import re
from time import monotonic

import pytest
from playwright.sync_api import Page, expect

from tests.support.browser import LAN_HOST, PHONE, WAIT_MS, Visitors
from tests.support.playing import LONG_TURNS, Table, play
from tests.support.screens import NAMES, Screens
from tests.support.server import Server
from tests.support.tabs import hide

pytestmark = [pytest.mark.e2e, pytest.mark.browser]


KEEP_NOTIFICATIONS = """
    window.notifications = [];
    const show = ServiceWorkerRegistration.prototype.showNotification;
    ServiceWorkerRegistration.prototype.showNotification = async function (title, options) {
        await show.call(this, title, options);
        notifications.push(title);
    };
"""
"""Keeps the titles of what the browser has shown. Without a desktop it may forget at once that it did."""


def notified(page: Page) -> list[str]:
    """As soon as something was shown. It is asked from here: a tab whose clock stands can't wait."""
    until = monotonic() + WAIT_MS / 1000
    while not (titles := page.evaluate("notifications")) and monotonic() < until:
        page.wait_for_timeout(50)
    return list(titles)


@pytest.mark.parametrize("name", NAMES)
def test_a_screen_is_the_same_when_it_is_loaded_again(visitors: Visitors, screens: Screens, name: str) -> None:
    """Its address says all of it."""
    page = screens.open(visitors, name)
    title, heading = page.title(), page.get_by_role("heading", level=1).inner_text()
    page.reload()
    expect(screens.all[name].ready(page)).to_be_visible()
    expect(page).to_have_title(title)
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)


def test_back_and_forward_walk_through_the_screens(visitors: Visitors, screens: Screens) -> None:
    """Without loading anything again."""
    page = screens.open(visitors, "home")
    page.evaluate("document.documentElement.dataset.same = 'page'")
    page.get_by_role("navigation").get_by_role("link", name="Rules").click()
    expect(page.get_by_role("heading", name="A turn")).to_be_visible()
    page.get_by_role("navigation").get_by_role("link", name="Scoreboard").click()
    expect(page.get_by_role("timer")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name="A turn")).to_be_visible()
    expect(page).to_have_url(re.compile("/rules$"))
    page.go_back()
    expect(page.get_by_role("button", name="Play now")).to_be_visible()
    page.go_forward()
    expect(page).to_have_url(re.compile("/rules$"))
    assert page.evaluate("document.documentElement.dataset.same") == "page"


@pytest.mark.parametrize(
    ("locale", "play_now", "lang"),
    [
        ("nl-NL", "Speel nu", "nl"),
        ("nl-BE", "Speel nu", "nl"),
        ("en-US", "Play now", "en"),
        ("fr-FR", "Play now", "en"),
    ],
)
def test_the_page_speaks_the_language_of_the_browser(visitors: Visitors, locale: str, play_now: str, lang: str) -> None:
    """Dutch where Dutch is asked for, English elsewhere."""
    page = visitors.open(locale=locale)
    expect(page.get_by_role("button", name=play_now)).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", lang)


def test_a_chosen_language_and_theme_are_remembered(visitors: Visitors) -> None:
    """Whatever the browser and the system ask for."""
    page = visitors.open(color_scheme="light")
    page.get_by_role("button", name="Language: English").click()
    expect(page.get_by_role("button", name="Speel nu")).to_be_visible()
    page.get_by_role("button", name="Licht of donker").click()
    page.reload()
    expect(page.get_by_role("button", name="Speel nu")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_a_name_with_markup_is_refused_in_one_sentence(visitors: Visitors) -> None:
    """Under the field it is about."""
    page = visitors.open()
    page.get_by_label("Your name").fill("<b>Anna</b>")
    page.get_by_role("button", name="Create game").click()
    expect(page.get_by_text("A name has 2 to 20 letters, digits, - and _, all of one script.")).to_be_visible()
    expect(page.get_by_label("Your name")).to_have_attribute("aria-invalid", "true")


def test_the_title_and_the_icon_tell_whose_turn_it_is(visitors: Visitors, server: Server) -> None:
    """So that a tab among many is found."""
    table = Table(server, "Icon-Anna", "Icon-Bob", ruleset=LONG_TURNS).start().play_until("Icon-Anna")
    page = visitors.open(table.path, key="Icon-Anna")
    icon = page.locator("link[rel=icon]")
    expect(page).to_have_title(re.compile("^Your turn"))
    expect(icon).to_have_attribute("href", "/favicon-turn.svg")
    play(page, table.next_word)
    expect(page).to_have_title("Classic · Wordsnake")
    expect(icon).to_have_attribute("href", "/favicon.svg")
    assert page.request.get(page.url.replace(table.path, "/favicon-turn.svg")).ok


def test_a_link_is_copied_and_says_so(visitors: Visitors, screens: Screens) -> None:
    """In a secure context."""
    page = screens.open(visitors, "waiting", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("main").get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("button", name="Link copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    expect(page.get_by_label("Others join with this link")).to_have_value(page.url)


def test_a_code_to_scan_leads_to_the_game(visitors: Visitors, screens: Screens) -> None:
    """For the phone in the hand of whoever looks on."""
    page = screens.open(visitors, "game")
    page.get_by_role("button", name="Share link").click()
    expect(page.get_by_role("img", name=f"QR code of {page.url}")).to_be_visible()


def test_what_a_host_name_of_the_lan_does_not_allow_is_not_offered(visitors: Visitors, screens: Screens) -> None:
    """No notification, no service worker, no native share over plain http; the link still can be copied."""
    screen = screens.all["waiting"]
    page = visitors.open(screen.path, key=screen.key, host=LAN_HOST, viewport=PHONE, is_mobile=True, has_touch=True)
    expect(screen.ready(page)).to_be_visible()
    assert page.evaluate("window.isSecureContext") is False
    expect(page.get_by_role("button", name="Send link")).to_have_count(0)
    page.get_by_role("button", name="Sound on").click()
    expect(page.get_by_label("A sound when it is your turn")).to_be_visible()
    expect(page.get_by_label("A notification when it is your turn")).to_have_count(0)
    page.keyboard.press("Escape")
    page.get_by_role("main").get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("button", name="Link copied")).to_be_visible()
    assert page.evaluate("'serviceWorker' in navigator") is False


def test_a_notification_comes_to_whoever_wants_it_and_does_not_look(visitors: Visitors, server: Server) -> None:
    """Off until the player asks for it; none while the page is before one's eyes."""
    table = Table(server, "Note-Anna", "Note-Bob", ruleset=LONG_TURNS).start().play_until("Note-Bob")
    context = visitors.context(key="Note-Anna", permissions=["notifications"])
    context.clock.install()
    context.add_init_script(KEEP_NOTIFICATIONS)
    page = visitors.tab(context, table.path)
    expect(page.get_by_text("Type ahead:")).to_be_visible()
    page.get_by_role("button", name="Sound on").click()
    switch = page.get_by_label("A notification when it is your turn")
    expect(switch).not_to_be_checked()
    switch.check()
    page.wait_for_function("navigator.serviceWorker.ready.then(() => true)")
    table.play()
    play(page, table.next_word)
    expect(page.get_by_text("Type ahead:")).to_be_visible()
    assert page.evaluate("notifications") == []
    hide(page)
    word = table.next_word
    table.play()
    expect(page).to_have_title(f"Your turn: {word} · Wordsnake")
    assert notified(page) == [page.title()]


def test_sound_can_be_muted_and_stays_so(visitors: Visitors, screens: Screens) -> None:
    """The icon says which it is."""
    page = screens.open(visitors, "home")
    page.get_by_role("button", name="Sound on").click()
    page.get_by_label("A sound when it is your turn").uncheck()
    expect(page.get_by_role("button", name="Sound off")).to_be_visible()
    expect(page.get_by_label("Volume")).to_be_disabled()
    page.reload()
    expect(page.get_by_role("button", name="Sound off")).to_be_visible()


def test_what_one_player_says_can_be_hidden(visitors: Visitors, server: Server) -> None:
    """By whoever does not want to read it; moves stay, and it can be shown again."""
    table = Table(server, "Mute-Anna", "Mute-Bob", ruleset=LONG_TURNS).start()
    page = visitors.open(table.path, key="Mute-Anna")
    log = page.get_by_role("log")
    table.say("Mute-Bob", "all too loud")
    expect(log.get_by_text("all too loud")).to_be_visible()
    page.get_by_role("button", name="Hide what Mute-Bob says").first.click()
    expect(log.get_by_text("all too loud")).to_have_count(0)
    table.say("Mute-Bob", "louder still")
    table.play()
    expect(log.get_by_text("behaard", exact=True)).to_be_visible()
    expect(log.get_by_text("louder still")).to_have_count(0)
    page.get_by_role("button", name="Show what Mute-Bob says").first.click()
    expect(log.get_by_text("louder still")).to_be_visible()


def test_a_game_that_is_over_can_be_replayed(visitors: Visitors, screens: Screens) -> None:
    """The slider walks through its moves, by key as well; each is said in words."""
    page = screens.open(visitors, "over")
    slider = page.get_by_role("slider", name="Replay: move")
    last = len(screens.finished.played()) - 1
    expect(slider).to_have_attribute("aria-valuetext", f"move {last} of {last}")
    slider.press("Home")
    expect(page.get_by_role("heading", name="Opening:")).to_contain_text("behaard")
    slider.press("ArrowRight")
    expect(page.get_by_role("heading", name="Move 1:")).to_contain_text("haardvuur, +10")
    expect(page.get_by_role("img", name=re.compile("^Scores over the moves"))).to_be_visible()


def test_an_address_of_no_game_says_so(visitors: Visitors) -> None:
    """And leads home."""
    page = visitors.open("/g/aaaaaaaa")
    expect(page.get_by_text("There is no such game, or its link is incomplete.")).to_be_visible()
    page.get_by_role("link", name="To the games").click()
    expect(page.get_by_role("button", name="Play now")).to_be_visible()


def test_the_scoreboard_shows_the_game_that_is_being_played(visitors: Visitors, screens: Screens) -> None:
    """Live, with the address at which to join."""
    page = screens.open(visitors, "scoreboard")
    expect(page.get_by_text("Join at")).to_be_visible()
    expect(page.get_by_role("region", name="The snake so far")).to_be_visible()


def test_the_scoreboard_lists_the_games_that_ended(visitors: Visitors, screens: Screens, server: Server) -> None:
    """The winner first; and those that end while one looks, the last one at the top."""
    before = Table(server, "Ended-Cas", "Ended-Dirk").start().finish()
    page = screens.open(visitors, "scoreboard")
    rows = page.get_by_role("region", name="Ended").get_by_role("listitem")
    expect(rows.first).to_have_text(_ranked(before))
    table = Table.strangers(server, "Ended-Anna", "Ended-Bob").start().finish()
    expect(rows.first).to_have_text(_ranked(table))
    expect(rows.nth(1)).to_have_text(_ranked(before))
    expect(rows.first.locator("b")).to_have_count(len(table.view["outcome"]["winners"]))


def _ranked(table: Table) -> str:
    scores = table.view["outcome"]["scores"]
    return ", ".join(f"{name} {scores[name]}" for name in sorted(scores, key=lambda name: -scores[name]))


def test_two_strangers_who_play_now_meet_and_play(visitors: Visitors) -> None:
    """One click each; the game begins by itself."""
    pages = []
    for name in ("Now-Anna", "Now-Bob"):
        page = visitors.open()
        page.get_by_label("Your name").fill(name)
        page.get_by_role("button", name="Play now").click()
        pages.append(page)
        if len(pages) == 1:
            expect(page.get_by_role("main").get_by_text("Looking for an opponent")).to_be_visible()
            expect(page.get_by_role("button", name="Start", exact=True)).to_have_count(0)
    for page in pages:
        expect(page.get_by_role("region", name="The snake so far")).to_be_visible(timeout=15_000)
    assert len({page.evaluate("location.pathname") for page in pages}) == 1


def test_what_developers_are_pointed_to_is_on_the_server_itself(visitors: Visitors, screens: Screens) -> None:
    """A class room may have no internet."""
    page = screens.open(visitors, "developers")
    links = page.get_by_role("article").get_by_role("link")
    found = [str(links.nth(place).get_attribute("href")) for place in range(links.count())]
    assert {"/tutorial.txt", "/contract.txt", "/api.txt"} <= set(found)
    for path in found:
        answer = page.request.get(page.url.replace("/developers", path))
        assert (answer.status, answer.headers["content-type"].partition(";")[0]) in {
            (200, "text/plain"),
            (200, "application/json"),
        }
