"""Tabs whose clock stands, tabs that nobody looks at, and the processes of tabs.

Chromium shows every page that Playwright drives, so a page has to be told that it is hidden.
"""

from datetime import UTC, datetime, timedelta

from playwright.sync_api import Browser, Page

_SAY = """state => {
    Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
    Object.defineProperty(document, "hidden", { value: state === "hidden", configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
}"""


def stop_clock(page: Page) -> None:
    """From now on its time passes as the test says. Its clock has to be installed; it jumps ahead by two seconds."""
    page.clock.pause_at(datetime.now(UTC) + timedelta(seconds=2))


def hide(page: Page) -> None:
    """As behind another tab, where no timer can be relied on: none runs. As `stop_clock`."""
    stop_clock(page)
    page.evaluate(_SAY, "hidden")


def show(page: Page) -> None:
    """The tab is before all others again."""
    page.clock.resume()
    page.evaluate(_SAY, "visible")


def renderers(browser: Browser) -> list[int]:
    """The ids of the processes that run the code of its tabs."""
    session = browser.new_browser_cdp_session()
    processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
    session.detach()
    found = [int(process["id"]) for process in processes if process["type"] == "renderer"]
    assert found, processes
    return found
