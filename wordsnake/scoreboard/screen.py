"""The screen: the games that run on the left, points and what ended last on the right. A function of what is known.

What is not known to be so now is never shown as if it were: where the line is cut, no clock runs and nobody is to move.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from rich.console import Group, RenderableType
from rich.layout import Layout
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from wordsnake.scoreboard.blocks import LINES, block, from_both_ends
from wordsnake.scoreboard.fold import Board, Game
from wordsnake.scoreboard.sentences import scores, trusting

SIDE = 26
"""Columns of what stands on the right; a narrower terminal than NARROW has the games alone."""
NARROW = 60
HEAD = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What is shown. `now` is the server's time; `line` whether the board is as it is now, or was so until `since`."""

    board: Board
    server: str
    now: datetime
    line: Literal["joining", "current", "lost", "untrusted"]
    since: datetime | None = None
    key: str = ""


def screen(view: View, width: int, height: int) -> Layout:
    """The screen of so many columns and lines."""
    whole, body = Layout(), Layout(name="body")
    whole.split_column(Layout(_head(view), size=HEAD), body)
    games = Layout(_games(view, height - HEAD))
    if width < NARROW:
        body.split_row(games)
    else:
        body.split_row(games, Layout(Padding(_side(view.board, height - HEAD), (0, 0, 0, 2)), size=SIDE))
    return whole


def _head(view: View) -> RenderableType:
    title = Text.assemble(("wordsnake", "bold"), f" {view.server}", overflow="ellipsis")
    return from_both_ends(title, _state(view))


def _state(view: View) -> Text:
    if view.line == "current":
        return Text(f"{_count(view.board)}  {view.now.astimezone():%H:%M:%S}")
    if view.line == "joining":
        return Text("connecting", "reverse")
    if view.line == "untrusted":
        return Text("not trusted", "reverse")
    since = f" since {view.since.astimezone():%H:%M:%S}" if view.since else ""
    return Text(f"cut off{since}", "reverse")


def _count(board: Board) -> str:
    running, waiting = len(board.playing()), board.waiting()
    return f"{running} game{'' if running == 1 else 's'}" + (f", {waiting} waiting" if waiting else "")


def _games(view: View, lines: int) -> RenderableType:
    if view.line == "untrusted":
        return _untrusted(view.key)
    playing = view.board.playing()
    if not playing:
        return Text("Nobody is playing." if view.line == "current" else "", "dim")
    room = max(1, (lines - 1) // LINES)
    blocks = [block(game, view.now if view.line == "current" else None) for game in view.board.shown(room)]
    more = len(playing) - room
    return Group(*blocks, Text(f"and {more} more" if more > 0 else "", "dim"))


def _untrusted(key: str) -> RenderableType:
    return Group(
        Text("The host of the server must trust this scoreboard before it may follow all games:"),
        Text(""),
        Text(trusting(key), overflow="fold", style="bold"),
    )


def _side(board: Board, lines: int) -> RenderableType:
    points, ended = board.points(), board.ended
    below = min(len(ended), max(0, lines // 2 - 2))
    room = lines - 3 - below
    return Group(*_titled("Points", _points(points[:room])), *_titled("Ended", [_result(it) for it in ended[:below]]))


def _titled(title: str, rows: list[RenderableType]) -> list[RenderableType]:
    return [Text(title, "bold"), *rows, Text("")] if rows else []


def _points(points: list[tuple[str, int]]) -> list[RenderableType]:
    table = Table.grid(expand=True, padding=(0, 1))
    table.add_column(no_wrap=True, ratio=1, overflow="ellipsis")
    table.add_column(justify="right")
    for player, score in points:
        table.add_row(Text(player), Text(str(score)))
    return [table] if points else []


def _result(game: Game) -> Text:
    assert game.outcome is not None  # noqa: S101 - it is finished
    line = Text(scores(game.outcome), no_wrap=True, overflow="ellipsis")
    line.highlight_words(game.outcome.winners, "bold")
    return line
