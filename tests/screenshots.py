"""Pictures of every screen, to be looked at: `python -m tests.screenshots`, or `make screenshots`.

They go into `screenshots/`: each screen on a desktop and a phone, in both themes. With `--readme` only `docs/game.png`
is made, the picture of a game that the README shows.
"""

import argparse
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.support.browser import DESKTOP, PHONE, Visitors, chromium
from tests.support.screens import NAMES, Screens
from tests.support.server import Server

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "screenshots"
README = ROOT / "docs" / "game.png"
DEVICES = {
    "desktop": {"viewport": DESKTOP},
    "phone": {"viewport": PHONE, "has_touch": True, "is_mobile": True, "device_scale_factor": 2},
}


def main() -> None:
    """Make the pictures that the command line asks for."""
    parser = argparse.ArgumentParser(description="Take a picture of each screen, into screenshots/.")
    parser.add_argument("--readme", action="store_true", help="take docs/game.png only")
    readme = parser.parse_args().readme
    with _visitors() as (visitors, screens):
        if readme:
            _typing(screens.open(visitors, "game", viewport=DESKTOP), screens).screenshot(path=README)
            print(README.relative_to(ROOT))  # noqa: T201 - a script
            return
        for path in _all(visitors, screens):
            print(path.relative_to(ROOT), flush=True)  # noqa: T201 - a script


@contextmanager
def _visitors() -> Iterator[tuple[Visitors, Screens]]:
    """A server with games on it, and a browser."""
    with Server() as server, chromium() as browser, ExitStack() as contexts:
        yield Visitors(browser, server.port, contexts), Screens(server)


def _all(visitors: Visitors, screens: Screens) -> Iterator[Path]:
    PICTURES.mkdir(exist_ok=True)
    for name in NAMES:
        for device, options in DEVICES.items():
            page = screens.open(visitors, name, **options)
            if name == "game":
                _typing(page, screens)
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
                yield _taken(page, PICTURES / f"{name}-{device}-{scheme}.png")
            page.context.close()


def _taken(page: Page, path: Path) -> Path:
    page.screenshot(path=path, full_page=True)
    return path


def _typing(page: Page, screens: Screens) -> Page:
    """Somebody is about to play the next word."""
    page.get_by_label("Your word").fill(screens.playing.next_word)
    expect(page.get_by_text("letters link")).to_be_visible()
    page.mouse.move(0, 0)
    return page


if __name__ == "__main__":
    main()
