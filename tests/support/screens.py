"""Every screen of the page, with something on it: for tests that look at all of them, and for their pictures."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.support.browser import Visitors
from tests.support.playing import LONG_TURNS, MY_TURN, Table
from tests.support.server import Server


@dataclass(frozen=True)
class Screen:
    """Where it is, whose key looks at it (None: a newcomer's), and what shows that it is all there."""

    path: str
    key: str | None
    ready: Callable[[Page], Locator]


class Screens:
    """Games in every phase on a server, and the screens that show them."""

    def __init__(self, server: Server) -> None:
        self.waiting = Table(server, "Wies", "Willem")
        self.playing = Table(server, "Noor", "Bastiaan", "Joris", ruleset=LONG_TURNS).start().play(12)
        self.playing.say("Joris", "nice one!")
        self.playing.play_until("Noor")
        for loser in ("Otto", "Emma"):
            Table.strangers(server, "Emma", "Otto").start().play(2).give_up(loser)
        self.finished = Table.strangers(server, "Emma", "Otto").start().finish()
        self.all: Mapping[str, Screen] = {
            "home": Screen("/", None, lambda page: page.get_by_text("to 25 points")),
            "waiting": Screen(self.waiting.path, "Wies", lambda page: page.get_by_role("button", name="Start")),
            "join": Screen(self.waiting.path, None, lambda page: page.get_by_role("button", name="Join")),
            "game": Screen(self.playing.path, "Noor", lambda page: page.get_by_text(MY_TURN)),
            "watch": Screen(self.playing.path, None, lambda page: page.get_by_text("you are watching")),
            "over": Screen(self.finished.path, "Emma", lambda page: page.get_by_role("slider")),
            "scoreboard": Screen("/scoreboard", None, lambda page: page.get_by_role("timer")),
            "player": Screen("/player/Noor", None, lambda page: page.get_by_text("is here now")),
            "rated": Screen("/player/Emma", "Emma", lambda page: page.get_by_role("img", name="Rating in Sprint")),
            "leaderboard": Screen("/leaderboard", None, lambda page: page.get_by_role("link", name="Otto").first),
            "link": Screen("/link", None, lambda page: page.get_by_role("button", name="Link another device")),
            "rules": Screen("/rules", None, lambda page: page.get_by_role("heading", name="A turn")),
            "developers": Screen("/developers", None, lambda page: page.get_by_text("This server: Wordsnake")),
            "missing": Screen("/no/such/page", None, lambda page: page.get_by_text("There is nothing at this")),
        }

    def open(self, visitors: Visitors, name: str, **options: Any) -> Page:
        """A page that shows this screen, complete. `options`: of its context."""
        screen = self.all[name]
        page = visitors.open(screen.path, key=screen.key, **options)
        expect(screen.ready(page)).to_be_visible()
        return page


NAMES = (
    *("home", "waiting", "join", "game", "watch", "over", "scoreboard", "player", "rated", "leaderboard"),
    *("link", "rules", "developers", "missing"),
)
"""Of `Screens.all`, for tests that run once for each."""
