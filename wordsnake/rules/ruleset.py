"""Rulesets: a game's rules as frozen data, with named presets.

A ruleset is a preset with any field overridden within its bounds. Fields that contradict each other, and rules under
which a game might never end, are refused when the ruleset is made; the game itself relies on it.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from types import MappingProxyType
from typing import Literal, NamedTuple, cast

Pace = Literal["turns", "race", "solo"]
Opening = Literal["player", "drawn"]


class InvalidRuleset(ValueError):  # noqa: N818 - says what is wrong, like the refusals
    """The ruleset cannot be played: `field` is what to change, `problem` completes the sentence that begins with it."""

    def __init__(self, field: str, problem: str) -> None:
        super().__init__(f"{field} {problem}")
        self.field = field
        self.problem = problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruleset:
    """The rules of one game; None is "no limit" wherever it is allowed. `name` is the preset it comes from.

    Overlaps and lengths are in letters of the key. A word scores `points_per_letter` for each letter of its overlap
    and `points_per_word` besides; an opening scores nothing. The game ends with the round in which a seat in play has
    `target_score`, or in which `max_words` words have followed the opening, and after `game_seconds` at once.

    `pace` says who may move: whoever's turn it is, in a race everybody, or the only player there is. A race has neither
    turns nor rounds, so whatever ends it ends it at once, and nobody can miss. Who plays alone is done with the first
    miss.

    A turn lasts `turn_seconds`, `turn_shrink` less with every round, but never less than `turn_floor`. A seat is out
    after `lives` misses, or after `misses_out` of them in a row. A word has at least `min_length` letters, one more
    with every `length_every` words that followed the opening (0: never), but no more than `length_cap` are asked for.
    """

    name: str
    pace: Pace = "turns"
    min_overlap: int = 1
    max_overlap: int | None = None
    points_per_letter: int = 2
    points_per_word: int = 0
    target_score: int | None = None
    max_words: int | None = None
    game_seconds: int | None = None
    turn_seconds: int | None = 60
    turn_shrink: int = 0
    turn_floor: int | None = 60
    lives: int | None = None
    misses_out: int | None = 3
    min_length: int = 2
    length_every: int = 0
    length_cap: int | None = None
    opening: Opening = "player"
    seats_min: int = 2
    seats_max: int = 8


PRESETS: Mapping[str, Ruleset] = MappingProxyType(
    {
        preset.name: preset
        for preset in (
            Ruleset(name="classic", target_score=100),
            Ruleset(name="sprint", target_score=25, turn_seconds=30, turn_floor=30),
            Ruleset(
                name="survival",
                max_overlap=1,
                points_per_letter=0,
                points_per_word=1,
                turn_seconds=20,
                turn_shrink=1,
                turn_floor=5,
                lives=2,
                misses_out=None,
                min_length=3,
                length_every=7,
                length_cap=15,
                opening="drawn",
            ),
            Ruleset(
                name="race",
                pace="race",
                game_seconds=180,
                turn_seconds=None,
                turn_floor=None,
                misses_out=None,
                opening="drawn",
                seats_max=16,
            ),
            Ruleset(
                name="daily",
                pace="solo",
                max_words=10,
                game_seconds=300,
                turn_seconds=None,
                turn_floor=None,
                misses_out=None,
                opening="drawn",
                seats_min=1,
                seats_max=1,
            ),
        )
    }
)
"""The rulesets this server offers, by name."""


class Bounds(NamedTuple):
    """The least and the greatest value of a numeric field, and whether it may be None instead."""

    low: int
    high: int
    nullable: bool = False


BOUNDS: Mapping[str, Bounds] = MappingProxyType(
    {
        "min_overlap": Bounds(1, 10),
        "max_overlap": Bounds(1, 10, nullable=True),
        "points_per_letter": Bounds(0, 10),
        "points_per_word": Bounds(0, 10),
        "target_score": Bounds(10, 1000, nullable=True),
        "max_words": Bounds(5, 1000, nullable=True),
        "game_seconds": Bounds(30, 3600, nullable=True),
        "turn_seconds": Bounds(5, 600, nullable=True),
        "turn_shrink": Bounds(0, 10),
        "turn_floor": Bounds(3, 600, nullable=True),
        "lives": Bounds(1, 5, nullable=True),
        "misses_out": Bounds(1, 10, nullable=True),
        "min_length": Bounds(2, 15),
        "length_every": Bounds(0, 50),
        "length_cap": Bounds(2, 15, nullable=True),
        "seats_min": Bounds(1, 16),
        "seats_max": Bounds(1, 16),
    }
)

CHOICES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"pace": ("turns", "race", "solo"), "opening": ("player", "drawn")}
)

_OF_TURNS: Mapping[Pace, tuple[str, ...]] = MappingProxyType(
    {
        "turns": (),
        "race": ("turn_seconds", "turn_floor", "lives", "misses_out"),
        "solo": ("lives", "misses_out"),
    }
)
"""What has no meaning at a pace. (That nothing shrinks where no turn ends, `_check_clock` sees to.)"""

_FIELDS = frozenset(field.name for field in fields(Ruleset))


def ruleset_from(spec: str | Mapping[str, object]) -> Ruleset:
    """The ruleset that `spec` asks for: a preset's name, or `{"name": preset, field: value, ...}`.

    Where `turn_seconds` is given and `turn_floor` is not, the floor comes down with it. Raises InvalidRuleset.
    """
    given: Mapping[str, object] = {"name": spec} if isinstance(spec, str) else spec
    preset = _preset(given.get("name"))
    for field, value in given.items():
        _check_field(field, value)
    values = asdict(preset) | dict(given)
    if "turn_floor" not in given:
        values["turn_floor"] = _floor(preset.turn_floor, cast("int | None", values["turn_seconds"]))
    ruleset = Ruleset(**values)
    _check_whole(ruleset)
    return ruleset


def _preset(name: object) -> Ruleset:
    if not isinstance(name, str) or name not in PRESETS:
        raise InvalidRuleset("name", f"must be one of {', '.join(PRESETS)}")
    return PRESETS[name]


def _floor(floor: int | None, turn_seconds: int | None) -> int | None:
    return None if floor is None or turn_seconds is None else min(floor, turn_seconds)


def _check_field(field: str, value: object) -> None:
    if field not in _FIELDS:
        raise InvalidRuleset(str(field)[:40], "is no field of a ruleset")
    if field in CHOICES and value not in CHOICES[field]:
        raise InvalidRuleset(field, f"must be one of {', '.join(CHOICES[field])}")
    if field in BOUNDS:
        _check_number(field, value, BOUNDS[field])


def _check_number(field: str, value: object, bounds: Bounds) -> None:
    if value is None and bounds.nullable:
        return
    number = isinstance(value, int) and not isinstance(value, bool)
    if not number or not bounds.low <= cast("int", value) <= bounds.high:
        otherwise = ", or null" if bounds.nullable else ""
        raise InvalidRuleset(field, f"must be a whole number from {bounds.low} to {bounds.high}{otherwise}")


def _check_whole(rules: Ruleset) -> None:
    for check in (_check_limits, _check_pace, _check_clock, _check_end):
        check(rules)


def _check_limits(rules: Ruleset) -> None:
    if rules.max_overlap is not None and rules.min_overlap > rules.max_overlap:
        raise InvalidRuleset("min_overlap", "must not exceed max_overlap")
    if rules.length_cap is not None and rules.min_length > rules.length_cap:
        raise InvalidRuleset("min_length", "must not exceed length_cap")
    if rules.seats_min > rules.seats_max:
        raise InvalidRuleset("seats_min", "must not exceed seats_max")


def _check_pace(rules: Ruleset) -> None:
    if rules.pace == "solo" and rules.seats_max != 1:
        raise InvalidRuleset("seats_max", "must be 1 where one plays alone")
    if rules.pace != "solo" and rules.seats_min == 1:
        raise InvalidRuleset("seats_min", "must be at least 2 where one does not play alone")
    for field in _OF_TURNS[rules.pace]:
        if getattr(rules, field) is not None:
            raise InvalidRuleset(field, f"must be null where the pace is {rules.pace}")


def _check_clock(rules: Ruleset) -> None:
    if rules.turn_seconds is None:
        if rules.turn_shrink or rules.turn_floor is not None:
            raise InvalidRuleset("turn_seconds", "must be given where turn_shrink or turn_floor is")
    elif rules.turn_floor is None:
        if rules.turn_shrink:
            raise InvalidRuleset("turn_floor", "must be given where turn_shrink is")
    elif rules.turn_floor > rules.turn_seconds:
        raise InvalidRuleset("turn_floor", "must not exceed turn_seconds")


def _check_end(rules: Ruleset) -> None:
    """Whether the game ends although nobody does anything, and although everybody plays on for ever."""
    if rules.turn_seconds is None and rules.game_seconds is None:
        raise InvalidRuleset("turn_seconds", "or game_seconds must be given, or the game may never end")
    if rules.target_score is not None and not rules.points_per_letter and not rules.points_per_word:
        raise InvalidRuleset("target_score", "cannot be reached where no word scores")
    ends = (rules.target_score, rules.max_words, rules.game_seconds, rules.lives, rules.misses_out)
    if rules.pace != "solo" and all(end is None for end in ends):  # who plays alone is done with the first miss
        raise InvalidRuleset(
            "target_score", "or max_words, game_seconds, lives or misses_out must be given, or the game may never end"
        )
