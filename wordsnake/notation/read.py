"""Reading a game back, by playing it again: what the rules make of each move must be what stands there.

A line tells what somebody did. It is done again, what comes of it is written as an export would write it, and must be
this line and those after it, letter by letter. So overlaps, points, scores, the order of turns, who is out and the
outcome are verified without a rule being written twice. That a word was permitted, and how long a turn could last, is
taken on trust: words change with the lexicon, and deadlines with the connections of players and of the server.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from wordsnake.game import commands as c
from wordsnake.game.decide import decide
from wordsnake.game.events import Event, GameCreated, GameId, GameStarted, Link, PlayerId, SeatTaken
from wordsnake.game.evolve import evolve
from wordsnake.game.refusals import Refused
from wordsnake.game.state import GRACE_MS, GameState, nothing
from wordsnake.notation.heading import Heading, read_heading
from wordsnake.notation.write import NOBODY, move_lines
from wordsnake.notation.wrong import Wrong
from wordsnake.rules.languages import LANGUAGES
from wordsnake.rules.words import NotAWord, Word, normalize

_AT = r" @(?P<at>-?\d{1,9}\.\d{3})"
_MOVE = re.compile(rf"(?P<ply>\d{{1,7}})\. (?P<player>\S+) (?P<what>\S+)(?P<more>( \S+)*){_AT}")
_SECONDS = re.compile(r" \d{1,7}\.\d{3}")
_END = re.compile(rf"= (?P<why>\w+), .*{_AT}")


@dataclass(frozen=True, slots=True)
class Step:
    """Something that happened: the events it led to, the state after them, and the lines of the text that tell it."""

    events: tuple[Event, ...]
    state: GameState
    lines: tuple[str, ...]


class AnyWord:
    """A lexicon that permits every word, spelled as it is."""

    version = ""

    def __init__(self, language: str) -> None:
        self.language = language

    def find(self, word: Word) -> Word:
        """As Lexicon."""
        return word

    def nearest(self, key: str) -> None:
        """As Lexicon."""

    def follower(self, key: str, shortest: int, longest: int, allowed: Callable[[str], bool]) -> None:
        """As Lexicon."""

    def opening(self, draw: int) -> Word:
        """There is none: a LookupError."""
        raise LookupError(f"no opening to draw by {draw}")


def read_game(text: str) -> tuple[Heading, Iterator[Step]]:
    """The heading, and the game move by move. Raises Wrong, the iterator too: at the first line that is wrong."""
    lines = text.splitlines()
    head = lines.index("") if "" in lines else len(lines)
    heading = read_heading(lines[:head])
    while lines and not lines[-1]:
        lines.pop()
    return heading, _steps(heading, lines, head + 1)


def _steps(heading: Heading, lines: list[str], at: int) -> Iterator[Step]:
    """Play the lines from the index `at` on."""
    start = _started(heading, lines, at)
    yield start
    state, at = start.state, at + len(start.lines)
    while at < len(lines):
        events = _again(state, lines[at], at + 1, heading.started_at)
        names = {seat.player: str(seat.player) for seat in state.seats}
        told = tuple(move_lines(events, names, heading.started_at, state.ply))
        _compare(told, lines, at)
        for event in events:
            state = evolve(state, event)
        at += len(told)
        yield Step(events, state, told)
    if state.phase != "finished":
        raise Wrong(len(lines), "is the last one, but the game is not over")


def _compare(told: tuple[str, ...], lines: list[str], at: int) -> None:
    for number, line in enumerate(told, start=at):
        if number == len(lines):
            raise Wrong(number, f"is followed by nothing; by the rules it is followed by: {line}")
        if lines[number] != line:
            raise Wrong(number + 1, f"should be, by the rules: {line}")


def _started(heading: Heading, lines: list[str], at: int) -> Step:
    """The game as it starts, with its drawn opening if it has one."""
    drawn = heading.ruleset.opening == "drawn"
    current = _drawn(heading, lines, at) if drawn else None
    turn = None if heading.ruleset.pace == "race" else heading.seats[0].player
    order = tuple(seat.player for seat in heading.seats)
    when = heading.started_at
    events: tuple[Event, ...] = (
        GameCreated(
            seq=1,
            at=when,
            ruleset=heading.ruleset,
            language=heading.language,
            lexicon=heading.lexicon,
            private=False,
            host=PlayerId(heading.host),
            day=heading.day,
        ),
        *(
            SeatTaken(seq=seq, at=when, player=seat.player, bot=seat.bot, level=seat.level)
            for seq, seat in enumerate(heading.seats, start=2)
        ),
        GameStarted(
            seq=len(order) + 2, at=when, order=order, current=current, turn=turn, ply=int(drawn), deadline=None
        ),
    )
    state = nothing(GameId(heading.game))
    for event in events:
        state = evolve(state, event)
    return Step(events, state, tuple(lines[at : at + 1]) if drawn else ())


def _drawn(heading: Heading, lines: list[str], at: int) -> Link:
    match = re.fullmatch(rf"0\. {re.escape(NOBODY)} (?P<word>\S+) @0\.000", lines[at]) if at < len(lines) else None
    word = normalize(match["word"], LANGUAGES[heading.language]) if match else None
    if match is None or isinstance(word, NotAWord) or word is None or word.text != match["word"]:
        raise Wrong(at + 1, f"should be the drawn opening: 0. {NOBODY} WORD @0.000")
    return Link(0, word.text, word.key, None, 0, 0)


def _again(state: GameState, line: str, number: int, started_at: int) -> tuple[Event, ...]:
    """What comes of doing again what a line tells."""
    end = _END.fullmatch(line)
    match = end or _MOVE.fullmatch(line)
    if match is None:
        raise Wrong(number, "is neither a move nor an outcome")
    at = started_at + round(float(match["at"]) * 1000)
    command = _ending(end["why"], number) if end else _command(state, match, number)
    decision = decide(_timeless(state, command, at), command, at, AnyWord(state.language))
    if isinstance(decision, Refused):
        raise Wrong(number, f"breaks the rules: {decision.sentence}")
    if not isinstance(decision, tuple) or not decision:
        raise Wrong(number, "tells something that cannot happen here")
    return decision


def _ending(why: str, number: int) -> c.Command:
    if why == "time":
        return c.Expire()
    if why == "abandoned":
        return c.EndGame()
    raise Wrong(number, "ends the game, which by the rules is not over")


def _command(state: GameState, move: re.Match[str], number: int) -> c.Command:
    player, ply, what, more = PlayerId(move["player"]), int(move["ply"]), move["what"], move["more"]
    match what, more:
        case "-pass", "":
            return c.PassTurn(player=player, ply=ply)
        case "-timeout", "":
            return c.Expire()
        case "-clock", _ if _SECONDS.fullmatch(more):
            # Of the word of the day nothing but a restart gives time back.
            return c.ExtendClock(lost=round(float(more) * 1000) + 1, restarted=state.day is not None)
        case "-out", " left":
            return c.LeaveGame(player=player)
        case "-out", " removed":
            return c.RemoveSeat(player=state.host, target=player)
    if what.startswith("-"):
        raise Wrong(number, "tells something that by the rules does not happen here")
    return c.PlayWord(player=player, text=what, ply=ply)


def _timeless(state: GameState, command: c.Command, at: int) -> GameState:
    """The state in which it is the right time for the command."""
    if isinstance(command, c.Expire):
        return replace(state, deadline=at - GRACE_MS)
    return replace(state, deadline=at - 1 if isinstance(command, c.ExtendClock) else None)
