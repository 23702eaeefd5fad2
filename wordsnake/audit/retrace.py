"""A stored game, played again: each event must be what the rules make of the command that must have led to it.

What cannot be known is taken on trust: chance (the order of turns; an opening is one that could have been drawn), who
was away (a turn is as long as that of somebody here, or of somebody away), how long the server was, and words whose
list is no longer here.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from functools import reduce

from wordsnake.game import commands as c
from wordsnake.game import events as e
from wordsnake.game.decide import Decision, decide
from wordsnake.game.evolve import evolve
from wordsnake.game.refusals import Refused
from wordsnake.game.state import GameState, nothing
from wordsnake.rules.languages import LANGUAGES
from wordsnake.rules.lexicon import Lexicon
from wordsnake.rules.words import Word, normalize

_TOGETHER = 3
"""Who plays alone sits down and begins in the decision that opens the game: its first events."""


@dataclass(frozen=True, slots=True)
class Retraced:
    """How far a game is as the rules have it: the state up to there, and what is wrong after it (None: nothing)."""

    state: GameState
    problem: str | None


class Recorded:
    """The words as events have them: those of `real`, or any (None). Where words were chosen: the ones they name."""

    version = ""

    def __init__(self, language: str, told: Sequence[e.Event], real: Lexicon | None) -> None:
        self.language = language
        self._event = told[0]
        self._of_a_day = isinstance(told[0], e.GameCreated) and told[0].day is not None
        self._started = next((event for event in told[:_TOGETHER] if isinstance(event, e.GameStarted)), None)
        self._real = real

    def find(self, word: Word) -> Word | None:
        """As Lexicon."""
        return word if self._real is None else self._real.find(word)

    def nearest(self, key: str) -> None:
        """As Lexicon."""

    def follower(self, key: str, shortest: int, longest: int, allowed: Callable[[str], bool]) -> str | None:
        """The word that was shown, if it could have been played."""
        shown = self._event.missed if isinstance(self._event, e.WordPlayed) else None
        word = None if shown is None else normalize(shown, LANGUAGES[self.language])
        if not isinstance(word, Word) or self.find(word) is None or not allowed(word.key):
            return None
        fits = (word.key.startswith(key[-length:]) for length in range(shortest, longest + 1))
        return shown if any(fits) else None

    def opening(self, draw: int) -> Word:
        """The opening that was drawn. Raises LookupError for none, and for a word that is not permitted.

        That of a day stays, whatever becomes of the word list meanwhile.
        """
        link = None if self._started is None else self._started.current
        drawn = None if link is None else Word(link.word, link.key)
        word = drawn if drawn is None or self._of_a_day else self.find(drawn)
        if word is None:
            raise LookupError(f"no permitted opening was drawn by {draw}")
        return word


def retrace(game: e.GameId, events: Sequence[e.Event], lexicon: Lexicon | None) -> Retraced:
    """Play the game again. `lexicon`: the words it was played with, None where they are not here."""
    state = nothing(game)
    while state.seq < len(events):
        told = events[state.seq :]
        made = _made(state, told, lexicon)
        if isinstance(made, str):
            return Retraced(state, f"event {told[0].seq} {made}")
        for is_there, should_be in zip(told, made, strict=False):
            if is_there != should_be:
                return Retraced(state, f"event {is_there.seq} {_difference(is_there, should_be)}")
        if len(told) < len(made):
            return Retraced(state, f"event {told[-1].seq} is the last; by the rules a {_kind(made[len(told)])} follows")
        state = reduce(evolve, made, state)
    return Retraced(state, None)


def _made(state: GameState, told: Sequence[e.Event], lexicon: Lexicon | None) -> tuple[e.Event, ...] | str:
    """What the rules make of the command behind the first of the events `told`; or what is wrong with that event."""
    event = told[0]
    command = _opening(told) if isinstance(event, e.GameCreated) else _command(state, event)
    if command is None:
        return f"is a {_kind(event)}, which cannot come here"
    language = command.language if isinstance(command, c.CreateGame) else state.language
    if language not in LANGUAGES:
        return f"names a language that this version does not know: {language}"
    words = Recorded(language, told, lexicon)
    everybody = frozenset(seat.player for seat in state.seats)
    decisions = [_decision(state, command, event, words, away) for away in (frozenset[e.PlayerId](), everybody)]
    made = next((made for made in decisions if isinstance(made, tuple) and made[:1] == (event,)), decisions[0])
    if isinstance(made, str):
        return made
    return made or f"is a {_kind(event)}; by the rules nothing happens then"


def _decision(
    state: GameState, command: c.Command, event: e.Event, words: Recorded, away: frozenset[e.PlayerId]
) -> tuple[e.Event, ...] | str:
    try:
        decision = decide(state, command, event.at, words, away)
    except LookupError as nothing_drawn:
        return f"is wrong: {nothing_drawn}"
    if isinstance(decision, Refused):
        return f"breaks the rules: {decision.sentence}"
    return _as_chance_had_it(decision, event)


def _as_chance_had_it(decision: Decision, event: e.Event) -> tuple[e.Event, ...] | str:
    """The decision with what the event knows alone: what was drawn, said, and the version of the words."""
    if not isinstance(decision, tuple):
        return "repeats a move that was made before"
    match decision, event:
        case (e.GameStarted() as started, *_), e.GameStarted() if sorted(started.order) == sorted(event.order):
            first = None if started.turn is None else event.order[0]
            return (replace(started, order=event.order, turn=first),)
        case (e.Said() as said,), e.Said():
            return (replace(said, text=event.text),)
        case (e.GameCreated() as created, *rest), e.GameCreated():
            return replace(created, lexicon=event.lexicon), *rest
    return decision


def _opening(told: Sequence[e.Event]) -> c.CreateGame:
    """The command that opened the game; of its host the seat tells more."""
    created, seat = told[0], told[1] if len(told) > 1 else None
    named = {field.name for field in fields(c.CreateGame)}
    known = {field.name: getattr(event, field.name) for event in (seat, created) if event for field in fields(event)}
    return c.CreateGame(**{name: value for name, value in known.items() if name in named} | {"player": known["host"]})


def _command(state: GameState, event: e.Event) -> c.Command | None:  # noqa: C901, PLR0911 - one case an event
    """The command that leads to this event; None if it never stands first."""
    match event:
        case e.SeatTaken():
            return c.TakeSeat(**{field.name: getattr(event, field.name) for field in fields(c.TakeSeat)})
        case e.GameStarted():
            return c.StartGame(player=state.host, draw=0)
        case e.WordPlayed():
            return c.PlayWord(player=event.player, text=event.word, ply=event.ply, move_id=event.move_id)
        case e.TurnMissed(why="pass"):
            return c.PassTurn(player=event.player, ply=state.ply)
        case e.TurnMissed():
            return c.Expire()
        case e.ClockExtended():
            lost = 0 if state.deadline is None else event.deadline - state.deadline
            # Of the word of the day nothing but a restart gives time back.
            return c.ExtendClock(lost=max(lost, 0), restarted=state.day is not None)
        case e.SeatLeft() | e.PlayerOut(why="left"):
            return c.LeaveGame(player=event.player)
        case e.PlayerOut(why="removed"):
            return c.RemoveSeat(player=state.host, target=event.player)
        case e.Said():
            return c.Say(player=event.player, text=event.text or "")
        case e.RematchOpened() if state.seats:
            return c.OpenRematch(player=state.seats[0].player, rematch=event.rematch, instead_of=state.rematch)
    return _ending(event)


def _ending(event: e.Event) -> c.Command | None:
    match event:
        case e.GameFinished(outcome=e.Outcome(why="abandoned")) | e.GameClosed(why="ended"):
            return c.EndGame()
        case e.GameFinished():
            return c.Expire()
        case e.GameClosed(why="idle"):
            return c.CloseIdle()
    return None


def _difference(is_there: e.Event, should_be: e.Event) -> str:
    if type(is_there) is not type(should_be):
        return f"is a {_kind(is_there)}; by the rules a {_kind(should_be)}"
    pairs = ((f.name, getattr(is_there, f.name), getattr(should_be, f.name)) for f in fields(is_there))
    name, is_now, by_rules = next(pair for pair in pairs if pair[1] != pair[2])
    return f"has {name} {is_now!r}; by the rules {by_rules!r}"


def _kind(event: e.Event) -> str:
    return type(event).__name__
