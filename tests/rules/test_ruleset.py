"""Rulesets: presets, overrides, bounds, and what cannot be played."""

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wordsnake.rules.ruleset import BOUNDS, CHOICES, PRESETS, InvalidRuleset, Ruleset, ruleset_from
from wordsnake.rules.scoring import points, shortest, turn_ms


def problem(**overrides: object) -> InvalidRuleset:
    with pytest.raises(InvalidRuleset) as caught:
        ruleset_from({"name": "classic", **overrides})
    return caught.value


def test_classic() -> None:
    """The original, longer: 100 points at two a letter, 60 s a turn, out after three misses in a row."""
    rules = ruleset_from("classic")
    assert (rules.target_score, rules.points_per_letter, rules.turn_seconds, rules.misses_out) == (100, 2, 60, 3)
    assert (rules.min_overlap, rules.max_overlap, rules.opening) == (1, None, "player")
    assert (rules.seats_min, rules.seats_max) == (2, 8)


def test_sprint() -> None:
    """The original's 25 points, 30 s a turn, and otherwise as classic."""
    assert ruleset_from("sprint") == replace(
        ruleset_from("classic"), name="sprint", target_score=25, turn_seconds=30, turn_floor=30
    )


def test_survival() -> None:
    """The last letter alone counts, a word scores a point; turns get shorter, words longer, and lives run out."""
    rules = ruleset_from("survival")
    assert (rules.min_overlap, rules.max_overlap, rules.points_per_letter, rules.points_per_word) == (1, 1, 0, 1)
    assert (rules.target_score, rules.lives, rules.misses_out, rules.opening) == (None, 2, None, "drawn")
    assert [turn_ms(rules, round_) for round_ in (1, 2, 16, 40)] == [20_000, 19_000, 5_000, 5_000]
    assert [shortest(rules, ply) for ply in (1, 7, 8, 50, 500)] == [3, 3, 4, 10, 15]


def test_race() -> None:
    """Everybody at once, for three minutes, from a drawn opening; up to sixteen players, and no turn to miss."""
    rules = ruleset_from("race")
    assert (rules.pace, rules.game_seconds, rules.opening) == ("race", 180, "drawn")
    assert (rules.turn_seconds, rules.turn_floor, rules.lives, rules.misses_out) == (None, None, None, None)
    assert (rules.target_score, rules.max_words, rules.seats_min, rules.seats_max) == (None, None, 2, 16)


def test_daily() -> None:
    """One player, ten words, five minutes, from a drawn opening."""
    rules = ruleset_from("daily")
    assert (rules.pace, rules.max_words, rules.game_seconds, rules.opening) == ("solo", 10, 300, "drawn")
    assert (rules.turn_seconds, rules.lives, rules.misses_out) == (None, None, None)
    assert (rules.seats_min, rules.seats_max) == (1, 1)


@pytest.mark.parametrize(
    ("spec", "field"),
    [
        ({"name": "race", "seats_min": 1}, "seats_min"),
        ({"name": "race", "turn_seconds": 30}, "turn_seconds"),
        ({"name": "race", "turn_floor": 5}, "turn_floor"),
        ({"name": "race", "turn_shrink": 1}, "turn_seconds"),
        ({"name": "race", "lives": 2}, "lives"),
        ({"name": "race", "misses_out": 2}, "misses_out"),
        ({"name": "race", "game_seconds": None}, "turn_seconds"),
        ({"name": "daily", "seats_max": 2}, "seats_max"),
        ({"name": "daily", "lives": 2}, "lives"),
        ({"name": "daily", "misses_out": 2}, "misses_out"),
        ({"name": "daily", "game_seconds": None}, "turn_seconds"),
        ({"name": "classic", "pace": "race"}, "turn_seconds"),
        ({"name": "classic", "pace": "solo"}, "seats_max"),
    ],
)
def test_what_a_pace_does_not_have(spec: dict[str, object], field: str) -> None:
    """A race has no turns and so no misses; who plays alone is done with the first one; each pace has its seats."""
    with pytest.raises(InvalidRuleset) as caught:
        ruleset_from(spec)
    assert caught.value.field == field


def test_another_pace() -> None:
    """Any preset may be played at any pace, without the fields that have no meaning there."""
    no_turns = {"turn_seconds": None, "turn_floor": None, "misses_out": None, "game_seconds": 60}
    assert ruleset_from({"name": "classic", "pace": "race", **no_turns}).pace == "race"
    alone = {"pace": "solo", "seats_min": 1, "seats_max": 1, "misses_out": None}
    assert ruleset_from({"name": "classic", **alone}).turn_seconds == 60
    assert ruleset_from({"name": "survival", **alone, "lives": None}).turn_floor == 5


def test_presets_are_valid() -> None:
    """Every preset is named as its key says, and passes the checks that overrides go through."""
    for name, preset in PRESETS.items():
        assert ruleset_from({"name": name}) == preset


def test_every_field_is_bounded() -> None:
    """No field of a ruleset goes unchecked."""
    assert {field.name for field in fields(Ruleset)} == {"name", *BOUNDS, *CHOICES}


def test_overrides_replace_fields() -> None:
    """A field given replaces that of the preset; the rest and the name stay."""
    rules = ruleset_from({"name": "sprint", "target_score": 50, "max_words": 20})
    assert rules == replace(PRESETS["sprint"], target_score=50, max_words=20)


