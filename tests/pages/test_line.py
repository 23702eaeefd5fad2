"""Truth on the line: whatever happens to the connection, a move counts once, and the page shows what is so."""

import os
import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, WebSocket, expect

from tests.support.browser import Visitors
from tests.support.playing import LONG_TURNS, MY_TURN, Table, expect_in_log, play
from tests.support.proxy import Line
from tests.support.server import Server
from tests.support.tabs import hide, renderers, show, stop_clock

pytestmark = [pytest.mark.e2e, pytest.mark.browser]

RECONNECTING = "Reconnecting..."
PENDING = "Sent, not stored yet."


@pytest.fixture(scope="module")
def server(lexicons: Path) -> Iterator[Server]:
    """A server of its own: it is stopped and killed here."""
    with Server(lexicons=lexicons) as server:
        yield server


@pytest.fixture
def line(server: Server) -> Iterator[Line]:
    with Line(server.port) as line:
        yield line


def seated(visitors: Visitors, table: Table, name: str, **options: Any) -> Page:
    """The page of a player whose turn it is, in a game that has begun."""
    table.start().play_until(name)
    page = visitors.open(table.path, key=name, **options)
    expect(page.get_by_text(MY_TURN)).to_be_visible()
    return page


def test_a_word_sent_on_a_dead_line_is_stored_once(visitors: Visitors, server: Server, line: Line) -> None:
    """It stands in the field, pending, until the line is back; then it is played without anybody doing anything."""
    table = Table(server, "Dead-Anna", "Dead-Bob")
    page = seated(visitors, table, "Dead-Anna", port=line.port)
    word, before = table.next_word, table.played()
    line.cut()
    expect(page.get_by_text(RECONNECTING)).to_be_visible()
    play(page, word)
    expect(page.get_by_label("Your word")).to_have_value(word)
    assert table.played() == before
    line.mend()
    expect(page.get_by_text("Type ahead: Dead-Bob is to move.")).to_be_visible()
    expect_in_log(page, word)
    assert table.played() == [*before, word]


def test_a_word_whose_answer_was_lost_is_stored_once(visitors: Visitors, server: Server, line: Line) -> None:
    """The server has stored it, the page cannot know: it repeats the move under its id, and learns the truth."""
    table = Table(server, "Lost-Anna", "Lost-Bob")
    page = seated(visitors, table, "Lost-Anna", port=line.port)
    word, before = table.next_word, table.played()
    heard = table.clients["Lost-Bob"].subscribe(f"wordsnake.game.{table.game}")
    line.swallow()
    play(page, word)
    expect(page.get_by_text(PENDING)).to_be_visible()
    heard.until(lambda event: event["type"] == "word_played")
    line.cut()
    line.mend()
    expect(page.get_by_text("Type ahead: Lost-Bob is to move.")).to_be_visible()
    expect_in_log(page, word)
    assert table.played() == [*before, word]


def test_moves_missed_without_a_line_are_fetched(visitors: Visitors, server: Server, line: Line) -> None:
    """What the others did meanwhile is there when the line is back, in order and once."""
    table = Table(server, "Gap-Anna", "Gap-Bob", "Gap-Cas", ruleset=LONG_TURNS)
    table.start().play(2)
    page = visitors.open(table.path, port=line.port)
    expect_in_log(page, *table.played())
    line.cut()
    table.play(4)
    line.mend()
    expect_in_log(page, *table.played())


def test_a_short_loss_is_not_worth_a_word(visitors: Visitors, server: Server, line: Line) -> None:
    """ "Reconnecting..." is shown only once a loss lasts over a second."""
    table = Table(server, "Short-Anna", "Short-Bob")
    table.start()
    page, sockets = _stopped_clock(visitors, table, line)
    _cut(page, line, sockets)
    page.clock.run_for(950)
    expect(page.get_by_text(RECONNECTING)).to_have_count(0)
    page.clock.run_for(100)
    expect(page.get_by_text(RECONNECTING)).to_be_visible()


