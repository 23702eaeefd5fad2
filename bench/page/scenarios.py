"""The page in Chromium: how soon it answers, how soon an event is painted, how smooth a snake of 2,000 words is."""

from playwright.sync_api import Page, expect

from bench.load.spec import Result, Spec
from bench.page import probes
from bench.page.opponents import Opponents
from bench.page.readings import gaps, interactive, spread
from bench.page.visitor import Visitor, ready_probe
from tests.support.browser import DESKTOP, chromium
from tests.support.longgame import LongGame

HOME_READY = "form.join button:enabled"
GAME_READY = "input.word"
QUIET_MS = 1_000
"""A page that has been quiet for so long has come to rest."""
MOST, NEARLY_ALL = 0.95, 0.99
LETTER_MS = 90
"""Between two keys of somebody who types fast."""
NOTCH = 120
"""Pixels by which a wheel turns the snake at a time."""


def page(spec: Spec) -> Result:
    """All of it, one after another."""
    with chromium() as browser:
        visitor = Visitor(browser, spec.port)
        return _loading(visitor, spec) | _events(visitor, spec) | _frames(visitor, spec)


def _loading(visitor: Visitor, spec: Spec) -> Result:
    """The first screen, and the link of a game that is being played, for a browser that was never here."""
    with Opponents(spec.port, *_keys(spec, "load")) as game:
        visits = range(spec.plan.page_visits)
        home = [_interactive(visitor, "/", HOME_READY, None) for _ in visits]
        link = [_interactive(visitor, game.path, GAME_READY, game.mover) for _ in visits]
    return spread("page_home", home, MOST) | spread("page_game", link, MOST)


def _interactive(visitor: Visitor, path: str, selector: str, key: str | None) -> float:
    with visitor.page(path, ready_probe(selector), key=key) as visited:
        visited.wait_for_function(probes.QUIET, arg=QUIET_MS)
        noted = visited.evaluate("window.bench")
    return interactive(noted["ready"], noted["tasks"])


def _events(visitor: Visitor, spec: Spec) -> Result:
    """Words of others, on the page of somebody who watches them."""
    with Opponents(spec.port, *_keys(spec, "watched")) as game, visitor.page(game.path, probes.PAINTED) as visited:
        expect(visited.get_by_text("you are watching")).to_be_visible()
        for count in range(1, spec.plan.page_moves + 1):
            game.play()
            visited.wait_for_function("count => window.bench.paints.length >= count", arg=count)
        paints = visited.evaluate("window.bench.paints")
    return spread("page_paint", paints, MOST)


def _frames(visitor: Visitor, spec: Spec) -> Result:
    """Somebody types, plays, is answered and looks back, in a game of 2,000 words."""
    long = LongGame()
    with (
        Opponents(spec.port, *long.names, game=long.game, ahead=long.words - 1) as game,
        visitor.page(long.path, "", key=game.mover, slower=1, size=DESKTOP) as visited,
    ):
        expect(visited.get_by_text("you, to move")).to_be_visible()
        visited.evaluate(probes.FRAMES)
        for _ in range(spec.plan.page_turns):
            _take_a_turn(visited, game)
        _look_back(visited)
        frames = visited.evaluate("window.bench.frames")
    return spread("page_frame", gaps(frames), NEARLY_ALL)


def _take_a_turn(visited: Page, game: Opponents) -> None:
    visited.get_by_label("Your word").press_sequentially(game.next_word, delay=LETTER_MS)
    visited.keyboard.press("Enter")
    expect(visited.get_by_text("Type ahead:")).to_be_visible()
    game.play()
    expect(visited.get_by_text("you, to move")).to_be_visible()


def _look_back(visited: Page) -> None:
    """Some screens of the snake, up and down again."""
    visited.get_by_role("region", name="The snake so far").hover()
    for way in (-1, 1):
        for _ in range(40):
            visited.mouse.wheel(0, way * NOTCH)
            visited.wait_for_timeout(16)


def _keys(spec: Spec, part: str) -> tuple[str, str]:
    return (f"{spec.salt} {part} 1", f"{spec.salt} {part} 2")
