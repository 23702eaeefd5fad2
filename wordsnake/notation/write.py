"""Writing a game: its heading, an empty line, and a line for each thing that happened in it.

What was said is left out, and so is what follows from the rest (who is host, whose turn it is, until when).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from wordsnake.game import events as e
from wordsnake.game.state import GameState
from wordsnake.notation.heading import Heading

Names = Mapping[e.PlayerId, str]

NOBODY = "*"
"""Whose move a drawn opening is, and whose the clock of a race. No name is written so."""


def write_game(state: GameState, events: Sequence[e.Event], names: Names) -> str:
    """The text of a finished game, with all of its `events`; `names` knows everybody in it."""
    heading = Heading.of(state, _host_at_the_start(events), names)
    moves = move_lines(events, names, heading.started_at)
    return "\n".join([*heading.lines(), "", *moves, ""])


def move_lines(events: Iterable[e.Event], names: Names, started_at: int, ply: int = 0) -> Iterator[str]:
    """The lines of these events, before the first of which move `ply` was to be made."""
    for event in events:
        line = _line(event, ply, names)
        if line is not None:
            yield f"{line} @{(event.at - started_at) / 1000:.3f}"
        if isinstance(event, e.WordPlayed):
            ply = event.ply + 1
        elif isinstance(event, e.GameStarted):
            ply = event.ply


def _line(event: e.Event, ply: int, names: Names) -> str | None:  # noqa: PLR0911 - one case an event
    match event:
        case e.GameStarted(current=e.Link(word=word)):
            return f"0. {NOBODY} {word}"
        case e.WordPlayed():
            made = f"{event.overlap} +{event.points} ={event.score}"
            return f"{event.ply}. {names[event.player]} {event.word} {made}"
        case e.TurnMissed():
            return f"{ply}. {names[event.player]} -{event.why}"
        case e.PlayerOut():
            return f"{ply}. {names[event.player]} -out {event.why}"
        case e.ClockExtended():
            mover = NOBODY if event.turn is None else names[event.turn]
            return f"{ply}. {mover} -clock {(event.deadline - event.at) / 1000:.3f}"
        case e.GameFinished():
            return _outcome(event.outcome, names)
    return None


def _outcome(outcome: e.Outcome, names: Names) -> str:
    winners = " and ".join(names[player] for player in outcome.winners) or "nobody"
    scores = ", ".join(f"{names[player]} {score}" for player, score in outcome.scores)
    return f"= {outcome.why}, won by {winners}: {scores}"


def _host_at_the_start(events: Iterable[e.Event]) -> e.PlayerId:
    host = e.PlayerId("")
    for event in events:
        if isinstance(event, e.GameCreated | e.HostChanged):
            host = event.host
        elif isinstance(event, e.GameStarted):
            break
    return host
