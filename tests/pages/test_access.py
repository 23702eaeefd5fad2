"""Everyone can play: with a keyboard alone, a screen reader, a small phone, in every look the system asks for."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.support.browser import DESKTOP, PHONE, Visitors
from tests.support.playing import LONG_TURNS, MY_TURN, Table, play
from tests.support.screens import NAMES, Screens
from tests.support.server import Server
from tests.support.tabs import stop_clock

pytestmark = [pytest.mark.e2e, pytest.mark.browser]

TABS_MAX = 60


@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing(visitors: Visitors, screens: Screens, name: str) -> None:
    """No violation of any rule of axe-core, in either theme, on a desktop or a phone."""
    page = screens.open(visitors, name)
    found = [
        f"{scheme} {size['width']}: {violation}"
        for size in (DESKTOP, PHONE)
        for scheme in ("light", "dark")
        for violation in _violations(page, scheme, size)
    ]
    assert found == []


def _violations(page: Page, scheme: Any, size: Any) -> Iterator[str]:
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    for violation in Axe().run(page).response["violations"]:
        for node in violation["nodes"]:
            yield f"{violation['id']} at {' '.join(map(str, node['target']))}: {node['failureSummary']}"


@pytest.mark.parametrize("name", ["Share link", "More", "Sound on"])
def test_axe_finds_nothing_in_an_open_box(visitors: Visitors, screens: Screens, name: str) -> None:
    """Neither in the list nor in the boxes that buttons of the bar open; Escape closes them, and the focus is back."""
    page = screens.open(visitors, "game")
    button = page.get_by_role("button", name=name)
    button.click()
    expect(button).to_have_attribute("aria-expanded", "true")
    found = [
        each for size in (DESKTOP, PHONE) for scheme in ("light", "dark") for each in _violations(page, scheme, size)
    ]
    assert found == []
    page.keyboard.press("Escape")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(button).to_be_focused()


@pytest.mark.parametrize("name", NAMES)
def test_each_screen_says_what_it_is(visitors: Visitors, screens: Screens, name: str) -> None:
    """A title, one main heading, a language, and landmarks."""
    page = screens.open(visitors, name)
    expect(page).to_have_title(re.compile("Wordsnake"))
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    expect(page.get_by_role("main")).to_have_count(1)
    assert page.locator("html").get_attribute("lang") == "en"


@pytest.mark.parametrize("name", NAMES)
def test_nothing_scrolls_sideways_at_320_pixels(visitors: Visitors, screens: Screens, name: str) -> None:
    """The narrowest phones there are show all of a line."""
    page = screens.open(visitors, name, viewport={"width": 320, "height": 640})
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 320


@pytest.mark.parametrize("height", [640, 400])
def test_the_field_and_the_head_stay_in_view_on_a_small_phone(
    visitors: Visitors, screens: Screens, height: int
) -> None:
    """400 pixels are what an on-screen keyboard leaves."""
    page = screens.open(visitors, "game", viewport={"width": 320, "height": 640}, has_touch=True, is_mobile=True)
    field = page.get_by_label("Your word")
    field.fill("b")
    page.set_viewport_size({"width": 320, "height": height})
    for shown in (field, page.locator(".headbox"), page.get_by_role("timer"), page.get_by_role("button", name="Play")):
        expect(shown).to_be_in_viewport(ratio=1)


def test_a_game_is_played_with_the_keyboard_alone(visitors: Visitors, server: Server) -> None:
    """Tab, Enter and letters are enough from the first screen to a rematch."""
    page = visitors.open()
    _tab_to(page, page.get_by_label("Your name"))
    page.keyboard.type("Keys-Anna")
    _tab_to(page, page.get_by_role("radio", name="Sprint"))
    _tab_to(page, page.get_by_role("radio", name="English"))
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("radio", name="Dutch")).to_be_checked()
    _tab_to(page, page.get_by_role("button", name="Create game"))
    page.keyboard.press("Enter")
    start = page.get_by_role("button", name="Start", exact=True)
    expect(start).to_be_visible()
    table = Table.of(server, page.evaluate("location.pathname"), "Keys-Bob")
    expect(start).to_be_enabled()
    _tab_to(page, start)
    page.keyboard.press("Enter")
    expect(page.get_by_label("Your word")).to_be_visible()
    rematch = page.get_by_role("button", name="Rematch")
    while _my_turn(page, table):
        expect(page.get_by_label("Your word")).to_be_focused()
        page.keyboard.type(table.next_word)
        page.keyboard.press("Enter")
        expect(page.get_by_text(MY_TURN)).to_have_count(0)
    expect(rematch).to_be_visible()
    _tab_to(page, rematch)
    page.keyboard.press("Enter")
    expect(start).to_be_visible()


def test_focus_goes_through_a_game_in_the_order_of_the_screen(visitors: Visitors, screens: Screens) -> None:
    """Bar, field, Play, log, chat; and at one's turn it is in the field already."""
    page = screens.open(visitors, "game")
    field = page.get_by_label("Your word")
    expect(field).to_be_focused()
    page.keyboard.type("x")
    page.evaluate("document.activeElement.blur(); getSelection().removeAllRanges()")
    stops = [
        page.get_by_role("link", name="wordsnake"),
        page.get_by_role("button", name="Share link"),
        page.get_by_role("button", name="More"),
        field,
        page.get_by_role("button", name="Play", exact=True),
        page.get_by_role("log"),
        page.get_by_role("textbox", name="Chat"),
        page.get_by_role("button", name="Send"),
    ]
    for before, stop in zip([None, *stops], stops, strict=False):
        presses = _tab_to(page, stop)
        assert presses < TABS_MAX, (before, stop)


