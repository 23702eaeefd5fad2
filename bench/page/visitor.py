"""Chromium, with the CPU of a phone: its pages run several times slower than this machine could."""

import json
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, ViewportSize

from bench.page import probes
from tests.support.browser import PHONE
from tests.support.wamp import seed

SLOWER = 4
"""The usual profile of a phone of the middle range, as Chromium's own tools have it."""


class Visitor:
    """Opens pages of the server at `port`, each in a profile without anything kept."""

    def __init__(self, browser: Browser, port: int) -> None:
        self._browser = browser
        self._home = f"http://127.0.0.1:{port}"

    @contextmanager
    def page(
        self, path: str, probe: str, *, key: str | None = None, slower: int = SLOWER, size: ViewportSize = PHONE
    ) -> Iterator[Page]:
        """A page in which `probe` runs first; `key`: who looks at it, a newcomer if nobody is named."""
        with self._browser.new_context(viewport=size, locale="en-GB", service_workers="block") as context:
            if key is not None:
                context.add_init_script(f"localStorage.setItem('wordsnake.seed', '{seed(key).hex()}')")
            context.add_init_script(probe)
            page = context.new_page()
            context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
            page.goto(self._home + path)
            yield page


def ready_probe(selector: str) -> str:
    """Notes when something matches this CSS selector."""
    return probes.READY.replace("SELECTOR", json.dumps(selector))
