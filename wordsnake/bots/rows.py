"""Games row by row, as tables need them: announced while they are played, and told apart by how they begin."""

import hashlib
import sys
from collections.abc import Mapping, Sequence

import click

from wordsnake.bots.simulate import Result, Simulation
from wordsnake.bots.vocabulary import Vocabulary
from wordsnake.rules.lexicon import Lexicon
from wordsnake.rules.ruleset import Ruleset

FIRST = 10
"""So many games of each row are in the digest: enough to notice a change, few enough to be played in a test."""


class Rows:
    """Plays `games` games for each row of a table, and counts them on stderr."""

    def __init__(self, lexicon: Lexicon, known: Mapping[int, Vocabulary], games: int, seed: int) -> None:
        self._lexicon = lexicon
        self._known = known
        self._games = games
        self._seed = seed
        self._first = hashlib.sha256()

    @property
    def digest(self) -> str:
        """Of how the first games of every row so far went: another one means other rules, other bots or other words."""
        return self._first.hexdigest()[:12]

    def play(self, rules: Ruleset, levels: Sequence[int]) -> list[Result]:
        """The games of a row: bots of these levels under one ruleset."""
        simulation = Simulation(self._lexicon, self._known, rules, self._seed)
        row = f"{rules.name}, {'levels' if len(levels) > 1 else 'level'} {' '.join(map(str, levels))}"
        with click.progressbar(range(self._games), label=row, file=sys.stderr) as numbers:
            results = [simulation.game(levels, number) for number in numbers]
        for result in results[:FIRST]:
            self._first.update(_told(result).encode())
        return results


def _told(result: Result) -> str:
    """A game as a line, in whole numbers alone."""
    levels, scores = (" ".join(map(str, each)) for each in (result.levels, result.scores))
    return f"{levels}: {scores}, {result.words} words in {round(result.seconds * 1000)} ms, {result.why}\n"
