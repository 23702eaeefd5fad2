"""`wordsnake replay`: an exported game, shown move by move as it is verified."""

import time
from typing import IO

import click
from rich.console import Console
from rich.text import Text

from wordsnake.game import events as e
from wordsnake.notation.heading import Heading
from wordsnake.notation.read import Step, read_game
from wordsnake.rules.languages import LANGUAGES

COLOURS = ("green", "magenta", "cyan", "yellow", "blue", "red")
"""Of the seats, in order; from the seventh on they come again."""
WAIT_S = 0.4
"""Between two moves on a terminal, unless another time is asked for."""


def replay(text: str, wait: float | None = None) -> None:
    """Show a game and verify it; `wait` in seconds. Raises `wordsnake.notation.wrong.Wrong` at the first wrong line."""
    console = Console(highlight=False)
    pause = wait if wait is not None else WAIT_S if console.is_terminal else 0.0
    heading, steps = read_game(text)
    board = Board(heading)
    console.print(board.title())
    for step in steps:
        for line in board.lines(step):
            time.sleep(pause)
            console.print(line, soft_wrap=True)
    console.print(Text("Every line is as the rules have it.", style="dim"))


def read_text(file: IO[bytes]) -> str:
    """The whole file. Raises click.BadParameter for one that is no text."""
    try:
        return file.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise click.BadParameter("FILE is no UTF-8 text") from None


class Board:
    """How a game looks in a terminal."""

    def __init__(self, heading: Heading) -> None:
        self._heading = heading
        self._language = LANGUAGES[heading.language]
        self._order = [seat.player for seat in heading.seats]
        self._width = max(map(len, self._order))

    def title(self) -> Text:
        """What is played, and by whom."""
        heading = self._heading
        title = Text.assemble((heading.ruleset.name, "bold"), f" in {self._language.name}, game {heading.game}: ")
        return title.append_text(Text(", ").join(self._name(player) for player in self._order))

    def lines(self, step: Step) -> list[Text]:
        """What a step of the game adds."""
        return [line for event in step.events if (line := self._line(event, step.state.ply)) is not None]

    def _line(self, event: e.Event, ply: int) -> Text | None:
        match event:
            case e.GameStarted(current=e.Link(word=word)):
                return self._row(0, None, Text(word))
            case e.WordPlayed():
                said = Text.assemble(self._word(event), (f"  +{event.points}", "bold"), f"  {event.score}")
                return self._row(event.ply, event.player, said)
            case e.TurnMissed():
                return self._row(ply, event.player, Text("passes" if event.why == "pass" else "is too late", "dim"))
            case e.PlayerOut():
                return self._row(ply, event.player, Text(f"is out ({event.why})", "dim"))
            case e.GameFinished():
                return self._outcome(event.outcome)
        return None

    def _row(self, ply: int, player: e.PlayerId | None, said: Text) -> Text:
        who = Text("*") if player is None else self._name(player)
        return Text.assemble((f"{ply:5}  ", "dim"), who, " " * (self._width - len(who) + 2), said)

    def _word(self, played: e.WordPlayed) -> Text:
        cut = next(
            cut for cut in range(len(played.word)) if len(self._language.fold(played.word[:cut])) >= played.overlap
        )
        return Text.assemble((played.word[:cut], "underline"), played.word[cut:])

    def _outcome(self, outcome: e.Outcome) -> Text:
        names = [self._name(player) for player in outcome.winners] or [Text("nobody")]
        scores = ", ".join(f"{player} {score}" for player, score in outcome.scores)
        return Text.assemble("won by ", Text(" and ").join(names), f" ({outcome.why.replace('_', ' ')}): {scores}")

    def _name(self, player: e.PlayerId) -> Text:
        return Text(player, COLOURS[self._order.index(player) % len(COLOURS)])
