"""A player goes on with another device: no account, no password, a code that works once."""

import pytest
from playwright.sync_api import Page, expect

from tests.support.browser import LAN_HOST, PHONE, Visitors
from tests.support.playing import LONG_TURNS, Table
from tests.support.server import Server

pytestmark = [pytest.mark.e2e, pytest.mark.browser]


def code_on(page: Page) -> str:
    """The code that is shown, as a person would type it."""
    page.get_by_role("button", name="Link another device").click()
    code = page.locator(".device-code")
    expect(code).to_be_visible()
    return code.inner_text()


def test_a_phone_that_scans_the_code_goes_on_with_the_game(visitors: Visitors, server: Server) -> None:
    """Over plain http at a name of the local network. Both devices know at once, and both are told to move."""
    table = Table(server, "Link-Lena", "Link-Otto", ruleset=LONG_TURNS).start().play_until("Link-Lena")
    desktop = visitors.open("/player/Link-Lena", key="Link-Lena", host=LAN_HOST)
    code_on(desktop)
    link = desktop.get_by_label("The address for the other device").input_value()
    expect(desktop.get_by_role("img", name=f"QR code of {link}")).to_be_visible()
    phone = visitors.open("/" + link.split("/", 3)[3], host=LAN_HOST, viewport=PHONE, has_touch=True, is_mobile=True)
    phone.get_by_role("button", name="Link this device").click()
    expect(phone.get_by_role("heading", name="This device plays as Link-Lena now.")).to_be_visible()
    expect(desktop.get_by_text("The other device plays as Link-Lena now.")).to_be_visible()
    phone.get_by_role("link", name="To the games").click()
    phone.get_by_role("link", name="Go on").click()
    expect(phone.get_by_text("you, to move")).to_be_visible()
    phone.get_by_label("Your word").fill(table.next_word)
    phone.get_by_role("button", name="Play", exact=True).click()
    expect(phone.get_by_text("Type ahead:")).to_be_visible()


def test_a_code_is_typed_in_dutch_and_works_once(visitors: Visitors) -> None:
    """A guest links a device too; the third device is told why it is not linked."""
    first = visitors.open("/link")
    code = code_on(first)
    for locale, lower in (("nl-NL", True), ("nl-NL", False)):
        other = visitors.open("/link", locale=locale)
        other.get_by_label("Code van het andere apparaat").fill(code.lower() if lower else code)
        other.get_by_role("button", name="Koppel dit apparaat").click()
        told = "Dit apparaat speelt nu als guest-" if lower else "Deze code bestaat niet."
        expect(other.get_by_text(told)).to_be_visible()


def test_a_device_that_has_a_name_says_what_to_do_instead(visitors: Visitors, server: Server) -> None:
    """Two players are never made one."""
    with server.connect("Link-Mila") as mila:
        mila.call("wordsnake.set_name", "Link-Mila")
    code = code_on(visitors.open("/link"))
    page = visitors.open(f"/link#{code.replace(' ', '')}", key="Link-Mila")
    page.get_by_role("button", name="Link this device").click()
    expect(page.get_by_text("This device plays as Link-Mila already. Make the code here")).to_be_visible()


def test_the_way_to_the_code_is_on_every_page(visitors: Visitors) -> None:
    """At the foot."""
    page = visitors.open("/rules")
    page.get_by_role("link", name="Link a device").click()
    expect(page.get_by_role("heading", name="Link a device")).to_be_visible()