def test_the_floor_comes_down_with_the_turn() -> None:
    """A shorter turn needs no floor given; nor does a turn without a limit."""
    assert ruleset_from({"name": "classic", "turn_seconds": 20}).turn_floor == 20
    assert ruleset_from({"name": "classic", "turn_seconds": None, "game_seconds": 300}).turn_floor is None


@pytest.mark.parametrize("spec", ["klassiek", "", {}, {"name": None}, {"name": 1}, {"name": ["classic"]}])
def test_unknown_presets(spec: str | dict[str, object]) -> None:
    """The name must be one of the presets."""
    with pytest.raises(InvalidRuleset) as caught:
        ruleset_from(spec)
    assert caught.value.field == "name"


def test_unknown_fields() -> None:
    """A misspelt field is refused, not ignored."""
    refused = problem(target=50)
    assert (refused.field, str(refused)) == ("target", "target is no field of a ruleset")


@pytest.mark.parametrize("field", sorted(BOUNDS))
@pytest.mark.parametrize("value", [True, 7.0, "7", [7]])
def test_a_number_is_a_whole_number(field: str, value: object) -> None:
    """No truth value, fraction, text or list passes for a number."""
    assert problem(**{field: value}).field == field


@pytest.mark.parametrize("field", sorted(BOUNDS))
def test_numbers_out_of_bounds(field: str) -> None:
    """One less than the least, one more than the greatest, and null where there must be a number."""
    low, high, nullable = BOUNDS[field]
    for value in [low - 1, high + 1, *([] if nullable else [None])]:
        assert problem(**{field: value}).field == field


@pytest.mark.parametrize(
    ("field", "value"),
    [("pace", "chess"), ("pace", None), ("opening", "anyone"), ("opening", None)],
)
def test_choices(field: str, value: object) -> None:
    """A choice is one of those there are."""
    assert problem(**{field: value}).field == field


@pytest.mark.parametrize(
    ("overrides", "field"),
    [
        ({"min_overlap": 5, "max_overlap": 4}, "min_overlap"),
        ({"min_length": 9, "length_cap": 8}, "min_length"),
        ({"seats_min": 5, "seats_max": 4}, "seats_min"),
        ({"seats_min": 1}, "seats_min"),
        ({"turn_seconds": 20, "turn_floor": 21}, "turn_floor"),
        ({"turn_shrink": 1, "turn_floor": None}, "turn_floor"),
        ({"turn_seconds": None, "game_seconds": 60, "turn_shrink": 1}, "turn_seconds"),
        ({"turn_seconds": None, "game_seconds": 60, "turn_floor": 5}, "turn_seconds"),
        ({"points_per_letter": 0}, "target_score"),
    ],
)
def test_contradictions(overrides: dict[str, object], field: str) -> None:
    """Fields that each are within bounds, but not together."""
    assert problem(**overrides).field == field


def test_a_game_without_any_clock_may_never_end() -> None:
    """If neither a turn nor the game is limited, one player who walks away holds the others for ever."""
    assert problem(turn_seconds=None).field == "turn_seconds"
    assert ruleset_from({"name": "classic", "turn_seconds": None, "game_seconds": 60}).game_seconds == 60


def test_a_game_without_any_goal_may_never_end() -> None:
    """Without a target, a number of words, a time or a way to be out, good players would play on for ever."""
    endless = {"target_score": None, "misses_out": None}
    assert problem(**endless).field == "target_score"
    for end in ({"target_score": 50}, {"max_words": 5}, {"game_seconds": 30}, {"lives": 1}, {"misses_out": 1}):
        assert ruleset_from({"name": "classic", **endless, **end})


@given(st.dictionaries(st.sampled_from(sorted(BOUNDS)), st.none() | st.integers(1, 40), max_size=3))
def test_whatever_is_asked_for_is_a_ruleset_or_refused(overrides: dict[str, int | None]) -> None:
    """No other error is raised, and what is accepted is what was asked for."""
    try:
        rules = ruleset_from({"name": "classic", **overrides})
    except InvalidRuleset:
        return
    assert all(getattr(rules, field) == value for field, value in overrides.items())


def test_points() -> None:
    """So many a letter of the overlap, and so many a word."""
    assert points(PRESETS["classic"], 5) == 10
    assert points(ruleset_from({"name": "classic", "points_per_letter": 0, "points_per_word": 1}), 5) == 1


def test_the_shortest_word_grows() -> None:
    """Every ten words one letter more is asked for, up to the cap; the opening does not count."""
    rules = ruleset_from({"name": "classic", "min_length": 3, "length_every": 10, "length_cap": 5})
    assert [shortest(rules, ply) for ply in (0, 1, 10, 11, 20, 21, 31, 500)] == [3, 3, 3, 4, 4, 5, 5, 5]
    assert shortest(replace(rules, length_cap=None), 31) == 6
    assert shortest(PRESETS["classic"], 500) == 2


def test_turns_shrink_to_the_floor() -> None:
    """A second less every round, but never less than the floor; without a limit there is nothing to shrink."""
    rules = ruleset_from({"name": "classic", "turn_seconds": 8, "turn_shrink": 2, "turn_floor": 5})
    assert [turn_ms(rules, round_) for round_ in (1, 2, 3, 99)] == [8000, 6000, 5000, 5000]
    assert turn_ms(ruleset_from({"name": "classic", "turn_seconds": None, "game_seconds": 60}), 3) is None
