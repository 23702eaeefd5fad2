"""Chromium for tests: the system's own, quiet, and cut off from every other host."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, Request, ViewportSize, expect, sync_playwright

from tests.support.wamp import seed

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM = next((found for name in PROGRAMS if (found := shutil.which(name))), None)
WAIT_MS = 15_000
LAN_HOST = "school.lan"
"""A name that leads to 127.0.0.1 and is no secure context, as any host name on a local network over plain http."""
DESKTOP: ViewportSize = {"width": 1280, "height": 800}
PHONE: ViewportSize = {"width": 360, "height": 740}

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
    expect.set_options(timeout=WAIT_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(_OPTIONS))
        yield browser
        browser.close()


class Visitors:
    """Opens pages of a server. `problems`: exceptions in them, and requests to another origin."""

    def __init__(self, browser: Browser, port: int, contexts: ExitStack) -> None:
        self.problems: list[str] = []
        self._browser = browser
        self._port = port
        self._contexts = contexts

    def open(
        self,
        path: str = "/",
        *,
        key: str | None = None,
        port: int | None = None,
        host: str = "127.0.0.1",
        **options: Any,
    ) -> Page:
        """A page of somebody who was never here, or who has the key `seed(key)`. `options`: of the context."""
        context = self.context(key=key, **options)
        return self.tab(context, path, port=port, host=host)

    def context(self, *, key: str | None = None, **options: Any) -> BrowserContext:
        """A browser profile. As `open`."""
        context = self._contexts.enter_context(self._browser.new_context(**{"locale": "en-GB", **options}))
        context.set_default_timeout(WAIT_MS)
        if key is not None:
            context.add_init_script(f"localStorage.setItem('wordsnake.seed', '{seed(key).hex()}')")
        return context

    def tab(
        self, context: BrowserContext, path: str = "/", *, port: int | None = None, host: str = "127.0.0.1"
    ) -> Page:
        """A further page of a profile."""
        home = f"{host}:{port or self._port}"
        page = context.new_page()
        page.on("pageerror", lambda error: self.problems.append(str(error)))
        page.on("request", lambda request: self._check(request, home))
        page.goto(f"http://{home}{path}")
        return page

    def _check(self, request: Request, home: str) -> None:
        scheme, _, rest = request.url.partition("://")
        if scheme in {"http", "https", "ws", "wss"} and rest.split("/")[0] != home:
            self.problems.append(f"a request to another origin: {request.url}")
