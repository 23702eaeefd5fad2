"""What a page may cost and may do: bytes, other hosts, layout shifts, small targets, breaches of its own policy."""

import pytest
from playwright.sync_api import ConsoleMessage, Page, Response, expect

from tests.support.browser import PHONE, Visitors
from tests.support.playing import LONG_TURNS, MY_TURN, Table, play
from tests.support.screens import NAMES, Screens
from tests.support.server import Server

pytestmark = [pytest.mark.e2e, pytest.mark.browser]

SCRIPT_MAX = 120_000
"""Compressed bytes of script on a first load."""
SHIFT_MAX = 0.05
"""Cumulative layout shift."""
TAP, INLINE_TAP = 44, 24
"""Least height or width of what is tapped, in CSS pixels; a link within a sentence may be lower."""

WATCH_SHIFTS = """
    window.shift = 0;
    new PerformanceObserver(list => {
        for (const each of list.getEntries()) if (!each.hadRecentInput) window.shift += each.value;
    }).observe({ type: "layout-shift", buffered: true });
"""
SMALL_TARGETS = """([tap, inline]) => {
    const shown = e => e.checkVisibility({ visibilityProperty: true }) && !e.closest("[inert], .sr");
    const isInline = e => e.tagName === "A" && getComputedStyle(e).display === "inline";
    const target = e => e.matches("input[type=radio], input[type=checkbox]") ? e.closest("label") : e;
    return [...document.querySelectorAll("a[href], button, input, select, textarea")]
        .filter(shown)
        .map(target)
        .map(e => ({ text: `${e.tagName} ${e.getAttribute("aria-label") ?? e.textContent}`, inline: isInline(e),
                     box: e.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 1)
        .filter(({ inline: low, box }) => box.height < (low ? inline : tap) || box.width < inline)
        .map(({ text, box }) => `${text}: ${box.width} x ${box.height}`);
}"""


@pytest.mark.parametrize("name", ["home", "game", "over"])
def test_the_script_of_a_first_load_is_small(visitors: Visitors, screens: Screens, name: str) -> None:
    """All of it together, as it is sent."""
    answers: list[Response] = []
    context = visitors.context(key=screens.all[name].key, service_workers="block")
    context.on("response", lambda response: answers.append(response))  # noqa: PLW0108 - Playwright wants a function
    page = visitors.tab(context, screens.all[name].path)
    expect(screens.all[name].ready(page)).to_be_visible()
    scripts = [answer for answer in answers if answer.request.resource_type == "script"]
    assert scripts
    for script in scripts:
        assert script.header_value("content-encoding") in {"br", "gzip"}
    assert sum(int(script.header_value("content-length") or SCRIPT_MAX) for script in scripts) < SCRIPT_MAX


@pytest.mark.parametrize("name", NAMES)
def test_no_screen_breaks_its_policy_or_complains(visitors: Visitors, screens: Screens, name: str) -> None:
    """A strict Content-Security-Policy, kept; nothing in the console; no other host (`visitors` sees to that)."""
    said: list[str] = []
    screen = screens.all[name]
    context = visitors.context(key=screen.key)
    context.on("console", lambda message: said.append(_line(message)))
    context.add_init_script(
        "addEventListener('securitypolicyviolation', event => console.error('policy:', event.violatedDirective))"
    )
    page = visitors.tab(context, screen.path)
    expect(screen.ready(page)).to_be_visible()
    assert said == []
    policy = page.request.get(page.url).headers["content-security-policy"]
    assert "default-src 'none'" in policy or "default-src 'self'" in policy
    assert "unsafe" not in policy


def _line(message: ConsoleMessage) -> str:
    return f"{message.type}: {message.text}"


@pytest.mark.parametrize("name", NAMES)
def test_fingers_find_their_targets(visitors: Visitors, screens: Screens, name: str) -> None:
    """On a phone whatever is tapped is 44 pixels high; links in running text 24."""
    page = screens.open(visitors, name, viewport=PHONE, has_touch=True, is_mobile=True)
    assert page.evaluate(SMALL_TARGETS, [TAP, INLINE_TAP]) == []


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("width", [1280, 360])
def test_a_screen_does_not_jump_while_it_loads(visitors: Visitors, screens: Screens, name: str, width: int) -> None:
    """What comes from the server has its room kept."""
    screen = screens.all[name]
    context = visitors.context(key=screen.key, viewport={"width": width, "height": 760})
    context.add_init_script(WATCH_SHIFTS)
    page = visitors.tab(context, screen.path)
    expect(screen.ready(page)).to_be_visible()
    assert _shift(page) < SHIFT_MAX


@pytest.mark.parametrize("width", [1280, 360])
def test_a_growing_game_does_not_jump(visitors: Visitors, server: Server, width: int) -> None:
    """Through twenty-four words, one's own and the other's, with talk in between."""
    names = (f"Grow-Anna{width}", f"Grow-Bob{width}")
    table = Table(server, *names, ruleset=LONG_TURNS).start().play_until(names[0])
    context = visitors.context(key=names[0], viewport={"width": width, "height": 760})
    context.add_init_script(WATCH_SHIFTS)
    page = visitors.tab(context, table.path)
    for _ in range(12):
        expect(page.get_by_text(MY_TURN)).to_be_visible()
        word = table.next_word
        play(page, word)
        expect(page.get_by_text("Type ahead:")).to_be_visible()
        table.say(names[1], f"after {word}")
        table.play()
    expect(page.get_by_text(MY_TURN)).to_be_visible()
    assert _shift(page) < SHIFT_MAX


def _shift(page: Page) -> float:
    """Once what is on its way has been painted."""
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    return float(page.evaluate("window.shift"))
