"""Bots against bots over the pure game, without a server: who wins, how long games take, what the first seat is worth.

    python -m wordsnake.bots.simulate [--games 1000] [--language nl] [--ruleset classic] [--data FOLDER] [--seed 1]

Every game is really played: moves go through `decide` and `evolve`. The same seed gives the same numbers.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from statistics import median, quantiles

import click

from wordsnake.bots.levels import HIGHEST, LEVELS, LOWEST
from wordsnake.bots.strategy import Position, choose
from wordsnake.bots.vocabulary import Vocabulary, vocabularies
from wordsnake.game.commands import Command, CreateGame, PassTurn, PlayWord, StartGame, TakeSeat
from wordsnake.game.decide import decide
from wordsnake.game.events import GameId, PlayerId
from wordsnake.game.evolve import evolve
from wordsnake.game.refusals import Refused, Repeated
from wordsnake.game.state import GameState, nothing
from wordsnake.rules.lexicon import Lexicon
from wordsnake.rules.ruleset import PRESETS, Ruleset

GAME = GameId("simulate")
BOTS = (PlayerId("a"), PlayerId("b"))
MOST_TURNS = 2000
"""A game that takes more has gone wrong."""


@dataclass(frozen=True, slots=True)
class Result:
    """How a game ended. `shares` of the win by bot: 1, 0, or one half each; `first` was the first to move."""

    shares: Mapping[PlayerId, float]
    first: PlayerId
    words: int
    why: str


@dataclass(frozen=True, slots=True)
class Pairing:
    """What a row of games came to, for the first of two levels."""

    results: Sequence[Result]

    @property
    def won(self) -> float:
        """The share of games that the first level won."""
        return sum(result.shares[BOTS[0]] for result in self.results) / len(self.results)

    @property
    def first_seat(self) -> float:
        """The share of games that whoever moved first won."""
        return sum(result.shares[result.first] for result in self.results) / len(self.results)

    @property
    def stalled(self) -> float:
        """The share of games in which nobody found a word any more, or somebody missed too often."""
        return sum(result.why != "goal" for result in self.results) / len(self.results)

    def words(self) -> tuple[float, float, float]:
        """The words of a game: a tenth has fewer than the first number, half of them than the second, nine tenths."""
        tenths = quantiles((result.words for result in self.results), n=10)
        return tenths[0], median(result.words for result in self.results), tenths[-1]


class Simulation:
    """Plays games in one language under one ruleset. Time stands still, so that no clock matters."""

    def __init__(self, lexicon: Lexicon, known: Mapping[int, Vocabulary], rules: Ruleset, seed: int) -> None:
        self._lexicon = lexicon
        self._known = known
        self._rules = rules
        self._random = random.Random(seed)  # noqa: S311 - a simulation, which must be repeatable

    def pairing(self, level: int, other: int, games: int) -> Pairing:
        """So many games between two levels; each of them is as often host as the other."""
        return Pairing([self.game(dict(zip(BOTS, (level, other), strict=True))) for _ in range(games)])

    def game(self, levels: Mapping[PlayerId, int]) -> Result:
        """One game."""
        state = self._opened()
        first = state.turn or BOTS[0]
        for _ in range(MOST_TURNS):
            if state.turn is None:
                return _result(state, first)
            state = self._after(state, self._move(state, state.turn, levels[state.turn]))
        raise RuntimeError("a game does not end")

    def _opened(self) -> GameState:
        host, guest = BOTS
        create = CreateGame(player=host, ruleset=self._rules, language=self._lexicon.language, private=False)
        start = StartGame(player=host, draw=self._random.getrandbits(64))
        commands: tuple[Command, ...] = (create, TakeSeat(player=guest), start)
        return reduce(self._after, commands, nothing(GAME))

    def _move(self, state: GameState, player: PlayerId, level: int) -> Command:
        current = state.current
        position = Position(self._rules, state.ply, current.key if current else None, _Used(state))
        key = choose(position, self._known[level], LEVELS[level], self._random.randrange)
        return PassTurn(player=player, ply=state.ply) if key is None else PlayWord(player=player, text=key)

    def _after(self, state: GameState, command: Command) -> GameState:
        decision = decide(state, command, 0, self._lexicon, frozenset())
        if isinstance(decision, Refused | Repeated):
            raise TypeError(f"{command} was answered {decision}")
        return reduce(evolve, decision, state)


class _Used:
    """The keys in a snake, as a collection."""

    def __init__(self, state: GameState) -> None:
        self._snake = state.snake

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self._snake.get(key) is not None

    def __iter__(self) -> Iterator[str]:
        return (link.key for link in self._snake)

    def __len__(self) -> int:
        return len(self._snake)


def _result(state: GameState, first: PlayerId) -> Result:
    outcome = state.outcome
    winners = outcome.winners if outcome else ()
    shares = {bot: (bot in winners) / max(1, len(winners)) for bot in BOTS}
    return Result(shares, first, len(state.snake), outcome.why if outcome else "")


def table(simulation: Simulation, games: int) -> Iterator[str]:
    """The rows of a Markdown table: every level against the one below, and against its own like."""
    yield "| levels | the higher wins | the first seat wins | words: tenth, median, ninth | without a goal |"
    yield "|---|---|---|---|---|"
    pairs = [(level, level - 1) for level in range(LOWEST + 1, HIGHEST + 1)]
    for level, other in pairs + [(level, level) for level in range(LOWEST, HIGHEST + 1)]:
        pairing = simulation.pairing(level, other, games)
        won = f"{pairing.won:.1%}" if level != other else ""
        low, middle, high = pairing.words()
        yield (
            f"| {level} and {other} | {won} | {pairing.first_seat:.1%} "
            f"| {low:.0f}, {middle:.0f}, {high:.0f} | {pairing.stalled:.1%} |"
        )


@click.command()
@click.option("--games", type=click.IntRange(10), default=1000, help="Of each pairing.  [default: 1000]")
@click.option("--language", default="nl", help="The language to play in.  [default: nl]")
@click.option("--ruleset", type=click.Choice(list(PRESETS)), default="classic", help="The rules.  [default: classic]")
@click.option("--data", type=click.Path(file_okay=False), help="A server's data directory, with its built lexicons.")
@click.option("--seed", type=int, default=1, help="Of all chance.  [default: 1]")
def main(games: int, language: str, ruleset: str, data: str | None, seed: int) -> None:
    """Play bots against bots, and print the tables of docs/bots.md."""
    from pathlib import Path

    from wordsnake.lexicon.shelf import RECIPES, Shelf
    from wordsnake.paths import DataDir, default_data

    shelf = Shelf(DataDir(Path(data) if data else default_data()).lexicons)
    shelf.build(language, lambda _step, _part: None)
    lexicon = shelf.open(language)
    known = vocabularies(lexicon, RECIPES[language].unfit_openings)
    for row in table(Simulation(lexicon, known, PRESETS[ruleset], seed), games):
        click.echo(row)


if __name__ == "__main__":
    main()
