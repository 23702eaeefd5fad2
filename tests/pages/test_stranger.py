"""Strangers play a whole game: they know nothing of the page but what stands on it, every control by its label."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.support.browser import DESKTOP, PHONE, Visitors
from tests.support.playing import WORDS

pytestmark = [pytest.mark.e2e, pytest.mark.browser]

ON_DESKTOP: dict[str, Any] = {"viewport": DESKTOP}
ON_PHONE: dict[str, Any] = {"viewport": PHONE, "has_touch": True, "is_mobile": True}


@pytest.mark.parametrize(
    ("one", "other"),
    [(ON_DESKTOP, ON_PHONE), (ON_PHONE, ON_DESKTOP)],
    ids=["started on a desktop", "started on a phone"],
)
def test_two_strangers_play_a_game_to_its_end(visitors: Visitors, one: dict[str, Any], other: dict[str, Any]) -> None:
    """From the first screen, by the link that one reads to the other, to an outcome that both see, and once more."""
    names = [f"{name}-{'D' if one is ON_DESKTOP else 'P'}" for name in ("Vera", "Stan")]
    host = visitors.open("/", **one)
    write(host, "Your name", names[0])
    press(host, "Sprint")
    press(host, "Dutch")
    press(host, "Private, only with the link")
    press(host, "Create game")
    guest = visitors.open(link_in(host), **other)
    write(guest, "Your name", names[1])
    press(guest, "Join")
    see(guest, "starts the game.")
    press(host, "Start")
    pages = dict(zip(names, (host, guest), strict=True))
    mover = first(pages)
    for word in WORDS:
        write(pages[mover], "Your word", word)
        press(pages[mover], "Play")
        mover = next(name for name in names if name != mover)
        over, turn = pages[mover].get_by_text("Rematch"), pages[mover].get_by_text("you, to move")
        expect(over.or_(turn)).to_be_visible()
        if over.is_visible():
            break
    for page in pages.values():
        see(page, "The goal was passed in round")
        see(page, "Scores over the moves")
    press(guest, "Rematch")
    press(host, "To the rematch")
    see(host, "2 players are here")


def write(page: Page, label: str, text: str) -> None:
    """Into the field of this label."""
    page.get_by_label(label).fill(text)


def press(page: Page, text: str) -> None:
    """What reads so: point at the words and click, whatever lies over or under them."""
    words = page.get_by_text(text, exact=True)
    expect(words).to_be_visible()
    expect(words).to_be_enabled()
    words.click(force=True)


def see(page: Page, text: str) -> None:
    expect(page.get_by_text(text).first).to_be_visible()


def link_in(page: Page) -> str:
    """What follows the address of the server in the link to be given to others."""
    link = page.get_by_label("Others join with this link").input_value()
    return "/" + link.split("/", 3)[3]


def first(pages: dict[str, Page]) -> str:
    """Who is to move, as both pages say."""
    (name, page), (other, _) = pages.items()
    mine = page.get_by_text("you, to move")
    expect(mine.or_(page.get_by_text("Type ahead:"))).to_be_visible()
    return name if mine.is_visible() else other
