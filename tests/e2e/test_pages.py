"""The page in Chromium, used as people use it: by what stands on it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.browser import LAN_HOST, WAIT_MS, chromium
from tests.support.proxy import Line
from tests.support.server import Server

pytestmark = [pytest.mark.e2e, pytest.mark.browser]

WORDS = ("behaard", "haardvuur", "vuurdoop", "doopvont", "ontslag", "slagroom", "roomboter", "boterham")
MY_TURN = "you, to move"

NewPlayer = Callable[..., Page]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def player(browser: Browser, server: Server) -> Iterator[NewPlayer]:
    """Opens a page as somebody who was never here; what goes wrong in it fails the test."""
    problems: list[str] = []
    with ExitStack() as contexts:

        def open_page(path: str = "/", *, port: int = server.port, host: str = "127.0.0.1") -> Page:
            context = contexts.enter_context(browser.new_context(locale="en-GB"))
            context.set_default_timeout(WAIT_MS)
            page = context.new_page()
            page.on("pageerror", lambda error: problems.append(str(error)))
            page.on("request", lambda request: _only_home(request.url, f"{host}:{port}", problems))
            page.goto(f"http://{host}:{port}{path}")
            return page

        yield open_page
    assert problems == []


def _only_home(url: str, home: str, problems: list[str]) -> None:
    if url.split("/")[2] != home and not url.startswith("data:"):
        problems.append(f"a request to another origin: {url}")


def create(page: Page, name: str) -> str:
    """Open a sprint in Dutch; the path of its link."""
    page.get_by_label("Your name").fill(name)
    page.get_by_role("radio", name="Sprint").check()
    page.get_by_role("radio", name="Dutch").check()
    page.get_by_role("button", name="Create game").click()
    expect(page.get_by_role("button", name="Start", exact=True)).to_be_visible()
    return page.evaluate("location.pathname")


def join(page: Page, name: str) -> None:
    """Sit down at the game whose link was opened."""
    page.get_by_label("Your name").fill(name)
    page.get_by_role("button", name="Join", exact=True).click()
    expect(page.get_by_label("Your name")).to_have_count(0)


def play(page: Page, word: str) -> None:
    """Type a word and press Enter."""
    page.get_by_label("Your word").fill(word)
    page.keyboard.press("Enter")


def mover(*pages: Page) -> Page:
    """The page whose player is to move, once one of them is."""
    turn = pages[0].get_by_text(MY_TURN)
    expect(turn.or_(pages[0].get_by_text("Type ahead:"))).to_be_visible()
    return pages[0] if turn.is_visible() else pages[1]


def test_two_pages_play_a_sprint_and_one_of_them_loses_its_line(player: NewPlayer, server: Server) -> None:
    """Every move is on the other screen at once; a page that was cut off repairs itself, and no move is lost."""
    with Line(server.port) as line:
        anna = player()
        bob = player(create(anna, "Anna"), port=line.port)
        join(bob, "Bob")
        anna.get_by_role("button", name="Start", exact=True).click()
        for count, word in enumerate(WORDS):
            page = mover(anna, bob)
            other = bob if page is anna else anna
            cut = page is bob and count > 1 and not line.was_cut
            if cut:
                line.cut()
                expect(bob.get_by_text("Reconnecting...")).to_be_visible()
            play(page, word)
            if cut:
                line.mend()
            expect(other.get_by_role("log").get_by_text(word)).to_be_visible()
            if other.get_by_role("heading", name="win").is_visible():
                break
        assert line.was_cut
        for page in (anna, bob):
            expect(page.get_by_role("button", name="Rematch")).to_be_visible()
            expect(page.get_by_text("The goal was passed in round")).to_be_visible()
        assert anna.get_by_role("heading").first.inner_text() == bob.get_by_role("heading").first.inner_text()


def test_a_refused_word_is_explained_under_the_field(player: NewPlayer) -> None:
    """One sentence says what is wrong, the word stays to be changed, and nothing was played."""
    anna = player()
    bob = player(create(anna, "Cato"))
    join(bob, "Daan")
    anna.get_by_role("button", name="Start", exact=True).click()
    page = mover(anna, bob)
    play(page, "blorf")
    expect(page.get_by_text('"blorf" is not in the Dutch list.')).to_be_visible()
    expect(page.get_by_label("Your word")).to_have_value("blorf")
    play(page, "banaan")
    page = mover(anna, bob)
    expect(page.get_by_role("log").get_by_text("banaan")).to_be_visible()
    play(page, "zee")
    expect(page.get_by_text("n, an, aan, naan or anaan")).to_be_visible()


def test_everything_needed_for_play_works_without_a_secure_context(player: NewPlayer) -> None:
    """Over plain http at a name of the local network there is no crypto.subtle, clipboard or randomUUID."""
    eva = player(host=LAN_HOST)
    assert eva.evaluate("window.isSecureContext") is False
    finn = player(create(eva, "Eva"), host=LAN_HOST)
    join(finn, "Finn")
    eva.get_by_role("button", name="Start", exact=True).click()
    page = mover(eva, finn)
    play(page, "behaard")
    other = finn if page is eva else eva
    expect(other.get_by_text(MY_TURN)).to_be_visible()
    expect(other.get_by_role("log").get_by_text("behaard")).to_be_visible()


def test_a_game_can_be_watched_and_talked_about(player: NewPlayer) -> None:
    """Whoever opens the link of a running game watches it; players talk, and `>word` plays from the chat."""
    gijs = player()
    path = create(gijs, "Gijs")
    hans = player(path)
    join(hans, "Hans")
    gijs.get_by_role("button", name="Start", exact=True).click()
    watcher = player(path)
    expect(watcher.get_by_role("main").get_by_text("you are watching")).to_be_visible()
    expect(watcher.get_by_label("Your word")).to_have_count(0)
    hans.get_by_role("textbox", name="Chat").fill("hello <b>there</b>")
    hans.keyboard.press("Enter")
    for page in (gijs, watcher):
        expect(page.get_by_role("log").get_by_text("hello <b>there</b>")).to_be_visible()
    page = mover(gijs, hans)
    page.get_by_role("textbox", name="Chat").fill(">banaan")
    page.keyboard.press("Enter")
    expect(watcher.get_by_role("log").get_by_text("banaan")).to_be_visible()


def test_a_rematch_seats_the_same_players_again(player: NewPlayer) -> None:
    """When one has left, the other wins; both may go on in a new game."""
    ida = player()
    jan = player(create(ida, "Ida"))
    join(jan, "Jan")
    ida.get_by_role("button", name="Start", exact=True).click()
    mover(ida, jan)
    jan.get_by_role("button", name="More").click()
    jan.get_by_role("button", name="Leave").click()
    expect(ida.get_by_text("The others are out.")).to_be_visible()
    ida.get_by_role("button", name="Rematch").click()
    expect(ida.get_by_role("button", name="Start", exact=True)).to_be_visible()
    jan.get_by_role("button", name="To the rematch").click()
    expect(ida.get_by_text("2 players are here")).to_be_visible()
