"""How a page calls its player: sound and vibration, each as far as the player wants it."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.support.browser import PHONE, Visitors
from tests.support.playing import LONG_TURNS, MY_TURN, Table
from tests.support.server import Server

pytestmark = [pytest.mark.e2e, pytest.mark.browser]

EARS = """
    window.tones = [];
    const make = AudioContext.prototype.createGain;
    AudioContext.prototype.createGain = function () {
        const made = make.call(this);
        const ramp = made.gain.exponentialRampToValueAtTime;
        made.gain.exponentialRampToValueAtTime = function (value, time) {
            window.tones.push(value);
            return ramp.call(this, value, time);
        };
        return made;
    };
"""
"""`tones` holds how loud each tone becomes, and how faint it ends."""
HANDS = "window.shaken = []; navigator.vibrate = pattern => window.shaken.push(pattern) > 0;"
ON_PHONE: dict[str, Any] = {"viewport": PHONE, "has_touch": True, "is_mobile": True}


def test_a_turn_sounds_as_loud_as_its_player_wants_it(visitors: Visitors, server: Server) -> None:
    """Two tones, synthesised; none while the sound is off."""
    page, table = _waits(visitors, server, "Loud", EARS)
    page.get_by_role("button", name="Sound on").click()
    page.get_by_label("Volume").fill("1")
    page.wait_for_function("window.tones.length === 4")  # how loud that is
    _turn_comes(page, table)
    page.wait_for_function("window.tones.length === 8")
    loud, faint = page.evaluate("[Math.max(...window.tones), Math.min(...window.tones)]")
    assert loud > 1000 * faint
    page.get_by_label("A sound when it is your turn").uncheck()
    _turn_comes(page, table)
    assert page.evaluate("new Promise(done => setTimeout(() => done(window.tones.length), 50))") == 8


def test_a_phone_shakes_when_it_is_your_turn(visitors: Visitors, server: Server) -> None:
    """Where there is a motor, and only as long as its player wants it."""
    page, table = _waits(visitors, server, "Shake", HANDS, **ON_PHONE)
    page.get_by_role("button", name="Sound on").click()
    switch = page.get_by_label("Vibrate when it is your turn")
    expect(switch).to_be_checked()
    _turn_comes(page, table)
    assert page.evaluate("window.shaken.length") == 1
    page.get_by_role("button", name="Sound on").click()  # the turn has taken the focus, and closed the box
    switch.uncheck()
    _turn_comes(page, table)
    assert page.evaluate("window.shaken.length") == 1


def test_a_desktop_offers_no_vibration(visitors: Visitors, server: Server) -> None:
    """Its browser has the interface without the motor."""
    page, _table = _waits(visitors, server, "Still", HANDS)
    page.get_by_role("button", name="Sound on").click()
    expect(page.get_by_label("A sound when it is your turn")).to_be_visible()
    expect(page.get_by_label("Vibrate when it is your turn")).to_have_count(0)


def _waits(visitors: Visitors, server: Server, name: str, probe: str, **options: Any) -> tuple[Page, Table]:
    """The page of somebody who waits for the other one's word."""
    table = Table(server, f"{name}-Anna", f"{name}-Bob", ruleset=LONG_TURNS).start().play_until(f"{name}-Bob")
    context = visitors.context(key=f"{name}-Anna", **options)
    context.add_init_script(probe)
    page = visitors.tab(context, table.path)
    expect(page.get_by_text("Type ahead:")).to_be_visible()
    return page, table


def _turn_comes(page: Page, table: Table) -> None:
    """The other one plays; if it is one's turn already, one's own word comes before."""
    if table.turn == table.names[0]:
        table.play()
        expect(page.get_by_text("Type ahead:")).to_be_visible()
    table.play()
    expect(page.get_by_text(MY_TURN)).to_be_visible()
