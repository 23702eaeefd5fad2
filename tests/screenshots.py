"""Pictures of every screen, to be looked at: `python -m tests.screenshots`, or `make screenshots`.

They go into `screenshots/`: each screen on a desktop and a phone, in both themes. With `--readme` only `docs/game.png`
is made, the picture of a game that the README shows.
"""

import argparse
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from tests.support.browser import DESKTOP, PHONE, Visitors, chromium
from tests.support.playing import Table
from tests.support.screens import NAMES, Screens
from tests.support.server import Server

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "screenshots"
README = ROOT / "docs" / "game.png"
DEVICES: dict[str, dict[str, Any]] = {
    "desktop": {"viewport": DESKTOP},
    "phone": {"viewport": PHONE, "has_touch": True, "is_mobile": True, "device_scale_factor": 2},
}


def main() -> None:
    """Make the pictures that the command line asks for."""
    parser = argparse.ArgumentParser(description="Take a picture of each screen, into screenshots/.")
    parser.add_argument("--readme", action="store_true", help="take docs/game.png only")
    readme = parser.parse_args().readme
    with Server() as server, chromium() as browser, ExitStack() as contexts:
        visitors = Visitors(browser, server.port, contexts)
        for path in _readme(visitors, server) if readme else _all(visitors, Screens(server)):
            print(path.relative_to(ROOT), flush=True)  # noqa: T201 - a script


def _readme(visitors: Visitors, server: Server) -> Iterator[Path]:
    """A game of three in which Noor is about to play."""
    table = Table(server, "Noor", "Bastiaan", "Joris", ruleset="classic").start().play(13)
    table.say("Joris", "nice one!")
    page = visitors.open(table.play_until("Noor").path, key="Noor", viewport=DESKTOP)
    expect(page.get_by_role("log").get_by_text("nice one!")).to_be_visible()
    yield _taken(_typing(page, table), README)


def _all(visitors: Visitors, screens: Screens) -> Iterator[Path]:
    PICTURES.mkdir(exist_ok=True)
    for name in NAMES:
        for device, options in DEVICES.items():
            page = screens.open(visitors, name, **options)
            if name == "game":
                _typing(page, screens.playing)
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
                yield _taken(page, PICTURES / f"{name}-{device}-{scheme}.png")
            page.context.close()


def _taken(page: Page, path: Path) -> Path:
    page.screenshot(path=path, full_page=True)
    return path


def _typing(page: Page, table: Table) -> Page:
    """Somebody is about to play the next word."""
    page.get_by_label("Your word").fill(table.next_word)
    expect(page.get_by_text("letters link")).to_be_visible()
    page.mouse.move(0, 0)
    return page


if __name__ == "__main__":
    main()
