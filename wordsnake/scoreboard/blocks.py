"""One game on the screen: what is played, the end of its snake, and who has how many points."""

from datetime import datetime

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.table import Table
from rich.text import Text

from wordsnake.kit import messages as m
from wordsnake.rules.languages import LANGUAGES
from wordsnake.scoreboard.fold import Game, Seat

LINES = 4
"""Of a game, the empty one below it included."""
COLOURS = ("green", "magenta", "cyan", "yellow", "blue", "red")
"""Of the seats, in order; from the seventh on they come again."""


def block(game: Game, now: datetime | None) -> RenderableType:
    """A running game in LINES lines. `now` is the server's time; None where it is not known to go on like this."""
    line = from_both_ends(_title(game), Text("" if now is None else _clock(game, now), "bold"))
    return Group(line, _snake(game), _seats(game, live=now is not None), Text(""))


def from_both_ends(left: Text, right: Text) -> RenderableType:
    """A line with something at either end; the left one gives way."""
    line = Table.grid(expand=True, padding=(0, 1))
    line.add_column(no_wrap=True, ratio=1)
    line.add_column(justify="right", no_wrap=True)
    line.add_row(left, right)
    return line


def _title(game: Game) -> Text:
    rules = game.ruleset
    goal = f", to {rules.target_score}" if rules.target_score else ""
    title = Text.assemble((rules.name, "bold"), (f"{goal}, {game.language}, {game.game}", "dim"))
    title.overflow = "ellipsis"
    return title


def _clock(game: Game, now: datetime) -> str:
    if game.deadline is None:
        return ""
    left = max(0, round((datetime.fromisoformat(game.deadline) - now).total_seconds()))
    return f"{left // 60}:{left % 60:02}"


def _snake(game: Game) -> RenderableType:
    """The last words, the letters they share with the one before underlined; cut off on the left."""
    words = [_word(link, game.language) for link in game.links]
    return _Tail(Text(" ").join(words or [Text("no word yet", "dim")]))


class _Tail:
    """A line of which the end is shown where there is no room for all."""

    def __init__(self, text: Text) -> None:
        self._text = text

    def __rich_console__(self, _console: Console, options: ConsoleOptions) -> RenderResult:
        text, spare = self._text, self._text.cell_len - options.max_width
        yield Text.assemble(("…", "dim"), text[spare + 1 :], no_wrap=True) if spare > 0 else text


def _word(link: m.LinkView, language: str) -> Text:
    cut = _shared(link.word, link.overlap, language)
    return Text.assemble((link.word[:cut], "underline"), link.word[cut:])


def _shared(word: str, overlap: int, language: str) -> int:
    """How many characters of a word its first so many letters are; a language that is not known here has as many."""
    known = LANGUAGES.get(language)
    if known is None:
        return overlap
    return next((cut for cut in range(len(word)) if len(known.fold(word[:cut])) >= overlap), len(word))


def _seats(game: Game, *, live: bool) -> Text:
    seats = [_seat(seat, place, to_move=live and seat.player == game.turn) for place, seat in enumerate(game.seats)]
    line = Text("  ").join(seats)
    line.no_wrap, line.overflow = True, "ellipsis"
    return line


def _seat(seat: Seat, place: int, *, to_move: bool) -> Text:
    colour = "dim" if seat.out else COLOURS[place % len(COLOURS)]
    mark = "▸" if to_move else " "
    return Text.assemble((f"{mark}{seat.player}", f"{colour} bold" if to_move else colour), f" {seat.score}")
