"""Bots against bots over the pure game, without a server: who wins, how long games take, what the first seat is worth.

    python -m wordsnake.bots.simulate [--table levels] [--games 1000] [--language nl] [--ruleset classic] [--seed 1]
    python -m wordsnake.bots.simulate --table rulesets
    python -m wordsnake.bots.simulate --table balance --games 10000

Every game is really played: moves go through `decide` and `evolve`, at times that are counted and not waited for. The
same seed gives the same numbers on every machine, and the last line says what they depend on.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce

import click

from wordsnake.bots.levels import LEVELS
from wordsnake.bots.strategy import Position, choose
from wordsnake.bots.thinking import think_seconds
from wordsnake.bots.vocabulary import Vocabulary, vocabularies
from wordsnake.game.commands import Command, CreateGame, Expire, PassTurn, PlayWord, StartGame, TakeSeat
from wordsnake.game.decide import decide
from wordsnake.game.events import Finish, GameId, PlayerId
from wordsnake.game.evolve import evolve
from wordsnake.game.refusals import Refused, Repeated
from wordsnake.game.state import OWN_WORD_MS, GameState, nothing
from wordsnake.rules.lexicon import Lexicon
from wordsnake.rules.ruleset import PRESETS, Ruleset

GAME = GameId("simulate")
MOST_STEPS = 5000
"""A game that takes more has gone wrong."""
NOT_ALONE = [name for name, rules in PRESETS.items() if rules.seats_max > 1]
"""The rulesets under which bots play each other."""
LOOK_MS = 30_000
"""In a race a bot to whom nothing occurred looks again after so long, as one on a server does."""


@dataclass(frozen=True, slots=True)
class Result:
    """How a game ended. Scores and `shares` of the win (1, 0, or a part each) are in order of turns.

    `levels` are those of the bots in the same order; `words` counts the opening too, `seconds` the time from the start.
    """

    levels: Sequence[int]
    shares: Sequence[float]
    scores: Sequence[int]
    words: int
    seconds: float
    why: Finish


class Simulation:
    """Plays games in one language under one ruleset.

    Each game has chance of its own, by its levels and number: it is the same however many others are played.
    """

    def __init__(self, lexicon: Lexicon, known: Mapping[int, Vocabulary], rules: Ruleset, seed: int) -> None:
        self._lexicon = lexicon
        self._known = known
        self._rules = rules
        self._seed = seed
        self._random = random.Random()  # noqa: S311 - a simulation, which must be repeatable

    def games(self, levels: Sequence[int], count: int) -> list[Result]:
        """So many games between bots of these levels; the order of turns is drawn in each."""
        return [self.game(levels, number) for number in range(count)]

    def game(self, levels: Sequence[int], number: int) -> Result:
        """The game of this number."""
        self._random.seed(f"{self._seed} {self._lexicon.language} {self._rules.name} {[*levels]} {number}")
        players = {PlayerId(str(place)): level for place, level in enumerate(levels)}
        state = self._opened(list(players))
        for _ in range(MOST_STEPS):
            if state.outcome is not None:
                return _result(state, players)
            state = self._move_on(state, players)
        raise RuntimeError("a game does not end")

    def _opened(self, players: Sequence[PlayerId]) -> GameState:
        host, *guests = players
        create = CreateGame(
            player=host,
            ruleset=self._rules,
            language=self._lexicon.language,
            private=False,
            draw=self._random.getrandbits(64),
        )
        state = self._after(nothing(GAME), create, 0)
        if state.phase == "playing":
            return state
        start = StartGame(player=host, draw=self._random.getrandbits(64))
        commands: tuple[Command, ...] = (*(TakeSeat(player=guest) for guest in guests), start)
        return reduce(lambda before, command: self._after(before, command, 0), commands, state)

    def _move_on(self, state: GameState, players: Mapping[PlayerId, int]) -> GameState:
        """To the next word, or whatever else happens next."""
        movers = [state.turn] if state.turn else [seat.player for seat in state.standing.in_play]
        for at, player in sorted((self._ready_at(state, player, players[player]), player) for player in movers):
            if state.expires_at is not None and at >= state.expires_at:
                break
            command = self._move(state, player, players[player])
            if command is not None:
                return self._after(state, command, at)
        return self._idle(state)

    def _ready_at(self, state: GameState, player: PlayerId, level: int) -> int:
        """When the player has thought."""
        left = None if state.deadline is None or not state.turn else (state.deadline - state.touched_at) / 1000
        wait = round(1000 * think_seconds(LEVELS[level], left, self._random.randrange))
        own = state.turn is None and state.snake and state.snake[-1].player == player
        return state.touched_at + wait + (OWN_WORD_MS if own else 0)

    def _move(self, state: GameState, player: PlayerId, level: int) -> Command | None:
        current = state.current
        position = Position(self._rules, state.ply, current.key if current else None, _Used(state))
        key = choose(position, self._known[level], LEVELS[level], self._random.randrange)
        if key is not None:
            return PlayWord(player=player, text=key, ply=state.ply)
        return None if state.turn is None else PassTurn(player=player, ply=state.ply)

    def _idle(self, state: GameState) -> GameState:
        """Nobody in a race knows a word: they look again later, or the time runs out."""
        later = state.touched_at + LOOK_MS
        if state.expires_at is not None and later >= state.expires_at:
            return self._after(state, Expire(), state.expires_at)
        return _untouched(state, later)

    def _after(self, state: GameState, command: Command, at: int) -> GameState:
        decision = decide(state, command, at, self._lexicon, frozenset())
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


def _untouched(state: GameState, at: int) -> GameState:
    """The same game at a later time."""
    return replace(state, touched_at=at)


def _result(state: GameState, players: Mapping[PlayerId, int]) -> Result:
    outcome = state.outcome
    if outcome is None:
        raise ValueError("the game is not over")
    winners = outcome.winners
    return Result(
        levels=[players[seat.player] for seat in state.seats],
        shares=[(seat.player in winners) / max(1, len(winners)) for seat in state.seats],
        scores=[seat.score for seat in state.seats],
        words=len(state.snake),
        seconds=state.touched_at / 1000,
        why=outcome.why,
    )


@click.command()
@click.option(
    "--table",
    "kind",
    type=click.Choice(["levels", "rulesets", "balance"]),
    default="levels",
    help="Levels against each other, the same under every ruleset, or equal ones under every ruleset."
    "  [default: levels]",
)
@click.option("--games", type=click.IntRange(10), default=1000, help="Of each row.  [default: 1000]")
@click.option("--language", default="nl", help="The language to play in.  [default: nl]")
@click.option("--ruleset", type=click.Choice(NOT_ALONE), default="classic", help="Of levels.  [default: classic]")
@click.option("--data", type=click.Path(file_okay=False), help="A server's data directory, with its built lexicons.")
@click.option("--seed", type=int, default=1, help="Of all chance.  [default: 1]")
def main(kind: str, games: int, language: str, ruleset: str, data: str | None, seed: int) -> None:  # noqa: PLR0913, PLR0917 - options
    """Play bots against bots, and print a table of docs/bots.md or docs/rules.md; progress goes to stderr."""
    from pathlib import Path

    from wordsnake.bots import tables
    from wordsnake.bots.rows import FIRST, Rows
    from wordsnake.lexicon.shelf import Shelf
    from wordsnake.paths import DataDir, default_data

    shelf = Shelf(DataDir(Path(data) if data else default_data()).lexicons)
    shelf.build(language, lambda _step, _part: None)
    lexicon = shelf.open(language)
    rows = Rows(lexicon, vocabularies(lexicon), games, seed)
    lines = {
        "levels": lambda: tables.levels(rows.play, PRESETS[ruleset]),
        "rulesets": lambda: tables.rulesets(rows.play),
        "balance": lambda: tables.balance(rows.play),
    }
    for line in lines[kind]():
        click.echo(line)
    sources = dict.fromkeys(f"{each.package} {each.package_version}" for each in lexicon.header.origins)
    click.echo(f"\nSeed {seed}; {', '.join(sources)}; the first {FIRST} games of each row come to `{rows.digest}`.")


if __name__ == "__main__":
    main()
