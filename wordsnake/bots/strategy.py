"""What a bot plays: a pure function of the position, its vocabulary, its level and chance. Use it in bots of your own.

A person thinks of an ending of the current word and then of a word that begins with it; so does a bot. It has a few
such ideas and lays the best of them, by the points it scores and, on higher levels, by the points of the best answer.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from wordsnake.bots.levels import Level
from wordsnake.bots.vocabulary import Vocabulary
from wordsnake.rules.link import beginnings, overlap
from wordsnake.rules.ruleset import Ruleset
from wordsnake.rules.scoring import points, shortest

TRIES = 8
"""How often a bot looks for a word that will do before it gives an idea up."""
LAST_RESORT = 500
"""When no idea has come up, so many words are looked through for each ending, the longest first."""
OPENING_IDEAS = 2.0
"""An opening scores nothing, and gets less thought: one chosen well would win games for the first seat."""
GRAINS = 1000

Chance = Callable[[int], int]
"""A random number from 0 up to, and without, the one given: `random.Random(seed).randrange`, `secrets.randbelow`."""


@dataclass(frozen=True, slots=True)
class Position:
    """A bot's move: number `ply` under `rules`, on the key `current` (None: it opens). `used` keys are not allowed."""

    rules: Ruleset
    ply: int
    current: str | None
    used: Collection[str]


def choose(position: Position, vocabulary: Vocabulary, level: Level, chance: Chance) -> str | None:
    """The key of the word that a bot of this level lays, always a legal one; None if nothing occurs to it."""
    wanted = range(_some(level.ideas if position.current else min(level.ideas, OPENING_IDEAS), chance))
    ranges = _places(position, vocabulary)
    ideas = [idea for _ in wanted if (idea := _idea(position, ranges, vocabulary, chance)) is not None]
    if not ideas:
        return next(_last_resort(position, ranges, vocabulary), None)
    return max(ideas, key=lambda key: _value(key, position, vocabulary, level))


def best_answer(key: str, rules: Ruleset, vocabulary: Vocabulary) -> int:
    """How many letters the longest overlap has with which some word of the vocabulary follows this one; 0: none does.

    A word may be counted that is too short, or was played: this is a guess, as a person makes it.
    """
    for ending in beginnings(key, rules.min_overlap, rules.max_overlap):
        places = vocabulary.beginning_with(ending)
        # The ending itself may be a word, but adds no letter.
        if len(places) > 1 or (places and vocabulary[places.start] != ending):
            return len(ending)
    return 0


def _some(mean: float, chance: Chance) -> int:
    """A whole number next to `mean`, which in the long run is the mean."""
    whole = int(mean)
    return whole + (chance(GRAINS) < (mean - whole) * GRAINS)


def _value(key: str, position: Position, vocabulary: Vocabulary, level: Level) -> float:
    own = 0 if position.current is None else _overlap(position.current, key, position.rules)
    if not level.foresight:
        return own
    left = level.foresight * best_answer(key, position.rules, vocabulary)
    return own + left if position.rules.pace == "solo" else own - left  # who plays alone answers, too


def _idea(position: Position, ranges: Sequence[range], vocabulary: Vocabulary, chance: Chance) -> str | None:
    """Some word that may be laid: every ending with which one begins is as likely as any other."""
    for _ in range(TRIES if ranges else 0):
        places = ranges[chance(len(ranges))]
        key = vocabulary[places[chance(len(places))]]
        if _is_legal(key, position):
            return key
    return None


def _last_resort(position: Position, ranges: Sequence[range], vocabulary: Vocabulary) -> Iterator[str]:
    least = shortest(position.rules, position.ply)  # once: late in survival hundreds of words are too short
    for places in ranges:
        keys = (vocabulary[place] for place in places[:LAST_RESORT])
        yield from (key for key in keys if len(key) >= least and _is_legal(key, position))


def _places(position: Position, vocabulary: Vocabulary) -> list[range]:
    """Where the words are that could follow, by ending, the longest first; all words for an opening."""
    if position.current is None:
        endings: tuple[str, ...] = ("",)
    else:
        endings = beginnings(position.current, position.rules.min_overlap, position.rules.max_overlap)
    return [places for ending in endings if (places := vocabulary.beginning_with(ending))]


def _is_legal(key: str, position: Position) -> bool:
    if len(key) < shortest(position.rules, position.ply) or key in position.used:
        return False
    return position.current is None or _overlap(position.current, key, position.rules) > 0


def _overlap(current: str, key: str, rules: Ruleset) -> int:
    return overlap(current, key, rules.min_overlap, rules.max_overlap)


def score(position: Position, key: str) -> int:
    """The points that a legal word scores."""
    shared = 0 if position.current is None else _overlap(position.current, key, position.rules)
    return points(position.rules, shared) if shared else 0