def test_a_loss_that_is_repaired_within_a_second_is_never_shown(visitors: Visitors, server: Server, line: Line) -> None:
    """The first attempt is made within a second; if it succeeds nobody has noticed."""
    table = Table(server, "Quick-Anna", "Quick-Bob")
    table.start()
    page, sockets = _stopped_clock(visitors, table, line)
    _cut(page, line, sockets)
    line.mend()
    with page.expect_websocket():
        page.clock.run_for(950)
    table.play()
    expect_in_log(page, *table.played())
    page.clock.run_for(5_000)
    expect(page.get_by_text(RECONNECTING)).to_have_count(0)


@pytest.mark.parametrize("part", ["engine", "everything"])
def test_a_server_that_holds_its_breath_loses_nothing(visitors: Visitors, server: Server, part: str) -> None:
    """Stopped for a moment, with the router or without: the word is pending meanwhile, then stored, once."""
    table = Table(server, f"Held-Anna-{part}", f"Held-Bob-{part}")
    page = seated(visitors, table, table.names[0])
    word, before = table.next_word, table.played()
    with held(*([server.engine_pid] if part == "engine" else server.children())):
        play(page, word)
        expect(page.get_by_text(PENDING)).to_be_visible()
        expect(page.get_by_role("log").get_by_text(word, exact=True)).to_have_count(0)
    expect(page.get_by_text("Type ahead:")).to_be_visible()
    expect_in_log(page, word)
    assert table.played() == [*before, word]


def test_a_killed_engine_is_waited_for(visitors: Visitors, server: Server) -> None:
    """The line stays; a word sent while there is no engine is played as soon as there is one again."""
    table = Table(server, "Engine-Anna", "Engine-Bob")
    page = seated(visitors, table, "Engine-Anna")
    word, before = table.next_word, table.played()
    os.kill(server.engine_pid, signal.SIGKILL)
    play(page, word)
    expect(page.get_by_text("Type ahead: Engine-Bob is to move.")).to_be_visible()
    expect_in_log(page, word)
    assert table.played() == [*before, word]


def test_a_killed_router_is_waited_for(visitors: Visitors, server: Server) -> None:
    """Every line is gone; the page comes back by itself, and so does the word that was sent meanwhile."""
    table = Table(server, "Node-Anna", "Node-Bob")
    page = seated(visitors, table, "Node-Anna")
    word = table.next_word
    os.kill(server.node_pid, signal.SIGKILL)
    expect(page.get_by_text(RECONNECTING)).to_be_visible()
    play(page, word)
    expect(page.get_by_text("Type ahead: Node-Bob is to move.")).to_be_visible(timeout=60_000)
    expect_in_log(page, word)


def test_a_restarted_server_goes_on_with_the_game(visitors: Visitors, server: Server) -> None:
    """All of it killed and started again: the page is not loaded again, and shows the game as it was stored."""
    table = Table(server, "Power-Anna", "Power-Bob", ruleset=LONG_TURNS)
    page = seated(visitors, table, "Power-Anna")
    word = table.next_word
    page.evaluate("document.documentElement.dataset.same = 'page'")
    server.kill_everything()
    expect(page.get_by_text(RECONNECTING)).to_be_visible()
    play(page, word)
    server.start()
    expect(page.get_by_text("Type ahead: Power-Bob is to move.")).to_be_visible(timeout=60_000)
    expect_in_log(page, word)
    assert page.evaluate("document.documentElement.dataset.same") == "page"


@pytest.mark.parametrize("hours", [-1, 1])
def test_a_wrong_local_clock_does_not_matter(visitors: Visitors, server: Server, hours: int) -> None:
    """The seconds left are those of the server's clock."""
    table = Table(server, f"Clock-Anna{hours}", f"Clock-Bob{hours}").start()
    context = visitors.context()
    context.clock.install(time=datetime.now(UTC) + timedelta(hours=hours))
    page = visitors.tab(context, table.path)
    table.play()
    timer = page.get_by_role("timer")
    expect(timer).to_have_accessible_name(re.compile(r"^(2\d|30) seconds left$"))


