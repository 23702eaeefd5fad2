"""Take the pictures that the page needs as files, in Chromium, from our own drawings.

    python -m web.pictures       write public/card.png (the preview of a link) and public/icon-*.png

Run it when the drawings change; the pictures stand checked in.
"""

import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser

from tests.support.browser import chromium
from web.build import find_node

WEB = Path(__file__).resolve().parent
PUBLIC = WEB / "public"

ICONS = {
    "icon-192.png": ("favicon.svg", 192),
    "icon-512.png": ("favicon.svg", 512),
    "icon-maskable-512.png": ("icon-maskable.svg", 512),
}
"""Picture to drawing and size in pixels."""


@contextmanager
def gallery() -> Iterator[str]:
    """The address of the page of drawings, for as long as it is needed."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [find_node().program, "node_modules/vite/bin/vite.js", "--host", "127.0.0.1", "--port", str(port)]
    with subprocess.Popen([*command, "--strictPort"], cwd=WEB, stdout=subprocess.PIPE, text=True) as vite:
        try:
            next(line for line in vite.stdout or [] if "ready in" in line)
            yield f"http://127.0.0.1:{port}/gallery.html"
        finally:
            vite.terminate()


def take_card(browser: Browser, address: str) -> None:
    """The preview of a link: the size that every chat program asks for."""
    page = browser.new_page(viewport={"width": 1200, "height": 630}, color_scheme="light")
    page.goto(f"{address}#card", wait_until="networkidle")
    page.screenshot(path=PUBLIC / "card.png")
    page.close()


def take_icon(browser: Browser, name: str, drawing: str, size: int) -> None:
    """A drawing as pixels, its corners transparent."""
    page = browser.new_page(viewport={"width": size, "height": size})
    page.goto((PUBLIC / drawing).as_uri())
    page.screenshot(path=PUBLIC / name, omit_background=True)
    page.close()


def main() -> None:
    """Take all of them."""
    with chromium() as browser, gallery() as address:
        take_card(browser, address)
        for name, (drawing, size) in ICONS.items():
            take_icon(browser, name, drawing, size)


if __name__ == "__main__":
    main()