def test_moves_are_announced(visitors: Visitors, server: Server) -> None:
    """The live region says what was played and whose turn it is, not everything at once."""
    table = Table(server, "Live-Anna", "Live-Bob", ruleset=LONG_TURNS).start().play_until("Live-Bob")
    page = visitors.open(table.path, key="Live-Anna")
    expect(page.get_by_text("Type ahead:")).to_be_visible()
    live = page.locator("[aria-live=polite]")
    expect(live).to_have_count(1)
    table.play()
    if len(table.played()) == 1:
        expect(live).to_have_text("Live-Bob opened with behaard. Your turn, 600 seconds.")
    else:
        expect(live).to_have_text("Live-Bob played haardvuur, 5 letters, 10 points. Your turn, 600 seconds.")
    word = table.next_word
    play(page, word)
    expect(live).to_have_text(re.compile(f"^Live-Anna .*{word}.*points.$"))


def test_the_last_seconds_are_announced(visitors: Visitors, server: Server) -> None:
    """At ten and at five, so that nobody has to look at the clock."""
    table = Table(server, "Late-Anna", "Late-Bob", ruleset={"name": "sprint", "turn_seconds": 20}).start()
    other, name = (table.turn, *(set(table.names) - {table.turn}))
    context = visitors.context(key=name)
    context.clock.install()
    page = visitors.tab(context, table.path)
    expect(page.get_by_text(f"Type ahead: {other} is to move.")).to_be_visible()
    table.play()
    expect(page.get_by_text(MY_TURN)).to_be_visible()
    live = page.locator("[aria-live=polite]")
    stop_clock(page)
    seconds = int(str(page.get_by_role("timer").get_attribute("aria-label")).split()[0])
    page.clock.run_for((seconds - 10) * 1000 + 500)  # frames, too, come by the stopped clock: the page is a few behind
    expect(live).to_have_text("10 seconds left")
    page.clock.run_for(5_000)
    expect(live).to_have_text("5 seconds left")


def test_nothing_moves_where_less_motion_is_asked_for(visitors: Visitors, server: Server) -> None:
    """Neither a running animation nor a transition, also while words come in."""
    table = Table(server, "Calm-Anna", "Calm-Bob", ruleset=LONG_TURNS).start().play_until("Calm-Anna")
    page = visitors.open(table.path, key="Calm-Anna", reduced_motion="reduce")
    expect(page.get_by_text(MY_TURN)).to_be_visible()
    page.evaluate(
        """() => {
            window.seen = [];
            const look = () => {
                for (const each of document.getAnimations()) {
                    if (each.effect.getComputedTiming().duration > 1) window.seen.push(String(each.animationName));
                }
                requestAnimationFrame(look);
            };
            look();
        }"""
    )
    play(page, table.next_word)
    expect(page.get_by_text("Type ahead:")).to_be_visible()
    table.play()
    expect(page.get_by_text(MY_TURN)).to_be_visible()
    assert page.evaluate("window.seen") == []


@pytest.mark.parametrize(
    "look",
    [{"forced_colors": "active"}, {"contrast": "more"}, {"contrast": "more", "color_scheme": "dark"}],
    ids=["forced-colors", "more-contrast", "more-contrast-dark"],
)
def test_a_game_can_be_played_in_high_contrast(visitors: Visitors, screens: Screens, look: dict[str, str]) -> None:
    """Nothing that is needed is carried by colour alone, and axe finds nothing.

    Forced colours come in when the page is painted: axe reads other ones, so its rule of contrast is left out there.
    """
    page = screens.open(visitors, "game", **look)
    page.get_by_label("Your word").fill(screens.playing.next_word)
    expect(page.get_by_text(re.compile("letters? link"))).to_be_visible()
    for seat in screens.playing.names:
        expect(page.get_by_role("list", name="Seats").get_by_text(seat)).to_be_visible()
    rules = {"color-contrast": {"enabled": "forced_colors" not in look}}
    found = Axe().run(page, options={"resultTypes": ["violations"], "rules": rules}).response["violations"]
    assert [each["id"] for each in found] == []


def _tab_to(page: Page, target: Locator) -> int:
    """Press Tab until `target` has the focus; how often."""
    for presses in range(1, TABS_MAX):
        page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            return presses
    raise AssertionError(f"Tab never reaches {target}")


def _my_turn(page: Page, table: Table) -> bool:
    """Let the other one move until it is the page's turn, or the game is over: then False."""
    view = table.view
    while view["phase"] == "playing" and view["turn"] in table.clients:
        view = table.play().view
    if view["phase"] != "playing":
        return False
    expect(page.get_by_text(MY_TURN)).to_be_visible()
    return True
