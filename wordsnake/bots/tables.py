"""What simulated games come to, as the rows of Markdown tables."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from statistics import median, quantiles

from wordsnake.bots.levels import HIGHEST, LOWEST
from wordsnake.bots.simulate import Result, Simulation
from wordsnake.rules.ruleset import PRESETS, Ruleset

EQUAL = 3
"""The level of the bots that play every ruleset."""
TABLES = (("classic", 2), ("sprint", 2), ("survival", 2), ("survival", 4), ("race", 2), ("race", 6), ("daily", 1))
"""The rulesets, and how many play."""


def levels(simulation: Simulation, games: int) -> Iterator[str]:
    """Every level against the one below, and against its own like."""
    yield "| levels | the higher wins | the first seat wins | words: tenth, median, ninth | without a goal |"
    yield "|---|---|---|---|---|"
    pairs = [(level, level - 1) for level in range(LOWEST + 1, HIGHEST + 1)]
    for level, other in pairs + [(level, level) for level in range(LOWEST, HIGHEST + 1)]:
        results = simulation.games((level, other), games)
        won = f"{share_of_level(results, level):.1%}" if level != other else ""
        yield (
            f"| {level} and {other} | {won} | {share_of_seat(results, 0):.1%} "
            f"| {spread(result.words for result in results)} | {ended(results, but='goal'):.1%} |"
        )


def balance(under: Callable[[Ruleset], Simulation], games: int) -> Iterator[str]:
    """Equal bots under every ruleset; `under` plays by one of them."""
    yield (
        "| ruleset | bots | words | minutes | most points | points between first and second | the seats win "
        "| how it ends |"
    )
    yield "|---|---|---|---|---|---|---|---|"
    for name, bots in TABLES:
        results = under(PRESETS[name]).games([EQUAL] * bots, games)
        seats = ", ".join(f"{share_of_seat(results, place):.1%}" for place in range(bots)) if bots > 1 else ""
        yield (
            f"| `{name}` | {bots} | {spread(result.words for result in results)} "
            f"| {spread((result.seconds / 60 for result in results), 1)} "
            f"| {spread(max(result.scores) for result in results)} "
            f"| {spread(map(margin, results)) if bots > 1 else ''} | {seats} | {endings(results)} |"
        )


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
