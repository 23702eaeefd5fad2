"""What simulated games come to, as the rows of Markdown tables."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, pairwise
from statistics import median, quantiles

from wordsnake.bots.levels import LEVELS
from wordsnake.bots.simulate import Result
from wordsnake.rules.ruleset import PRESETS, Ruleset

EQUAL = 3
"""The level of the bots that play every ruleset."""
TABLES = (("classic", 2), ("sprint", 2), ("survival", 2), ("survival", 4), ("race", 2), ("race", 6), ("daily", 1))
"""The rulesets, and how many play."""

Play = Callable[[Ruleset, Sequence[int]], Sequence[Result]]
"""Plays the games of a row: bots of these levels under one ruleset (`wordsnake.bots.rows.Rows.play`)."""


def levels(play: Play, rules: Ruleset) -> Iterator[str]:
    """Every level against the one below, and against its own like."""
    yield "| levels | the higher wins | the first seat wins | words | how it ends |"
    yield "|---|---|---|---|---|"
    for level, other in [*_steps(), *((level, level) for level in LEVELS)]:
        results = play(rules, (level, other))
        won = f"{share_of_level(results, level):.1%}" if level != other else ""
        yield (
            f"| {level} and {other} | {won} | {share_of_seat(results, 0):.1%} "
            f"| {spread(result.words for result in results)} | {endings(results)} |"
        )


def rulesets(play: Play) -> Iterator[str]:
    """How often each level beats the one below under every ruleset, and the first of two equals the second."""
    steps = " | ".join(f"{level} beats {other}" for level, other in _steps())
    yield f"| ruleset | {steps} | {' | '.join(f'first of {level}' for level in LEVELS)} |"
    yield "|---" * (2 * len(LEVELS)) + "|"
    for name, rules in PRESETS.items():
        shares = _alone(play, rules) if rules.seats_max == 1 else _together(play, rules)
        yield f"| `{name}` | {' | '.join(shares)} |"


def balance(play: Play) -> Iterator[str]:
    """Equal bots under every ruleset."""
    yield (
        "| ruleset | bots | words | minutes | most points | points between first and second | the seats win "
        "| how it ends |"
    )
    yield "|---|---|---|---|---|---|---|---|"
    for name, bots in TABLES:
        results = play(PRESETS[name], [EQUAL] * bots)
        seats = ", ".join(f"{share_of_seat(results, place):.1%}" for place in range(bots)) if bots > 1 else ""
        yield (
            f"| `{name}` | {bots} | {spread(result.words for result in results)} "
            f"| {spread((result.seconds / 60 for result in results), 1)} "
            f"| {spread(max(result.scores) for result in results)} "
            f"| {spread(map(margin, results)) if bots > 1 else ''} | {seats} | {endings(results)} |"
        )


def _steps() -> list[tuple[int, int]]:
    """Every level with the one below."""
    return [(level, below) for below, level in pairwise(LEVELS)]


def _together(play: Play, rules: Ruleset) -> list[str]:
    higher = [share_of_level(play(rules, pair), pair[0]) for pair in _steps()]
    return [f"{share:.1%}" for share in (*higher, *(share_of_seat(play(rules, (each, each)), 0) for each in LEVELS))]


def _alone(play: Play, rules: Ruleset) -> list[str]:
    """Who plays alone beats another one by more points in a game of its own."""
    games = {level: play(rules, (level,)) for level in LEVELS}
    return [f"{ahead(games[level], games[below]):.1%}" for level, below in _steps()] + [""] * len(LEVELS)


def ahead(games: Sequence[Result], others: Sequence[Result]) -> float:
    """The share of games played alone that scored more than the other of their number; an equal one counts half."""
    pairs = [(mine.scores[0], other.scores[0]) for mine, other in zip(games, others, strict=True)]
    return sum((mine > other) + (mine == other) / 2 for mine, other in pairs) / len(pairs)


def share_of_level(results: Sequence[Result], level: int) -> float:
    """The share of games that a level won."""
    shares = (zip(result.levels, result.shares, strict=True) for result in results)
    return sum(share for its, share in chain.from_iterable(shares) if its == level) / len(results)


def share_of_seat(results: Sequence[Result], place: int) -> float:
    """The share of games that whoever moves first (0), second ... won."""
    return sum(result.shares[place] for result in results) / len(results)


def ended(results: Sequence[Result], *, but: str) -> float:
    """The share of games that ended otherwise."""
    return sum(result.why != but for result in results) / len(results)


def endings(results: Sequence[Result]) -> str:
    """How the games ended, the most frequent way first."""
    ways = {result.why for result in results}
    shares = sorted(((1 - ended(results, but=why), why) for why in ways), reverse=True)
    return ", ".join(f"{why} {share:.1%}" for share, why in shares)


def margin(result: Result) -> int:
    """By how many points the best was ahead."""
    first, second, *_ = sorted(result.scores, reverse=True)
    return first - second


def spread(numbers: Iterable[float], digits: int = 0) -> str:
    """A tenth of the numbers is less than the first, half of them than the second, nine tenths than the third."""
    values = list(numbers)
    tenths = quantiles(values, n=10)
    return ", ".join(f"{value:.{digits}f}" for value in (tenths[0], median(values), tenths[-1]))
