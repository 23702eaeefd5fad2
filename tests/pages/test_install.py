"""The page as something one keeps: installed, without a server, and beside a server that is newer."""

import http.server
import re
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect

from tests.support.browser import Visitors
from tests.support.playing import LONG_TURNS, MY_TURN, Table, expect_in_log
from tests.support.proxy import Line
from tests.support.server import Server

pytestmark = [pytest.mark.e2e, pytest.mark.browser]

RENEWED = "The server has been renewed."
UNREACHABLE = "The server cannot be reached. This page goes on by itself as soon as it can."
VERSION = re.compile(r'"version":\s*"[^"]+"')


def test_chromium_finds_nothing_that_keeps_it_from_being_installed(visitors: Visitors) -> None:
    """Its own judgement of manifest, icons and service worker; each icon is as large as it says."""
    page = visitors.open()
    _kept(page)
    session = page.context.new_cdp_session(page)
    assert session.send("Page.getAppManifest")["errors"] == []
    found = {each["errorId"] for each in session.send("Page.getInstallabilityErrors")["installabilityErrors"]}
    assert found <= {"in-incognito"}  # as every page of a test
    manifest = page.request.get(page.url + "manifest.webmanifest").json()
    sizes = page.evaluate(
        """icons => Promise.all(icons.map(async ({ src }) => {
            const image = new Image();
            image.src = src;
            await image.decode();
            return `${image.naturalWidth}x${image.naturalHeight}`;
        }))""",
        [icon for icon in manifest["icons"] if icon["sizes"] != "any"],
    )
    assert sizes == [icon["sizes"] for icon in manifest["icons"] if icon["sizes"] != "any"]


def test_without_a_server_the_kept_page_says_so_and_goes_on_by_itself(visitors: Visitors, server: Server) -> None:
    """It is loaded with no line at all, claims nothing, and shows the game as soon as there is a server."""
    table = Table(server, "Kept-Anna", "Kept-Bob", ruleset=LONG_TURNS).start().play(2)
    with Line(server.port) as line:
        page = visitors.open(table.path, port=line.port)
        expect_in_log(page, *table.played())
        _kept(page)
        line.cut()
        page.reload()
        expect(page.get_by_text(UNREACHABLE)).to_be_visible()
        expect(page.get_by_role("log")).to_have_count(0)
        table.play()
        line.mend()
        expect_in_log(page, *table.played())


def test_a_kept_page_is_never_shown_where_a_server_gives_a_newer_one(visitors: Visitors, server: Server) -> None:
    """The service worker asks first."""
    with Line(server.port) as line:
        page = visitors.open(port=line.port)
        _kept(page)
    with newer_page(line.port):
        page.goto(page.url)
        expect(page.get_by_role("heading", name="A newer page")).to_be_visible()


def test_a_page_that_is_older_than_its_server_offers_to_load_itself_again(visitors: Visitors) -> None:
    """Once for each version: where that did not help it would not help again."""
    page = visitors.tab(visitors.context(service_workers="block"), "/rules")
    page.route_web_socket("**/ws", _says_it_is_newer)
    page.goto(page.url.replace("/rules", "/"))
    expect(page.get_by_text(RENEWED)).to_be_visible()
    page.evaluate("document.documentElement.dataset.same = 'page'")
    page.get_by_role("link", name="Load this page again").click()
    page.wait_for_function("document.documentElement.dataset.same === undefined")
    expect(page.get_by_role("button", name="Play now")).to_be_visible()
    expect(page.get_by_text("Nobody is waiting.").or_(page.get_by_role("button", name="Join").first)).to_be_visible()
    expect(page.get_by_text(RENEWED)).to_have_count(0)


def test_nobody_is_asked_to_load_a_page_again_in_a_game(visitors: Visitors, server: Server) -> None:
    """Only when it is over."""
    table = Table(server, "Newer-Anna", "Newer-Bob").start().play_until("Newer-Anna")
    page = visitors.tab(visitors.context(key="Newer-Anna", service_workers="block"), "/rules")
    page.route_web_socket("**/ws", _says_it_is_newer)
    page.goto(page.url.replace("/rules", table.path))
    expect(page.get_by_text(MY_TURN)).to_be_visible()
    expect(page.get_by_text("Follow").or_(page.get_by_text("You open"))).to_be_visible()
    expect(page.get_by_text(RENEWED)).to_have_count(0)
    table.finish()
    expect(page.get_by_role("button", name="Rematch")).to_be_visible()
    expect(page.get_by_text(RENEWED)).to_be_visible()


def _kept(page: Page) -> None:
    """The service worker has kept everything, and answers for this page from now on."""
    page.wait_for_function("navigator.serviceWorker.ready.then(() => true)")


def _says_it_is_newer(route: WebSocketRoute) -> None:
    """The server's answers, but for its version."""
    server = route.connect_to_server()

    def answer(message: str | bytes) -> None:
        route.send(VERSION.sub('"version":"99.0"', message) if isinstance(message, str) else message)

    server.on_message(answer)


class _Newer(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = b"<!doctype html><title>Wordsnake</title><h1>A newer page</h1>"
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Keep quiet."""


@contextmanager
def newer_page(port: int) -> Iterator[None]:
    """Another server in the place of the one that was there."""
    socketserver.TCPServer.allow_reuse_address = True
    with http.server.ThreadingHTTPServer(("127.0.0.1", port), _Newer) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield
        server.shutdown()
        thread.join()
