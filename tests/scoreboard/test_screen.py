"""What the screen shows, at the sizes of real terminals."""

import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import reduce
from types import MappingProxyType

import pytest
from rich.console import Console

from tests.support.play import ANNA, BRAM, GAME, Play
from wordsnake.game import commands as c
from wordsnake.kit import messages as m
from wordsnake.scoreboard.fold import Board, fold
from wordsnake.scoreboard.outputs import Screen
from wordsnake.scoreboard.screen import View, screen
from wordsnake.wamp.telling.wire_events import wire_event

NAMES = {ANNA: "Anna", BRAM: "Bram"}
NOW = datetime(2026, 1, 1, 12, 0, tzinfo=UTC)
EMPTY = Board()


def board(play: Play) -> Board:
    return reduce(fold, (wire_event(GAME, event, NAMES) for event in play.log), EMPTY)


@pytest.fixture
def running() -> Board:
    """A game in which Bram is to move, for 12 s more."""
    play = Play().started(ANNA, BRAM).words("behaard haardvuur vuurdoop")
    [game] = board(play).games.values()
    return Board(MappingProxyType({GAME: replace(game, deadline=(NOW + timedelta(seconds=12)).isoformat())}))


def view(shown: Board, **changed: object) -> View:
    whole = {"board": shown, "server": "http://school.lan/", "now": NOW, "line": "current"} | changed
    return View(**whole)  # type: ignore[arg-type]


def lines(view: View, width: int = 80, height: int = 24) -> list[str]:
    console = Console(width=width, height=height, record=True, file=io.StringIO(), force_terminal=True)
    console.print(screen(view, width, height))
    return console.export_text().splitlines()


def test_a_game_shows_its_words_its_points_and_who_is_to_move(running: Board) -> None:
    """And how long."""
    shown = lines(view(running))
    assert shown[0].startswith("wordsnake http://school.lan/")
    assert "1 game" in shown[0]
    assert shown[2].startswith(f"classic, to 100, nl, {GAME}")
    assert "0:12" in shown[2]
    assert shown[3].startswith("behaard haardvuur vuurdoop ")
    assert shown[4].startswith(" Anna 8  ▸Bram 10")
    assert [line[56:].split() for line in shown[3:5]] == [["Bram", "10"], ["Anna", "8"]]


def test_the_letters_that_words_share_are_marked(running: Board) -> None:
    """With an underline, as in a replay."""
    console = Console(width=80, height=24, file=io.StringIO(), force_terminal=True, color_system="standard")
    console.print(screen(view(running), 80, 24))
    written = console.file.getvalue()  # type: ignore[attr-defined]
    assert "\x1b[4mhaard\x1b[0mvuur" in written
    assert "\x1b[4mvuur\x1b[0mdoop" in written


@pytest.mark.parametrize("line", ["lost", "joining", "untrusted"])
def test_what_may_not_be_so_any_more_is_not_shown_as_if_it_were(running: Board, line: str) -> None:
    """No clock runs, and nobody is to move."""
    shown = "\n".join(lines(view(running, line=line, since=NOW, key="ab" * 32)))
    assert "0:12" not in shown
    assert "▸" not in shown
    assert {"lost": "cut off since", "joining": "connecting", "untrusted": "not trusted"}[line] in shown


def test_who_is_not_trusted_is_told_what_the_host_does() -> None:
    """The whole command, however narrow the terminal."""
    shown = lines(view(EMPTY, line="untrusted", key="ab" * 32))
    assert "ab" * 32 in "".join("".join(line.split()) for line in shown)


@pytest.mark.parametrize(("width", "height"), [(80, 24), (140, 40), (40, 12), (200, 60), (24, 5), (10, 3)])
@pytest.mark.parametrize("games", [0, 1, 30])
def test_it_fills_a_terminal_and_no_more(running: Board, width: int, height: int, games: int) -> None:
    """Whatever its size, and however many games there are."""
    [game] = running.games.values()
    many = Board(MappingProxyType({f"g{n}": replace(game, game=f"g{n}") for n in range(games)}))
    shown = lines(view(many), width, height)
    assert len(shown) == height
    assert all(len(line) <= width for line in shown)


def test_of_more_games_than_there_is_room_for_the_liveliest_are_shown(running: Board) -> None:
    """In an order that stays; the others are counted."""
    [game] = running.games.values()
    games = {f"g{n}": replace(game, game=f"g{n}", changed_at=f"{(n * 7) % 10}") for n in range(10)}
    shown = lines(view(Board(MappingProxyType(games))))
    assert [line.split()[4] for line in shown if line.startswith("classic")] == ["g1", "g4", "g5", "g7", "g8"]
    assert any(line.startswith("and 5 more") for line in shown)


def test_of_long_words_the_end_is_shown(running: Board) -> None:
    """The word to follow."""
    [game] = running.games.values()
    link = m.LinkView(ply=3, word="a" * 60 + "einde", player="Anna", overlap=1, points=2)
    long = Board(MappingProxyType({GAME: replace(game, links=(*game.links, link))}))
    shown = lines(view(long))[3]
    assert shown.startswith("…a")
    assert shown[:54].rstrip().endswith("aeinde")


def test_games_that_ended_are_told() -> None:
    """Who had how many points."""
    play = Play().started(ANNA, BRAM).words("behaard haardvuur")
    play.do(c.LeaveGame(player=ANNA))
    shown = lines(view(board(play)))
    assert shown[2].startswith("Nobody is playing.")
    assert [line[56:].strip() for line in shown[2:4]] == ["Ended", "Bram 10, Anna 0"]


def test_it_is_drawn_anew_only_when_something_on_it_is_different(running: Board) -> None:
    """Or the size of the terminal: nothing flickers."""
    file = io.StringIO()
    console = Console(width=80, height=24, file=file, force_terminal=True)
    views = [view(running)]
    output = Screen(lambda: views[-1], console)
    with output.shown():
        sizes = []
        for step in ("first", "same", "second", "resize", "same"):
            if step == "second":
                views.append(view(running, now=NOW + timedelta(seconds=1)))
            if step == "resize":
                console.size = (140, 40)  # type: ignore[assignment]
            before = len(file.getvalue())
            output.tick()
            sizes.append(len(file.getvalue()) > before)
    assert sizes == [True, False, True, True, False]
