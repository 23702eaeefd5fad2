"""Chromium for tests: the system's own, quiet, and cut off from every other host."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM = next((found for name in PROGRAMS if (found := shutil.which(name))), None)
WAIT_MS = 15_000
LAN_HOST = "school.lan"
"""A name that leads to 127.0.0.1 and is no secure context, as any host name on a local network over plain http."""

_OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    f"--host-resolver-rules=MAP {LAN_HOST} 127.0.0.1",
)


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser; each page of a test has a context, and so a player, of its own."""
    assert CHROMIUM, "Chromium is missing: apt-get install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(_OPTIONS))
        yield browser
        browser.close()
