"""Holding a finished game against a lexicon: what would have been best, what each word left, which traps were missed.

Nothing here takes chance, time or I/O. The work is bounded: so many words are looked at in a game, shared among its
moves, so that a long game is looked at less closely; of a very long one the last moves alone.
"""

from collections.abc import Callable, Sequence
from functools import cache

from wordsnake.analysis.position import Position
from wordsnake.analysis.report import AnalysedMiss, AnalysedMove, Analysis, Best, Trap
from wordsnake.analysis.words import Examples, Words
from wordsnake.game.events import Event, Link, TurnMissed, WordPlayed
from wordsnake.game.state import GameState
from wordsnake.rules.scoring import points

MOST_MOVES = 500
"""Of a longer game the last moves, and the misses among them."""
MOST_LEFT = 500
"""Continuations are counted up to here."""
EXAMPLES = 3
FEW = 3
"""A word that leaves no more continuations than this is a trap."""
ROOMY = 100
"""Where so many words begin as a word ends, it is no trap: not so many of them are too short, or played already."""
LOOKS_A_GAME, LOOKS_A_TURN = 40_000, 1_000
"""So many words are looked at in a game; for one turn at most so many for each length of overlap."""

Pause = Callable[[], None]


class Analyst:
    """Analyses one finished game: `state` is how it ended, `events` are all of its events."""

    def __init__(self, state: GameState, events: Sequence[Event], words: Words) -> None:
        self._state = state
        self._events = events
        self._words = words
        self._examples = Examples(words)
        self._first = max(0, len(state.snake) - MOST_MOVES)
        turns = len(state.snake) + sum(isinstance(event, TurnMissed) for event in events)
        self._looks = min(LOOKS_A_TURN, max(1, LOOKS_A_GAME // max(1, turns)))
        self._begin_so = cache(lambda ending: len(words.following(ending, ROOMY)))

    def analysis(self, pause: Pause = lambda: None) -> Analysis:
        """The whole analysis; `pause` is called every few milliseconds, for who wants to give way to others."""
        moves = tuple(self._move(link, pause) for link in self._state.snake[self._first :])
        misses: list[AnalysedMiss] = []
        for ply, missed in _misses(self._events, len(self._state.snake)):
            if ply >= self._first:
                misses.append(self._miss(ply, missed))
                pause()
        return Analysis(self._words.version, moves, tuple(misses[-MOST_MOVES:]))

    def _move(self, link: Link, pause: Pause) -> AnalysedMove:
        following = Position(link.key, link.ply + 1, self._state.ruleset, self._state.snake, link.ply)
        left = following.continuations(self._words, MOST_LEFT)
        pause()
        position = self._position(link.ply)
        found = [] if position is None else list(position.candidates(self._words, self._looks))
        pause()
        others = [(overlap, key) for overlap, key in found if key != link.key]
        best = max([link.overlap, *(overlap for overlap, _ in others)])
        return AnalysedMove(
            ply=link.ply,
            player=link.player,
            word=link.word,
            overlap=link.overlap,
            points=link.points,
            best=None if position is None else self._best(best, others),
            left=left,
            trap=None if position is None or left <= FEW else self._trap(position, others),
        )

    def _miss(self, ply: int, missed: TurnMissed) -> AnalysedMiss:
        position = self._position(ply)
        if position is None:
            return AnalysedMiss(ply, missed.player, possible=True, best=None)
        found = list(position.candidates(self._words, self._looks))
        best = self._best(found[0][0], found) if found else None
        return AnalysedMiss(ply, missed.player, possible=bool(found), best=best)

    def _position(self, ply: int) -> Position | None:
        """Before the move of this ply; None before the opening."""
        if ply == 0:
            return None
        return Position(self._state.snake[ply - 1].key, ply, self._state.ruleset, self._state.snake, ply)

    def _best(self, best: int, found: list[tuple[int, str]]) -> Best:
        words = [key for overlap, key in found if overlap == best]
        return Best(best, points(self._state.ruleset, best), self._examples.choose(words, EXAMPLES))

    def _trap(self, position: Position, found: list[tuple[int, str]]) -> Trap | None:
        """The word that would have left least, the most common one of several."""
        least = self._state.ruleset.min_overlap
        narrow = [key for _, key in found if self._begin_so(key[-least:]) < ROOMY and self._examples.fit(key)]
        left = {key: position.after(key).continuations(self._words, FEW + 1) for key in narrow}
        traps = [key for key in narrow if left[key] <= FEW]
        if not traps:
            return None
        key = min(traps, key=lambda key: (left[key], *self._examples.commonest_first(key)))
        return Trap(self._examples.spelled(key), left[key])


def _misses(events: Sequence[Event], words: int) -> list[tuple[int, TurnMissed]]:
    """The turns that were missed, each with the number of the move that was not made; `words` is how many were."""
    ply = words - sum(isinstance(event, WordPlayed) for event in events)  # a drawn opening was nobody's turn
    misses: list[tuple[int, TurnMissed]] = []
    for event in events:
        if isinstance(event, WordPlayed):
            ply += 1
        elif isinstance(event, TurnMissed):
            misses.append((ply, event))
    return misses