def test_two_tabs_of_one_player_follow_each_other(visitors: Visitors, server: Server) -> None:
    """Both know who it is that looks, both can play, and what one does the other shows."""
    table = Table(server, "Tab-Anna", "Tab-Bob", ruleset=LONG_TURNS)
    table.start().play_until("Tab-Anna")
    context = visitors.context(key="Tab-Anna")
    first, second = (visitors.tab(context, table.path) for _ in range(2))
    for page, other in ((first, second), (second, first)):
        expect(other.get_by_text(MY_TURN)).to_be_visible()
        word = table.next_word
        play(page, word)
        for tab in (page, other):
            expect_in_log(tab, word)
            expect(tab.get_by_text(MY_TURN)).to_have_count(0)
        table.play()


def test_a_tab_in_the_background_says_when_it_is_your_turn(visitors: Visitors, server: Server) -> None:
    """Its title changes although nobody looks at it; when it comes to the front, everything is there."""
    table = Table(server, "Back-Anna", "Back-Bob", ruleset=LONG_TURNS)
    table.start().play_until("Back-Bob")
    context = visitors.context(key="Back-Anna")
    context.clock.install()
    page = visitors.tab(context, table.path)
    expect(page.get_by_role("log").get_by_text("sat down")).to_have_count(2)
    hide(page)
    word = table.next_word
    table.play()
    expect(page).to_have_title(f"Your turn: {word} · Wordsnake")
    show(page)
    expect_in_log(page, word)
    play(page, table.next_word)
    expect(page).to_have_title("Classic · Wordsnake")


@pytest.mark.parametrize("its_line", ["kept", "lost"])
def test_a_suspended_page_comes_to_what_is_so(
    visitors: Visitors, server: Server, line: Line, browser: Browser, its_line: str
) -> None:
    """As phones do to pages in the background: none of its code runs, whatever arrives, or becomes of its line."""
    table = Table(server, f"Asleep-Anna-{its_line}", f"Asleep-Bob-{its_line}", ruleset=LONG_TURNS)
    table.start().play_until(table.names[0])
    page = visitors.open(table.path, key=table.names[0], port=line.port)
    expect(page.get_by_text(MY_TURN)).to_be_visible()
    with held(*renderers(browser)):
        if its_line == "lost":
            line.cut()
        table.play(5)
        line.mend()
    expect_in_log(page, *table.played())
    table.play_until(table.names[0])
    word, before = table.next_word, table.played()
    play(page, word)
    expect_in_log(page, word)
    assert table.played() == [*before, word]


@contextmanager
def held(*pids: int) -> Iterator[None]:
    """Stops processes, and lets them go on at the end."""
    try:
        for pid in pids:
            os.kill(pid, signal.SIGSTOP)
        yield
    finally:
        for pid in pids:
            os.kill(pid, signal.SIGCONT)


def _stopped_clock(visitors: Visitors, table: Table, line: Line) -> tuple[Page, list[WebSocket]]:
    """A page whose clock moves only when the test says so, and its WebSockets."""
    page = visitors.open("/rules", port=line.port)
    sockets: list[WebSocket] = []
    page.on("websocket", lambda socket: sockets.append(socket))  # noqa: PLW0108 - Playwright wants a function
    page.clock.install()
    page.goto(page.url.replace("/rules", table.path))
    expect(page.get_by_text("to move").first).to_be_visible()
    stop_clock(page)
    return page, sockets


def _cut(page: Page, line: Line, sockets: list[WebSocket]) -> None:
    with sockets[-1].expect_event("close"):
        line.cut()
    page.evaluate("0")  # the page has heard of it, too
